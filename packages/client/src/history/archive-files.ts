import { base64url, fromBase64url, hasCode } from '@chancery/base'
import { vaultChunkCount } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { fetchChunk, putChunk } from '../way/carry-chunk.ts'
import type { VaultFile } from '../vault/vault-ref.ts'
import { ChunkLanes, LANES } from './chunk-lanes.ts'

// What seals and opens files is loaded when there is an archive, and not before.

/** Hears after each chunk of a file how many are carried, of how many. */
export type OnChunk = (done: number, total: number) => void

const NOT_FOUND = 404

/** Leaves bytes in the vault as one sealed file of its own key. They are not kept here. */
export async function leaveFile(
  engine: Engine,
  bytes: Uint8Array<ArrayBuffer>,
  onChunk: OnChunk = () => undefined,
): Promise<VaultFile> {
  const { sealFile } = await import('@chancery/crypto/vault')
  const lanes = new ChunkLanes(engine)
  const total = chunksOf(bytes.length)
  const flying = new Set<Promise<void>>()
  let done = 0
  const put = async (name: string, chunk: Uint8Array): Promise<void> => {
    await lanes.carry((signal) => putChunk(engine, name, chunk, { signal }))
    onChunk(++done, total)
  }
  try {
    const { key, hash, isIndex } = await sealFile(
      { stream: new Blob([bytes]).stream(), size: bytes.length },
      async (chunk) => {
        const flight = put(base64url(chunk.hash), chunk.bytes).then(() => void flying.delete(flight))
        flight.catch(() => undefined)
        flying.add(flight)
        if (flying.size === LANES) await Promise.race(flying)
      },
    )
    await Promise.all(flying)
    return { key: base64url(key), hash: base64url(hash), isIndex, size: bytes.length }
  } finally {
    lanes.end()
  }
}

/** Fetches a file out of the vault. Throws `client/archive-damaged`, and what the line throws. */
export async function fetchFile(
  engine: Engine,
  { key, hash, isIndex, size }: VaultFile,
  onChunk: OnChunk = () => undefined,
): Promise<Uint8Array> {
  const { isChunk, openFile, openIndex } = await import('@chancery/crypto/vault')
  const identity = fromBase64url(key) as Uint8Array
  const lanes = new ChunkLanes(engine)
  let done = 0
  const fetchGood = async (name: string): Promise<Uint8Array> => {
    const chunk = await lanes.carry(() => fetchChunk(engine, name)).catch(unlessGone)
    if (!(await isChunk(fromBase64url(name) as Uint8Array, chunk))) throw damaged()
    onChunk(++done, chunksOf(size))
    return chunk
  }
  try {
    const names = isIndex ? (await openIndex(identity, await fetchGood(hash)))?.map(base64url) : [hash]
    if (names === undefined) throw damaged()
    const pieces: Uint8Array<ArrayBuffer>[] = []
    const chunks = inOrder(names, fetchGood)
    const isWhole = await openFile({ key: identity, size, chunks }, (bytes) => void pieces.push(bytes.slice()))
    if (!isWhole) throw damaged()
    return new Uint8Array(await new Blob(pieces).arrayBuffer())
  } finally {
    lanes.end()
  }
}

/** The chunks in their order; while one is waited for, those after it are on their way. */
async function* inOrder(
  names: readonly string[],
  fetch: (name: string) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const ahead: Promise<Uint8Array>[] = []
  for (const name of names) {
    const chunk = fetch(name)
    // Whoever waits for an earlier one, or for none any more, need not hear of it.
    chunk.catch(() => undefined)
    if (ahead.push(chunk) === LANES) yield (await ahead.shift()) as Uint8Array
  }
  for (const chunk of ahead) yield await chunk
}

/** With the index, where there is one. */
function chunksOf(size: number): number {
  const count = vaultChunkCount(size)
  return count === 1 ? 1 : count + 1
}

function unlessGone(error: unknown): never {
  throw hasCode(error, 'client/refused-by-server') && error.detail['status'] === NOT_FOUND ? damaged() : error
}

export function damaged(): Error {
  return clientError(
    'client/archive-damaged',
    'A part of the history is damaged, or is not what it says. Send it once more from your other device',
  )
}
