import type { ClientConfig } from 'ts-mls/clientConfig.js'
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js'
import { CryptoVerificationError } from 'ts-mls/mlsError.js'
import { processPublicMessage } from 'ts-mls/processMessages.js'
import { emptyPskIndex } from 'ts-mls/pskIndex.js'
import { openCommit } from './commit-message.ts'
import type { CommitOutcome } from './engine.ts'
import { fromClientState, type GroupState, keysMatchTree, seal, toClientState } from './group-state.ts'

/** Does what {@link MlsEngine.apply} promises. */
export async function followCommit(
  suite: CiphersuiteImpl,
  config: ClientConfig,
  state: GroupState,
  bytes: Uint8Array,
): Promise<CommitOutcome> {
  const commit = openCommit(state, bytes)
  if ('kind' in commit) throw new TypeError('apply: inspect did not accept this message for this state')
  if (commit.content.sender.leafIndex === state.leaf) return { kind: 'cannot-follow', reason: 'own-commit' }
  try {
    const { newState } = await processPublicMessage(toClientState(state, config), commit, emptyPskIndex, suite)
    if (newState.groupActiveState.kind === 'removedFromGroup') return { kind: 'removed' }
    const next = fromClientState(newState)
    return keysMatchTree(next, state)
      ? { kind: 'next', state: seal(next) }
      : { kind: 'cannot-follow', reason: 'path-keys' }
  } catch (error) {
    // After `inspect`, the confirmation tag is the only thing left whose check can fail rather than a decryption.
    const reason = error instanceof CryptoVerificationError ? 'confirmation-tag' : 'path-secret'
    return { kind: 'cannot-follow', reason }
  }
}
