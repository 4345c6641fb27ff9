import { CodedError } from '@chancery/base'
import type { ClientConfig } from 'ts-mls/clientConfig.js'
import { createCommit } from 'ts-mls/createCommit.js'
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js'
import { encodeMlsMessage } from 'ts-mls/message.js'
import type { Proposal } from 'ts-mls/proposal.js'
import type { CommitFlaw, CommitProposals, MlsErrorCode } from './engine.ts'
import { groupExtensions } from './group-form.ts'
import { fromClientState, type GroupState, toClientState } from './group-state.ts'
import { openKeyPackage } from './key-package.ts'

/** A commit on its way: the message, the Welcome for whom it adds, and the state to adopt when it wins its epoch. */
export interface PreparedCommit {
  readonly message: Uint8Array
  readonly welcome?: Uint8Array
  readonly next: GroupState
}

/** Says that nobody would accept the commit that was asked for. */
export function refusedProposals(flaw: CommitFlaw, cause?: unknown): CodedError<MlsErrorCode> {
  const message = 'These changes to the group are not possible; look at its members again'
  return new CodedError<MlsErrorCode>('mls/proposals', message, { flaw }, { cause })
}

/** Makes a commit as a PublicMessage with an update path (RFC 9420, 12.4.1), without judging what it asks for. */
export async function prepareCommit(
  suite: CiphersuiteImpl,
  config: ClientConfig,
  state: GroupState,
  changes: CommitProposals,
  statement: Uint8Array,
): Promise<PreparedCommit> {
  const extraProposals = await toProposals(suite, changes)
  try {
    const { commit, welcome, newState } = await createCommit(
      { state: toClientState(state, config), cipherSuite: suite },
      {
        wireAsPublicMessage: true,
        extraProposals,
        // Also for additions alone, where RFC 9420 leaves it open: each commit is to heal its sender's keys.
        forceUpdatePath: true,
        // Only a Welcome carries the tree, and building it is dear.
        ratchetTreeExtension: changes.add.length > 0,
        authenticatedData: statement,
      },
    )
    return {
      message: encodeMlsMessage(commit),
      next: fromClientState(newState),
      ...(welcome === undefined
        ? {}
        : { welcome: encodeMlsMessage({ version: 'mls10', wireformat: 'mls_welcome', welcome }) }),
    }
  } catch (error) {
    throw refusedProposals('proposal-form', error)
  }
}

async function toProposals(suite: CiphersuiteImpl, changes: CommitProposals): Promise<Proposal[]> {
  const proposals: Proposal[] = []
  if (changes.context !== undefined) {
    const groupContextExtensions = { extensions: groupExtensions(changes.context) }
    proposals.push({ proposalType: 'group_context_extensions', groupContextExtensions })
  }
  for (const removed of changes.remove) proposals.push({ proposalType: 'remove', remove: { removed } })
  for (const bytes of changes.add) {
    const keyPackage = await openKeyPackage(suite, bytes)
    if (keyPackage === undefined) throw refusedProposals('key-package')
    proposals.push({ proposalType: 'add', add: { keyPackage } })
  }
  return proposals
}
