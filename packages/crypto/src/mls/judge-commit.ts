import { hex } from '@chancery/base'
import { verifyMembershipTag } from 'ts-mls/authenticatedContent.js'
import type { ClientConfig } from 'ts-mls/clientConfig.js'
import { applyProposals, type ApplyProposalsResult } from 'ts-mls/clientState.js'
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js'
import { toTbs, verifyFramedContentSignature } from 'ts-mls/framedContent.js'
import { encodeKeyPackage, type KeyPackage } from 'ts-mls/keyPackage.js'
import { emptyPskIndex } from 'ts-mls/pskIndex.js'
import { leafToNodeIndex, toLeafIndex } from 'ts-mls/treemath.js'
import { type OpenCommit, openCommit } from './commit-message.ts'
import type { CommitFlaw, CommitInspection, MlsMember } from './engine.ts'
import { MAX_MEMBERS, memberOf, readGroupExtensions } from './group-form.ts'
import { type GroupState, memberAt, membersOf, toClientState } from './group-state.ts'
import { judgePath } from './judge-path.ts'
import { isOurKeyPackage } from './key-package.ts'

const CONFIRMATION_TAG_LENGTH = 32

/** The proposals of a commit, taken apart. */
interface Changes {
  readonly add: readonly KeyPackage[]
  readonly remove: readonly MlsMember[]
  readonly context: Uint8Array | undefined
}

/** Does what {@link MlsEngine.inspect} promises. */
export async function judgeCommit(
  suite: CiphersuiteImpl,
  config: ClientConfig,
  state: GroupState,
  bytes: Uint8Array,
): Promise<CommitInspection> {
  const commit = openCommit(state, bytes)
  if ('kind' in commit) return commit
  const sender = memberAt(state.tree, commit.content.sender.leafIndex)
  if (sender === undefined) return { kind: 'invalid', reason: 'sender' }
  const changes = takeApart(commit, state, sender)
  const flaw =
    (await judgeAuthenticity(suite, state, commit, sender)) ??
    (typeof changes === 'string' ? changes : await judgeChanges(suite, config, state, changes)) ??
    (await judgeResult(suite, config, state, commit, sender))
  if (flaw !== undefined || typeof changes === 'string') return { kind: 'invalid', reason: flaw ?? 'proposal-form' }
  return {
    kind: 'commit',
    epoch: Number(state.context.epoch),
    sender,
    statement: commit.content.authenticatedData,
    add: changes.add.map((keyPackage) => {
      const { device, signatureKey } = memberOf(keyPackage.leafNode, 0)
      return { device, signatureKey, keyPackage: encodeKeyPackage(keyPackage) }
    }),
    remove: changes.remove,
    ...(changes.context === undefined ? {} : { context: changes.context }),
  }
}

/** Checks that a member made this commit, and which (RFC 9420, 6.1 and 6.2). */
async function judgeAuthenticity(
  suite: CiphersuiteImpl,
  { context, membershipKey }: GroupState,
  { content, auth, membershipTag }: OpenCommit,
  sender: MlsMember,
): Promise<CommitFlaw | undefined> {
  const tagged = { contentTbs: toTbs(content, 'mls_public_message', context), auth }
  if (!(await verifyMembershipTag(membershipKey, tagged, membershipTag, suite.hash))) return 'membership-tag'
  const { signature } = suite
  if (
    !(await verifyFramedContentSignature(sender.signatureKey, 'mls_public_message', content, auth, context, signature))
  )
    return 'signature'
  const tagLength = auth.contentType === 'commit' ? auth.confirmationTag.length : 0
  return tagLength === CONFIRMATION_TAG_LENGTH ? undefined : 'confirmation-tag'
}

/** Sorts the proposals and checks that each removed leaf is another member's, once, and that there is one context at most. */
function takeApart({ content }: OpenCommit, { tree }: GroupState, sender: MlsMember): Changes | CommitFlaw {
  const add: KeyPackage[] = []
  const remove: MlsMember[] = []
  let context: Uint8Array | undefined
  for (const entry of content.commit.proposals) {
    if (entry.proposalOrRefType !== 'proposal') return 'proposal-kind'
    const { proposal } = entry
    if (proposal.proposalType === 'add') add.push(proposal.add.keyPackage)
    else if (proposal.proposalType === 'remove') {
      const removed = memberAt(tree, proposal.remove.removed)
      const allowed = removed !== undefined && removed.leaf !== sender.leaf
      if (!allowed || remove.some(({ leaf }) => leaf === removed.leaf)) return 'proposal-form'
      remove.push(removed)
    } else if (proposal.proposalType === 'group_context_extensions') {
      if (context !== undefined) return 'proposal-form'
      context = readGroupExtensions(proposal.groupContextExtensions.extensions)
      if (context === undefined) return 'context-form'
    } else return 'proposal-kind'
  }
  return { add, remove, context }
}

/** Checks the KeyPackages, that their devices are who the register says, and that nobody is in the group twice (RFC 9420, 10.1). */
async function judgeChanges(
  suite: CiphersuiteImpl,
  { authService }: ClientConfig,
  { tree }: GroupState,
  { add, remove }: Changes,
): Promise<CommitFlaw | undefined> {
  for (const keyPackage of add) {
    const { credential, signaturePublicKey } = keyPackage.leafNode
    const accepted =
      (await isOurKeyPackage(suite, keyPackage)) &&
      (await authService.validateCredential(credential, signaturePublicKey))
    if (!accepted) return 'key-package'
  }
  const staying = membersOf(tree).filter(({ leaf }) => !remove.some((removed) => removed.leaf === leaf))
  const members = [...staying, ...add.map(({ leafNode }) => memberOf(leafNode, 0))]
  if (members.length > MAX_MEMBERS) return 'size'
  return areDistinct(members) ? undefined : 'member-twice'
}

/** Checks the group that the commit would make, as far as everyone can see it (RFC 9420, 12.4.2). */
async function judgeResult(
  suite: CiphersuiteImpl,
  config: ClientConfig,
  state: GroupState,
  { content }: OpenCommit,
  sender: MlsMember,
): Promise<CommitFlaw | undefined> {
  const { proposals, path } = content.commit
  if (path === undefined) return 'path-missing'
  let result: ApplyProposalsResult
  try {
    const leaf = toLeafIndex(sender.leaf)
    result = await applyProposals(toClientState(state, config), proposals, leaf, emptyPskIndex, false, suite)
  } catch {
    return 'proposal-form'
  }
  if (result.additionalResult.kind !== 'memberCommit') return 'proposal-kind'
  const added = result.additionalResult.addedLeafNodes.map(([leaf]) => leafToNodeIndex(leaf))
  return judgePath(path, { suite, config, state, sender, tree: result.tree, added })
}

/** Whether no device and no device key is there twice. */
export function areDistinct(members: readonly MlsMember[]): boolean {
  const devices = new Set(members.map(({ device }) => hex(device)))
  const keys = new Set(members.map(({ signatureKey }) => hex(signatureKey)))
  return devices.size === members.length && keys.size === members.length
}
