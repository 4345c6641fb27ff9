import { base64url, fromBase64url } from '@chancery/base'
import { openIndex } from '@chancery/crypto/vault'
import { VAULT_CHUNK_BYTES, vaultChunkCount } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import type { StoreWrite } from '../ports/store.ts'
import { makeRoom } from './make-room.ts'
import { EXPECTED_TABLE, SHELF_CHUNK_TABLE } from './shelf-tables.ts'
import type { ExpectedFile } from './shelf-tables.ts'
import { readFileRecord, usedWrites } from './vault-records.ts'
import { CHUNK_TABLE } from './vault-tables.ts'

/** What has not come within this time does not come any more; who opens it fetches it by name. */
const AWAITED_SECONDS = 48 * 3600

/**
 * Keeps as a file’s what the shelf has brought of the files that messages name, where all of it is here. Gives whether anything is
 * expected still. Inside `exclusive`.
 */
export async function claimFiles(engine: Engine): Promise<boolean> {
  const rows = await engine.ports.store.entries(EXPECTED_TABLE)
  const outcomes = new Set<'claimed' | 'awaited' | 'forgotten'>()
  for (const [hash, bytes] of rows) outcomes.add(await claim(engine, hash, decodeRecord<ExpectedFile>(bytes)))
  if (outcomes.has('claimed')) await makeRoom(engine)
  return outcomes.has('awaited')
}

async function claim(engine: Engine, hash: string, file: ExpectedFile): Promise<'claimed' | 'awaited' | 'forgotten'> {
  const { store } = engine.ports
  const forget = { table: EXPECTED_TABLE, key: hash }
  const known = await readFileRecord(engine, hash)
  const names = known?.state === 'staged' || known?.state === 'whole' ? 'none' : await chunksOf(engine, hash, file)
  if (names === 'none') {
    await store.commit([forget])
    return 'forgotten'
  }
  const moves = names === undefined ? undefined : await movesOf(engine, names)
  if (names === undefined || moves === undefined) {
    if (file.time >= engine.now() - AWAITED_SECONDS) return 'awaited'
    await store.commit([forget])
    return 'forgotten'
  }
  await store.commit([...moves, ...usedWrites(hash, { state: 'whole', chunks: names }), forget])
  const total = names.length * VAULT_CHUNK_BYTES
  const { message } = file
  const transfer = { hash, direction: 'down', state: 'done', done: total, total, message } as const
  engine.ports.report({ kind: 'transfer', transfer })
  return 'claimed'
}

/** Names of all chunks of a file, the index last; `undefined` while they are not known, `none` where there is no such file. */
async function chunksOf(
  engine: Engine,
  hash: string,
  file: ExpectedFile,
): Promise<readonly string[] | 'none' | undefined> {
  const count = vaultChunkCount(file.size)
  if (file.isIndex !== count > 1) return 'none'
  if (!file.isIndex) return [hash]
  const index = await engine.ports.store.get(SHELF_CHUNK_TABLE, hash)
  if (index === undefined) return undefined
  const key = fromBase64url(file.key)
  const hashes = key?.length === 32 ? await openIndex(key, index) : undefined
  return hashes?.length === count ? [...hashes.map(base64url), hash] : 'none'
}

/** What makes these chunks a file’s, or `undefined` when one of them is not here. */
async function movesOf(engine: Engine, names: readonly string[]): Promise<readonly StoreWrite[] | undefined> {
  const { store } = engine.ports
  const moves: StoreWrite[] = []
  for (const name of names) {
    const value = await store.get(SHELF_CHUNK_TABLE, name)
    if (value !== undefined)
      moves.push({ table: CHUNK_TABLE, key: name, value }, { table: SHELF_CHUNK_TABLE, key: name })
    else if ((await store.get(CHUNK_TABLE, name)) === undefined) return undefined
  }
  return moves
}
