import type { Engine } from '../engine/engine.ts'
import { listUploads, readFileRecord, readUploadRecord, uploadWrite } from './vault-records.ts'
import { UPLOAD_TABLE } from './vault-tables.ts'
import { Acknowledged } from './acknowledged.ts'
import { forgetStaged } from './forget-staged.ts'
import type { Transfer } from './transfer.ts'
import { transfersOf } from './transfers.ts'
import type { VaultFile, VaultRef } from './vault-ref.ts'
import { VAULT_CHUNK_BYTES } from '@chancery/protocol'

// What seals and opens files is loaded when somebody sends or opens one, and not before.

/**
 * Seals a file under a key of its own and keeps it on this device, ready for the vault. Nothing of it is sent before a letter
 * asks for it ({@link uploadWrites}). Throws `client/file-too-large`, `client/file-unreadable`, and, when it is stopped by the
 * signal, `client/cancelled`; nothing of the file is left then.
 */
export async function stageFile(engine: Engine, file: Blob, signal?: AbortSignal): Promise<VaultRef> {
  const { stage } = await import('./stage-file.ts')
  return stage(engine, file, signal)
}

/**
 * All of a file: from this device, or from the vault, where some or all of it is not here yet. What was fetched stays here, so
 * that the next call goes on with it. While somebody follows it waits for the network. Throws `client/file-damaged`,
 * `client/file-gone`, `client/unreachable`, and `client/cancelled` after {@link cancelTransfer}.
 */
export async function openFile(engine: Engine, file: VaultFile): Promise<Blob> {
  const { open } = await import('./open-vault-file.ts')
  return open(engine, file)
}

/** Gives up what is on its way for this file. What was staged and is not in the vault is forgotten; what was fetched stays. */
export async function cancelTransfer(engine: Engine, hash: string): Promise<void> {
  const { uploader, downloads } = transfersOf(engine)
  downloads.get(hash)?.cancel()
  const upload = await readUploadRecord(engine, hash)
  if (upload === undefined) return
  const transfer = await transferUp(engine, hash, upload.acknowledged)
  await forgetStaged(engine, hash)
  uploader?.forget(hash)
  engine.ports.report({ kind: 'transfer', transfer: { ...transfer, state: 'gone' } })
}

/** Tries again to upload what has failed. A fetch is tried again with {@link openFile}. */
export async function retryTransfer(engine: Engine, hash: string): Promise<void> {
  const upload = await readUploadRecord(engine, hash)
  if (upload?.failure === undefined) return
  const { failure: _past, ...again } = upload
  await engine.ports.store.commit([uploadWrite(hash, again)])
  engine.ports.report({ kind: 'transfer', transfer: await transferUp(engine, hash, again.acknowledged) })
  await transfersOf(engine).uploader?.nudge()
}

/** What is on its way now. Later news come as events of the kind `transfer`. */
export async function listTransfers(engine: Engine): Promise<readonly Transfer[]> {
  const { uploader, downloads } = transfersOf(engine)
  const up = await Promise.all(
    (await listUploads(engine)).map(async ([hash, { acknowledged, failure }]): Promise<Transfer> => {
      const transfer = await transferUp(engine, hash, acknowledged)
      if (failure !== undefined) return { ...transfer, state: 'failed', failure }
      return uploader?.isRunning(hash) === true ? { ...transfer, state: 'running' } : transfer
    }),
  )
  const down = [...downloads].map(([hash, { progress }]): Transfer => ({ hash, direction: 'down', ...progress }))
  return [...up, ...down]
}

/** Whether there is anything to upload. */
export async function hasUploads(engine: Engine): Promise<boolean> {
  return (await engine.ports.store.walk(UPLOAD_TABLE, { direction: 'forth', limit: 1 })).length > 0
}

/**
 * Uploads here and now what letters wait for, where nobody follows who would do it. Throws `client/unreachable` when nobody
 * answers for a while; what was refused stays with its failure.
 */
export async function uploadWaiting(engine: Engine): Promise<void> {
  if (engine.isFollowing || !(await hasUploads(engine))) return
  const { Uploader } = await import('./uploader.ts')
  const uploader = new Uploader(engine)
  await uploader.open()
  await uploader.idle()
}

async function transferUp(engine: Engine, hash: string, bits: Uint8Array | undefined): Promise<Transfer> {
  const count = (await readFileRecord(engine, hash))?.chunks.length ?? 0
  const done = count - new Acknowledged(count, bits).missing().length
  return {
    hash,
    direction: 'up',
    state: 'waiting',
    done: done * VAULT_CHUNK_BYTES,
    total: count * VAULT_CHUNK_BYTES,
  }
}
