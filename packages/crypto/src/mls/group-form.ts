import { equalBytes } from '@chancery/base'
import type { Capabilities } from 'ts-mls/capabilities.js'
import type { Extension } from 'ts-mls/extension.js'
import type { LeafNode } from 'ts-mls/leafNode.js'
import { encodeRequiredCapabilities } from 'ts-mls/requiredCapabilities.js'
import type { MlsMember } from './engine.ts'
import { SUITE_NAME } from './suite/suite.ts'
import { isUsableEd25519, isUsableX25519 } from './suite/small-order.ts'

/** Our GroupContext extension, from the private-use range (RFC 9420, 17.3). Its value is opaque to MLS. */
export const CONTEXT_EXTENSION = 0xf0b0
/** Marks a KeyPackage that may be used more than once (draft-ietf-mls-extensions, `last_resort`). */
export const LAST_RESORT_EXTENSION = 0x000a

export const DEVICE_ID_LENGTH = 16
export const GROUP_ID_LENGTH = 16
/** No group grows beyond this: above it a commit would fill minutes of the board (docs/adr/0003-mls-engine.md). */
export const MAX_MEMBERS = 2048
/** The longest list of capabilities or extensions that we look at: ours have two entries. */
export const MAX_LIST = 32

const REQUIRED_CAPABILITIES = encodeRequiredCapabilities({
  extensionTypes: [CONTEXT_EXTENSION],
  proposalTypes: [],
  credentialTypes: ['basic'],
})

/** What our leaves say that they understand. */
export const OWN_CAPABILITIES: Capabilities = {
  versions: ['mls10'],
  ciphersuites: [SUITE_NAME],
  extensions: [CONTEXT_EXTENSION, LAST_RESORT_EXTENSION],
  proposals: [],
  credentials: ['basic'],
}

/** The extensions of a GroupContext that carries `context`: always these two, in this order. */
export function groupExtensions(context: Uint8Array): Extension[] {
  return [
    { extensionType: 'required_capabilities', extensionData: REQUIRED_CAPABILITIES },
    { extensionType: CONTEXT_EXTENSION, extensionData: context.slice() },
  ]
}

/** The opaque context in a GroupContext's extensions, or `undefined` unless they are what {@link groupExtensions} makes. */
export function readGroupExtensions(extensions: readonly Extension[]): Uint8Array | undefined {
  const [required, context] = extensions
  const wellFormed =
    extensions.length === 2 &&
    required?.extensionType === 'required_capabilities' &&
    equalBytes(required.extensionData, REQUIRED_CAPABILITIES) &&
    context?.extensionType === CONTEXT_EXTENSION
  return wellFormed ? context.extensionData : undefined
}

/** Whether the lists in a leaf are short enough to encode it on any device. */
export function hasShortLists({ capabilities, credential, extensions }: LeafNode): boolean {
  const { versions, ciphersuites, proposals, credentials } = capabilities
  const lists: readonly (readonly unknown[])[] = [
    extensions,
    versions,
    ciphersuites,
    capabilities.extensions,
    proposals,
    credentials,
    'certificates' in credential ? credential.certificates : [],
  ]
  return lists.every((list) => list.length <= MAX_LIST)
}

/** Whether a leaf may be in a group of ours: basic credential with a device id, usable keys, our suite understood, no extensions. */
export function isOurLeaf(leaf: LeafNode): boolean {
  const { capabilities, credential } = leaf
  return (
    credential.credentialType === 'basic' &&
    'identity' in credential &&
    credential.identity.length === DEVICE_ID_LENGTH &&
    isUsableEd25519(leaf.signaturePublicKey) &&
    isUsableX25519(leaf.hpkePublicKey) &&
    capabilities.versions.includes('mls10') &&
    capabilities.ciphersuites.includes(SUITE_NAME) &&
    capabilities.credentials.includes('basic') &&
    capabilities.extensions.includes(CONTEXT_EXTENSION) &&
    leaf.extensions.length === 0 &&
    hasShortLists(leaf)
  )
}

/** The member that `leaf` at index `leafIndex` stands for. Call only after {@link isOurLeaf}. */
export function memberOf(leaf: LeafNode, leafIndex: number): MlsMember {
  const { credential } = leaf
  if (!('identity' in credential)) throw new TypeError('memberOf: leaf has no basic credential')
  return { leaf: leafIndex, device: credential.identity, signatureKey: leaf.signaturePublicKey }
}
