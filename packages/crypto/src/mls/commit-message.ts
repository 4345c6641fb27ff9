import { equalBytes } from '@chancery/base'
import type { FramedContentCommit } from 'ts-mls/framedContent.js'
import type { KeyPackage } from 'ts-mls/keyPackage.js'
import { decodeMlsMessage, encodeMlsMessage } from 'ts-mls/message.js'
import type { MemberPublicMessage } from 'ts-mls/publicMessage.js'
import type { CommitInspection } from './engine.ts'
import { hasShortLists, MAX_LIST, MAX_MEMBERS } from './group-form.ts'
import type { GroupState } from './group-state.ts'

// Limits that no honest commit reaches. Without them a member could send one whose decoding exhausts the stack of some
// devices and not of others, and the group would split.
const MAX_LENGTH = 1 << 19
const MAX_PROPOSALS = 512
const MAX_PATH_NODES = 16

/** A decoded commit by a member of this group in this epoch; nothing about it is verified yet. */
export type OpenCommit = MemberPublicMessage & {
  readonly content: FramedContentCommit & { readonly sender: { readonly senderType: 'member' } }
}

type NotOurs = Exclude<CommitInspection, { kind: 'commit' }>
const invalid = (reason: (NotOurs & { kind: 'invalid' })['reason']): NotOurs => ({ kind: 'invalid', reason })

/** Decodes a message and says whether it is a commit, in the one canonical form, for this group and epoch. */
export function openCommit(state: GroupState, bytes: Uint8Array): OpenCommit | NotOurs {
  const message = decodeBounded(bytes)
  if (typeof message === 'string') return invalid(message)
  const { content } = message
  if (content.contentType !== 'commit') return invalid('not-a-commit')
  if (!equalBytes(content.groupId, state.context.groupId)) return invalid('other-group')
  if (content.epoch > BigInt(Number.MAX_SAFE_INTEGER)) return invalid('not-a-commit')
  if (content.epoch !== state.context.epoch) return { kind: 'other-epoch', epoch: Number(content.epoch) }
  return content.sender.senderType === 'member' ? message : invalid('sender')
}

function decodeBounded(bytes: Uint8Array): OpenCommit | 'size' | 'not-a-commit' | 'proposal-kind' {
  if (bytes.length > MAX_LENGTH) return 'size'
  try {
    // From a copy: what is decoded points into it, and the next state will.
    const [message] = decodeMlsMessage(bytes.slice(), 0) ?? []
    if (message?.wireformat !== 'mls_public_message') return 'not-a-commit'
    const { content } = message.publicMessage
    if (content.contentType !== 'commit') return 'not-a-commit'
    const flaw = boundsFlaw(content)
    if (flaw !== undefined) return flaw
    // Signatures and hashes cover the decoded form, so another spelling of the same commit would pass them.
    return equalBytes(encodeMlsMessage(message), bytes) ? (message.publicMessage as OpenCommit) : 'not-a-commit'
  } catch {
    return 'not-a-commit'
  }
}

/** Why a decoded commit must not even be encoded again: kinds that we never use, lists that could be endless. */
function boundsFlaw({ commit: { proposals, path } }: FramedContentCommit): 'size' | 'proposal-kind' | undefined {
  if (proposals.length > MAX_PROPOSALS) return 'size'
  for (const entry of proposals) {
    if (entry.proposalOrRefType !== 'proposal') return 'proposal-kind'
    const { proposal } = entry
    if (proposal.proposalType === 'add') {
      if (!isBoundedKeyPackage(proposal.add.keyPackage)) return 'size'
    } else if (proposal.proposalType === 'group_context_extensions') {
      if (proposal.groupContextExtensions.extensions.length > MAX_LIST) return 'size'
    } else if (proposal.proposalType !== 'remove') return 'proposal-kind'
  }
  if (path === undefined) return undefined
  const nodesBounded = path.nodes.every((node) => node.encryptedPathSecret.length <= MAX_MEMBERS)
  return path.nodes.length <= MAX_PATH_NODES && nodesBounded && hasShortLists(path.leafNode) ? undefined : 'size'
}

/** Whether the lists in a KeyPackage are short enough to encode it anywhere. */
export function isBoundedKeyPackage(keyPackage: KeyPackage): boolean {
  return keyPackage.extensions.length <= MAX_LIST && hasShortLists(keyPackage.leafNode)
}
