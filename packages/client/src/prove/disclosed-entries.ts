import { fromBase64url } from '@chancery/base'
import { openEntry } from '@chancery/crypto'
import type { Roster } from '@chancery/crypto/public'
import type { DeviceId, RegisterDocument, RegisterEntry } from '@chancery/protocol'
import { decodeRegisterDocument, decodeRegisterEntry } from '@chancery/protocol'
import type { StoredEntry } from '../register/sync-register.ts'

interface Leaf {
  readonly entry: RegisterEntry | undefined
  readonly opening: Uint8Array | undefined
}

/**
 * Which register entries a bundle about `sender` must open, ascending: the chain of certificates from its device up to the
 * organization's key, and whatever could have broken that chain: revocations of its devices, other uses of its
 * invitations, and the records (roles among them) before its last link. Nobody else's certificate is opened.
 */
export function disclosedEntries(
  stored: readonly StoredEntry[],
  roster: Roster,
  directoryKey: Uint8Array,
  sender: DeviceId,
): number[] {
  const leaves: Leaf[] = stored.map(({ leaf, opening }) => ({ entry: decodeRegisterEntry(leaf), opening }))
  const chain = new Set<number>([0])
  const waiting: number[] = []
  const add = (index: number | undefined): void => {
    if (index === undefined || index >= leaves.length || chain.has(index) || leaves[index]?.opening === undefined)
      return
    chain.add(index)
    waiting.push(index)
  }
  const addDevice = (device: DeviceId): void => add(roster.devices[device]?.certifiedAt)
  addDevice(sender)
  for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
    const { entry, opening } = leaves[index] as Leaf
    const document = documentOf(directoryKey, entry, opening)
    if (entry === undefined || document === undefined || document.kind === 'organization') continue
    if (entry.kind === 'device') addAll(leaves, add, (other) => isAboutDevice(other, entry))
    // Who was let in again by somebody else had lost all devices: that shows with those devices, and their revocations.
    if (document.kind === 'invitation' && document.person !== undefined)
      for (const { device, person, certifiedAt } of Object.values(roster.devices))
        if (person === document.person && certifiedAt < index) addDevice(device)
    if (document.by === 'organization' || document.by === 'invitation') continue
    addDevice(document.by)
    const before = index
    addAll(leaves, add, (other, at) => other.kind === 'record' && at < before)
  }
  return [...chain].sort((a, b) => a - b)
}

function addAll(
  leaves: readonly Leaf[],
  add: (index: number) => void,
  isWanted: (entry: RegisterEntry, index: number) => boolean,
): void {
  for (const [index, { entry }] of leaves.entries()) if (entry !== undefined && isWanted(entry, index)) add(index)
}

/** Its revocations, its invitation, and whoever else came with the same invitation. */
function isAboutDevice(other: RegisterEntry, device: Extract<RegisterEntry, { kind: 'device' }>): boolean {
  if (other.kind === 'revocation') return other.access === device.access
  if (other.kind === 'invitation') return other.key === device.invitation
  return other.kind === 'device' && device.invitation !== undefined && other.invitation === device.invitation
}

function documentOf(
  directoryKey: Uint8Array,
  entry: RegisterEntry | undefined,
  opening: Uint8Array | undefined,
): RegisterDocument | undefined {
  if (entry === undefined || entry.kind === 'directory' || opening === undefined) return undefined
  const signed = openEntry(directoryKey, fromBase64url(entry.commitment) as Uint8Array, opening)
  return signed === undefined ? undefined : decodeRegisterDocument(signed.json)
}
