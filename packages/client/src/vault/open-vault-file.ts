import { fromBase64url } from '@chancery/base'
import { openFile } from '@chancery/crypto/vault'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { Download, damaged } from './download.ts'
import { lookAtShelf } from './look-at-shelf.ts'
import { makeRoom } from './make-room.ts'
import { transfersOf } from './transfers.ts'
import type { Transfer } from './transfer.ts'
import type { Failure } from '../letter/letter.ts'
import { chunkDrops, readFileRecord } from './vault-records.ts'
import { CHUNK_TABLE } from './vault-tables.ts'
import type { VaultFile } from './vault-ref.ts'

/** Pieces of a file are handed to the platform in blobs of this size, which it may keep elsewhere than in memory. */
const BLOB_BYTES = 4 * 1024 * 1024

const underWay = new WeakMap<Engine, Map<string, Promise<Blob>>>()

/** {@link openFile} of the client, without what loads it. Those who open the same file at the same time share the work. */
export function open(engine: Engine, file: VaultFile): Promise<Blob> {
  const known = underWay.get(engine) ?? new Map<string, Promise<Blob>>()
  underWay.set(engine, known)
  const opening = known.get(file.hash) ?? fetchAndOpen(engine, file).finally(() => known.delete(file.hash))
  known.set(file.hash, opening)
  return opening
}

async function fetchAndOpen(engine: Engine, file: VaultFile): Promise<Blob> {
  const { downloads } = transfersOf(engine)
  const wasHere = (await readFileRecord(engine, file.hash))?.state !== undefined
  const download = new Download(engine, file, () => catchUpWithShelf(engine))
  downloads.set(file.hash, download)
  const tell = (state: Transfer['state'], failure?: Failure): void => {
    const transfer = { hash: file.hash, direction: 'down', ...download.progress, state } as const
    engine.ports.report({ kind: 'transfer', transfer: failure === undefined ? transfer : { ...transfer, failure } })
  }
  try {
    const chunks = await download.run()
    const blob = await decrypt(engine, file, chunks)
    tell('done')
    return blob
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    if (code === 'client/cancelled') tell('gone')
    else tell('failed', { code: code ?? 'client/bad-answer', text: message })
    // What does not open is fetched anew the next time, unless it is ours.
    if (code === 'client/file-damaged' && wasHere) await dropFetched(engine, file.hash)
    throw error
  } finally {
    downloads.delete(file.hash)
    await makeRoom(engine).catch(() => undefined)
  }
}

/** Whoever follows fetches the shelf for everything; elsewhere it is looked at now. */
async function catchUpWithShelf(engine: Engine): Promise<void> {
  if (!engine.isFollowing) return lookAtShelf(engine)
  const { shelf } = transfersOf(engine)
  if (shelf === undefined)
    throw clientError('client/unreachable', 'There is no connection; files go on with the next one')
  await shelf.caughtUp()
}

async function dropFetched(engine: Engine, hash: string): Promise<void> {
  const record = await readFileRecord(engine, hash)
  if (record === undefined || record.state === 'staged') return
  await engine.ports.store.commit(chunkDrops(record.chunks))
}

async function decrypt(engine: Engine, { key, size, type = '' }: VaultFile, names: readonly string[]): Promise<Blob> {
  const { store } = engine.ports
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (const name of names) {
      const bytes = await store.get(CHUNK_TABLE, name)
      if (bytes === undefined) throw damaged()
      yield bytes
    }
  }
  const blobs: Blob[] = []
  let parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const close = (): void => {
    blobs.push(new Blob(parts.splice(0)))
    length = 0
  }
  const isWhole = await openFile({ key: fromBase64url(key) as Uint8Array, size, chunks: chunks() }, (bytes) => {
    parts.push(bytes as Uint8Array<ArrayBuffer>)
    length += bytes.length
    if (length >= BLOB_BYTES) close()
  })
  if (!isWhole) throw damaged()
  close()
  parts = []
  return new Blob(blobs, { type })
}
