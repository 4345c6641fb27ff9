import { CodedError } from '@chancery/base'
import type { ClientConfig } from 'ts-mls/clientConfig.js'
import { createGroup, joinGroup } from 'ts-mls/clientState.js'
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js'
import { decodeMlsMessage } from 'ts-mls/message.js'
import { emptyPskIndex } from 'ts-mls/pskIndex.js'
import { getHpkePublicKey } from 'ts-mls/ratchetTree.js'
import type { MlsErrorCode, MlsKeyPackage } from './engine.ts'
import { GROUP_ID_LENGTH, groupExtensions, isOurLeaf, MAX_MEMBERS, readGroupExtensions } from './group-form.ts'
import { fromClientState, type GroupState, keysMatchTree, membersOf } from './group-state.ts'
import { areDistinct } from './judge-commit.ts'
import { openOwnKeyPackage } from './key-package.ts'
import { isUsableX25519 } from './suite/small-order.ts'

// A Welcome with its tree is about 360 bytes per member.
const MAX_WELCOME_LENGTH = 1 << 21

/** Does what {@link MlsEngine.create} promises. */
export async function startGroup(
  suite: CiphersuiteImpl,
  config: ClientConfig,
  group: Uint8Array,
  context: Uint8Array,
  own: MlsKeyPackage,
): Promise<GroupState> {
  if (group.length !== GROUP_ID_LENGTH) throw new TypeError(`create: group must be ${GROUP_ID_LENGTH} bytes`)
  const { publicPackage, privatePackage } = await openOwnKeyPackage(suite, own)
  return fromClientState(
    await createGroup(group.slice(), publicPackage, privatePackage, groupExtensions(context), suite, config),
  )
}

/** Does what {@link MlsEngine.join} promises. */
export async function enterGroup(
  suite: CiphersuiteImpl,
  config: ClientConfig,
  welcome: Uint8Array,
  own: MlsKeyPackage,
): Promise<GroupState> {
  try {
    return await openWelcome(suite, config, welcome, own)
  } catch (error) {
    const message = 'This invitation to a group cannot be used; ask to be added again'
    throw new CodedError<MlsErrorCode>('mls/welcome', message, {}, { cause: error })
  }
}

async function openWelcome(
  suite: CiphersuiteImpl,
  config: ClientConfig,
  bytes: Uint8Array,
  own: MlsKeyPackage,
): Promise<GroupState> {
  if (bytes.length > MAX_WELCOME_LENGTH) throw new TypeError('too long')
  const { publicPackage, privatePackage } = await openOwnKeyPackage(suite, own)
  const [message] = decodeMlsMessage(bytes, 0) ?? []
  if (message?.wireformat !== 'mls_welcome') throw new TypeError('not a Welcome')
  const joined = await joinGroup(
    message.welcome,
    publicPackage,
    privatePackage,
    emptyPskIndex,
    suite,
    undefined,
    undefined,
    config,
  )
  const state = fromClientState(joined)
  if (!isGroupOfOurs(state)) throw new TypeError('not a group of ours')
  if (!keysMatchTree(state)) throw new TypeError('path secret does not fit the tree')
  return state
}

/** Whether the group keeps the rules that commits are judged by, so that a joiner never starts from what members refuse. */
function isGroupOfOurs({ context, tree }: GroupState): boolean {
  const nodesFit = tree.every(
    (node) =>
      node === undefined || (node.nodeType === 'leaf' ? isOurLeaf(node.leaf) : isUsableX25519(getHpkePublicKey(node))),
  )
  if (!nodesFit || context.groupId.length !== GROUP_ID_LENGTH) return false
  const members = membersOf(tree)
  return readGroupExtensions(context.extensions) !== undefined && members.length <= MAX_MEMBERS && areDistinct(members)
}
