import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import type { Transfer } from './transfer.ts'
import type { VaultFile, VaultRef } from './vault-ref.ts'

// What seals and opens files is loaded when somebody sends or opens one, and not before.

const notBuilt = async (): Promise<never> => {
  throw clientError('client/not-allowed', 'This is not possible yet')
}

/**
 * Seals a file under a key of its own and keeps it on this device, ready for the vault. Nothing of it is sent before a letter
 * asks for it ({@link uploadWrites}). Throws `client/file-too-large` and `client/file-unreadable`.
 */
export function stageFile(_engine: Engine, _file: Blob): Promise<VaultRef> {
  return notBuilt()
}

/**
 * All of a file: from this device, or from the vault, where some or all of it is not here yet. What was fetched stays here, so
 * that the next call goes on with it. Throws `client/file-damaged`, `client/file-gone`, `client/unreachable`, and
 * `client/cancelled` after {@link cancelTransfer}.
 */
export function openFile(_engine: Engine, _file: VaultFile): Promise<Blob> {
  return notBuilt()
}

/** Gives up what is on its way for this file. What was staged and is not in the vault is forgotten; what was fetched stays. */
export function cancelTransfer(_engine: Engine, _hash: string): Promise<void> {
  return notBuilt()
}

/** Tries again to upload what has failed. A fetch is tried again with {@link openFile}. */
export function retryTransfer(_engine: Engine, _hash: string): Promise<void> {
  return notBuilt()
}

/** What is on its way now. Later news come as events of the kind `transfer`. */
export function listTransfers(_engine: Engine): Promise<readonly Transfer[]> {
  return Promise.resolve([])
}
