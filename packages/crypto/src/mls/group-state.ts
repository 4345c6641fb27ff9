import { equalBytes } from '@chancery/base'
import { x25519 } from '@noble/curves/ed25519.js'
import type { ClientConfig } from 'ts-mls/clientConfig.js'
import type { ClientState } from 'ts-mls/clientState.js'
import type { GroupContext } from 'ts-mls/groupContext.js'
import { getHpkePublicKey, type RatchetTree } from 'ts-mls/ratchetTree.js'
import { directPath, leafToNodeIndex, leafWidth, toLeafIndex } from 'ts-mls/treemath.js'
import type { MlsMember, MlsState } from './engine.ts'
import { memberOf } from './group-form.ts'

/**
 * What is behind an {@link MlsState}: all that is needed to follow and to make commits, and no more. Of the library's
 * state we drop the secret tree (nobody sends MLS application messages), past epochs, and four of the eight epoch secrets.
 */
export interface GroupState {
  readonly context: GroupContext
  readonly tree: RatchetTree
  /** The own leaf index. */
  readonly leaf: number
  /** HPKE private keys by node index: the own leaf and those ancestors whose key this member knows (RFC 9420, 7.1). */
  readonly privateKeys: Readonly<Record<number, Uint8Array>>
  readonly seed: Uint8Array
  readonly confirmationTag: Uint8Array
  readonly initSecret: Uint8Array
  readonly membershipKey: Uint8Array
  /** Absent once the epoch secret has been taken. */
  readonly exporterSecret: Uint8Array | undefined
  /** RFC 9420, 8.7. Absent in a state of version 1, until the next epoch. */
  readonly authenticator: Uint8Array | undefined
}

const EMPTY = new Uint8Array()

/** Makes a state opaque. */
export function seal(state: GroupState): MlsState {
  return state as unknown as MlsState
}

/** What is in an opaque state. */
export function unseal(state: MlsState): GroupState {
  return state as unknown as GroupState
}

/** The state as the library wants it. What we do not keep is empty, because none of the calls we make reads it. */
export function toClientState(state: GroupState, config: ClientConfig): ClientState {
  return {
    groupContext: state.context,
    ratchetTree: state.tree,
    privatePath: { leafIndex: state.leaf, privateKeys: state.privateKeys },
    signaturePrivateKey: state.seed,
    confirmationTag: state.confirmationTag,
    keySchedule: {
      initSecret: state.initSecret,
      membershipKey: state.membershipKey,
      exporterSecret: EMPTY,
      senderDataSecret: EMPTY,
      externalSecret: EMPTY,
      confirmationKey: EMPTY,
      resumptionPsk: EMPTY,
      epochAuthenticator: EMPTY,
    },
    secretTree: [],
    unappliedProposals: {},
    historicalReceiverData: new Map(),
    groupActiveState: { kind: 'active' },
    clientConfig: config,
  }
}

/** Our state of a library state that has just entered an epoch. */
export function fromClientState(client: ClientState): GroupState {
  return {
    context: client.groupContext,
    tree: client.ratchetTree,
    leaf: client.privatePath.leafIndex,
    privateKeys: liveKeys(client),
    seed: client.signaturePrivateKey,
    confirmationTag: client.confirmationTag,
    initSecret: client.keySchedule.initSecret,
    membershipKey: client.keySchedule.membershipKey,
    exporterSecret: client.keySchedule.exporterSecret,
    authenticator: client.keySchedule.epochAuthenticator,
  }
}

/** The private keys that the tree still uses. The library keeps those of blanked nodes too, against RFC 9420, 14.1. */
function liveKeys({ privatePath, ratchetTree }: ClientState): Record<number, Uint8Array> {
  const ownNode = leafToNodeIndex(toLeafIndex(privatePath.leafIndex))
  const live: Record<number, Uint8Array> = {}
  for (const index of [ownNode, ...directPath(ownNode, leafWidth(ratchetTree.length))]) {
    const node = ratchetTree[index]
    const key = privatePath.privateKeys[index]
    const unmerged = node?.nodeType === 'parent' && node.parent.unmergedLeaves.includes(privatePath.leafIndex)
    if (node !== undefined && key !== undefined && !unmerged) live[index] = key
  }
  return live
}

/**
 * Whether each private key is the one of its node's public key (RFC 9420, 7.5 and 12.4.3.1). Who skips this can be given
 * keys that fail only later, at an honest member's commit. Keys that `before` held already are not checked again.
 */
export function keysMatchTree(state: GroupState, before?: GroupState): boolean {
  return Object.entries(state.privateKeys).every(([index, key]) => {
    if (before?.privateKeys[Number(index)] === key) return true
    const node = state.tree[Number(index)]
    return node !== undefined && equalBytes(x25519.getPublicKey(key), getHpkePublicKey(node))
  })
}

/** The members of a tree in leaf order. */
export function membersOf(tree: RatchetTree): MlsMember[] {
  return tree.flatMap((node, index) => (node?.nodeType === 'leaf' ? [memberOf(node.leaf, index / 2)] : []))
}

/** The member at a leaf, or `undefined` when it is blank or outside the tree. */
export function memberAt(tree: RatchetTree, leaf: number): MlsMember | undefined {
  const node = tree[leaf * 2]
  return node?.nodeType === 'leaf' ? memberOf(node.leaf, leaf) : undefined
}
