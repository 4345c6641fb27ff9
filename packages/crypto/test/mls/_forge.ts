import { protectPublicMessage } from 'ts-mls/messageProtectionPublic.js'
import { createCommit } from 'ts-mls/createCommit.js'
import { createContentCommitSignature, type FramedContentCommit } from 'ts-mls/framedContent.js'
import type { Commit } from 'ts-mls/commit.js'
import { type LeafNodeCommit, signLeafNodeCommit } from 'ts-mls/leafNode.js'
import { decodeMlsMessage, encodeMlsMessage } from 'ts-mls/message.js'
import type { Proposal } from 'ts-mls/proposal.js'
import type { MlsState } from '../../src/mls/engine.ts'
import { toClientState, unseal } from '../../src/mls/group-state.ts'
import { bestSuite } from '../../src/mls/suite/suite.ts'
import { engineConfig } from '../../src/mls/ts-mls-engine.ts'

/** The parts of a commit that Mallory, a member, may set as she likes before she signs and tags it properly. */
export interface Parts {
  commit: Commit
  sender: number
  groupId: Uint8Array
  epoch: bigint
  confirmationTag: Uint8Array
}

function content(message: Uint8Array): FramedContentCommit {
  const decoded = decodeMlsMessage(message, 0)?.[0]
  if (decoded?.wireformat !== 'mls_public_message') throw new TypeError('not a PublicMessage')
  if (decoded.publicMessage.content.contentType !== 'commit') throw new TypeError('not a commit')
  return decoded.publicMessage.content
}

/** `message`, altered and again with a right signature by `state` and a right membership tag. */
export async function forge(state: MlsState, message: Uint8Array, alter: (parts: Parts) => void): Promise<Uint8Array> {
  const suite = await bestSuite()
  const { context, leaf, seed, membershipKey } = unseal(state)
  const { commit, groupId, epoch, authenticatedData } = content(message)
  const parts: Parts = { commit, sender: leaf, groupId, epoch, confirmationTag: new Uint8Array(32) }
  alter(parts)
  const sender = { senderType: 'member', leafIndex: parts.sender } as const
  const claimed = { ...context, groupId: parts.groupId, epoch: parts.epoch }
  const { framedContent, signature } = await createContentCommitSignature(
    claimed,
    'mls_public_message',
    parts.commit,
    sender,
    authenticatedData,
    seed,
    suite.signature,
  )
  const auth = { contentType: 'commit', signature, confirmationTag: parts.confirmationTag } as const
  const signed = { wireformat: 'mls_public_message', content: framedContent, auth } as const
  const publicMessage = await protectPublicMessage(membershipKey, claimed, signed, suite)
  return encodeMlsMessage({ version: 'mls10', wireformat: 'mls_public_message', publicMessage })
}

/** The path leaf of a commit, changed and signed again by `state`. */
export async function forgeLeaf(
  state: MlsState,
  message: Uint8Array,
  alter: (leaf: LeafNodeCommit) => LeafNodeCommit,
): Promise<Uint8Array> {
  const suite = await bestSuite()
  const { context, leaf: leafIndex, seed } = unseal(state)
  const { path } = content(message).commit
  if (path === undefined) throw new TypeError('no path')
  const altered = alter(path.leafNode)
  const leafNode = await signLeafNodeCommit(
    { ...altered, leafNodeSource: 'commit', groupId: context.groupId, leafIndex },
    seed,
    suite.signature,
  )
  return forge(state, message, (parts) => {
    parts.commit = { ...parts.commit, path: { ...path, leafNode } }
  })
}

/** A commit with any proposals, made by the library without our rules. */
export async function commitAnything(state: MlsState, extraProposals: Proposal[]): Promise<Uint8Array> {
  const config = engineConfig({ authenticate: () => true })
  const { commit } = await createCommit(
    { state: toClientState(unseal(state), config), cipherSuite: await bestSuite() },
    { wireAsPublicMessage: true, forceUpdatePath: true, extraProposals },
  )
  return encodeMlsMessage(commit)
}
