import { base64url } from '@chancery/base'
import { hashChunk } from '@chancery/crypto/vault'
import { decodeShelfAnswer } from '@chancery/protocol'
import type { ShelfAnswer } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { STATE_TABLE } from '../engine/engine.ts'
import { decodeRecord, encodeRecord } from '../engine/record.ts'
import { clientError } from '../errors.ts'
import type { StoreWrite } from '../ports/store.ts'
import { chooseWay } from '../way/choose-way.ts'
import { askDirectly } from '../way/send-cells.ts'
import { shelfLimit } from './shelf-limit.ts'
import {
  SHELF_CHUNK_TABLE,
  SHELF_KEY,
  SHELF_PLACE_TABLE,
  placeKey,
  readShelfState,
  startOfShelf,
} from './shelf-tables.ts'
import type { ShelfPlace, ShelfState } from './shelf-tables.ts'
import { CHUNK_TABLE } from './vault-tables.ts'

/** So much of the shelf is kept for messages that name it later: 256 MiB, of the last 48 hours. */
const KEPT_CHUNKS = 4096
const KEPT_SECONDS = 48 * 3600
/** A device that was away goes back by no more than this: 64 MiB. */
const BACK_CHUNKS = 1024

/**
 * Fetches what is on the shelf and not here, as far as this device has heard of it: all of it, whoever it is for. Everything is kept
 * under the hash of its bytes, so nothing has to be believed. Goes on where it was interrupted; after `signal` nothing is stored any
 * more. Gives the position that it has come to; `undefined` where there is no shelf. Throws what is refused, `client/unreachable`,
 * and `client/bad-answer`.
 */
export async function takeShelf(engine: Engine, signal?: AbortSignal): Promise<number | undefined> {
  const end = engine.shelfEnd
  if (end === undefined || shelfLimit(engine) === 0 || (await chooseWay(engine)).kind !== 'direct') return undefined
  let state = (await readShelfState(engine)) ?? startOfShelf(end)
  if (end < state.next || end - state.next > BACK_CHUNKS) state = await jump(engine, state, end)
  while (state.next < end) {
    const answer = await ask(engine, state.next, signal)
    if (answer.chunks.length === 0) throw badAnswer()
    state = await keep(engine, state, answer.chunks)
  }
  await drop(engine, state)
  return state.next
}

async function ask(engine: Engine, from: number, signal?: AbortSignal): Promise<ShelfAnswer> {
  const bytes = await askDirectly(engine, (api) => api.shelf(from, signal))
  if (signal?.aborted === true) throw clientError('client/unreachable', 'The connection has ended')
  const answer = decodeShelfAnswer(bytes, from)
  if (answer === undefined) throw badAnswer()
  return answer
}

function badAnswer(): Error {
  return clientError('client/bad-answer', 'The server’s shelf of files is not in order; tell your administrator')
}

/** After a long time away, or when the server was put back to an earlier day: goes on elsewhere, and keeps nothing from before. */
async function jump(engine: Engine, { next, first }: ShelfState, end: number): Promise<ShelfState> {
  const there = end < next ? end : end - BACK_CHUNKS
  const drops: StoreWrite[] = []
  for (let position = first; position < next; position++) drops.push(...(await placeDrops(engine, position)))
  const state = startOfShelf(there)
  await engine.ports.store.commit([...drops, stateWrite(state)])
  return state
}

async function keep(engine: Engine, state: ShelfState, chunks: readonly Uint8Array[]): Promise<ShelfState> {
  const { store } = engine.ports
  const time = engine.now()
  const writes: StoreWrite[] = []
  for (const [at, chunk] of chunks.entries()) {
    const name = base64url(await hashChunk(chunk))
    // This device’s own, or fetched before: it belongs to its file already.
    if ((await store.get(CHUNK_TABLE, name)) !== undefined) continue
    const place: ShelfPlace = { name, time }
    writes.push({ table: SHELF_CHUNK_TABLE, key: name, value: chunk })
    writes.push({ table: SHELF_PLACE_TABLE, key: placeKey(state.next + at), value: encodeRecord(place) })
  }
  const news = { ...state, next: state.next + chunks.length }
  await store.commit([...writes, stateWrite(news)])
  return news
}

/** What nobody has named for so long was for others. */
async function drop(engine: Engine, { next, first }: ShelfState): Promise<void> {
  const before = engine.now() - KEPT_SECONDS
  const drops: StoreWrite[] = []
  let position = first
  for (; position < next; position++) {
    const place = await readPlace(engine, position)
    if (place !== undefined && position >= next - KEPT_CHUNKS && place.time >= before) break
    drops.push(...(await placeDrops(engine, position)))
  }
  if (position > first) await engine.ports.store.commit([...drops, stateWrite({ next, first: position })])
}

async function readPlace({ ports }: Engine, position: number): Promise<ShelfPlace | undefined> {
  const bytes = await ports.store.get(SHELF_PLACE_TABLE, placeKey(position))
  return bytes === undefined ? undefined : decodeRecord<ShelfPlace>(bytes)
}

async function placeDrops(engine: Engine, position: number): Promise<StoreWrite[]> {
  const place = await readPlace(engine, position)
  if (place === undefined) return []
  return [
    { table: SHELF_PLACE_TABLE, key: placeKey(position) },
    { table: SHELF_CHUNK_TABLE, key: place.name },
  ]
}

function stateWrite(state: ShelfState): StoreWrite {
  return { table: STATE_TABLE, key: SHELF_KEY, value: encodeRecord(state) }
}
