import { Gunzip, Inflate } from 'fflate'
import { textError } from './text-error.ts'

/** A file inside a ZIP archive, still packed. */
export interface ZipEntry {
  readonly name: string
  readonly packed: Uint8Array
  readonly method: number
  readonly isEncrypted: boolean
}

/** What unpacking may cost in all, however deep archives lie in each other. */
export interface Budget {
  left: number
}

export const UNPACKED_MOST = 1_000_000_000
/** Real documents shrink to a fiftieth at most; what grows more than this, and not by little, is a bomb. */
const MOST_GROWTH = 200
const GROWTH_FREE = 10_000_000
const MOST_ENTRIES = 20_000
/** Deflate grows a thousandfold at most, so that this step gives 8 MB at most. */
const STEP = 8192

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8

/**
 * The files of an archive, by its directory (APPNOTE 4.3.12).
 *
 * @throws {@link CodedError} `text/damaged`, or `text/too-large` if there are too many
 */
export function listEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > MOST_ENTRIES) throw textError('text/too-large')
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw textError('text/damaged')
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength as number)))
    const start = dataStart(view, view.getUint32(at + 42, true))
    const size = view.getUint32(at + 20, true)
    if (start + size > bytes.length) throw textError('text/damaged')
    const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1
    const method = view.getUint16(at + 10, true)
    if (!name.endsWith('/') && !name.startsWith('__MACOSX/'))
      entries.push({ name, packed: bytes.subarray(start, start + size), method, isEncrypted })
    at += 46 + (nameLength as number) + (extra as number) + (comment as number)
  }
  return entries
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === END) return at
  throw textError('text/damaged')
}

function dataStart(view: DataView, at: number): number {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL) throw textError('text/damaged')
  return at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
}

/**
 * The bytes of a file, piece by piece, so that no more is held than is read.
 *
 * @throws {@link CodedError} `text/encrypted`, `text/packed`, `text/damaged`, `text/too-large`
 */
export function* unpack({ packed, method, isEncrypted }: ZipEntry, budget: Budget): Generator<Uint8Array> {
  if (isEncrypted) throw textError('text/encrypted')
  if (method !== STORED && method !== DEFLATED) throw textError('text/packed')
  let given = 0
  const spend = (bytes: Uint8Array): void => {
    given += bytes.length
    budget.left -= bytes.length
    if (budget.left < 0 || given > Math.max(GROWTH_FREE, packed.length * MOST_GROWTH)) throw textError('text/too-large')
  }
  if (method === STORED) {
    spend(packed)
    yield packed
    return
  }
  const out: Uint8Array[] = []
  const inflate = new Inflate((bytes) => void out.push(bytes))
  for (let at = 0; at < packed.length || at === 0; at += STEP) {
    push(inflate, packed.subarray(at, at + STEP), at + STEP >= packed.length)
    for (const bytes of out.splice(0)) {
      if (bytes.length === 0) continue
      spend(bytes)
      yield bytes
    }
  }
}

/**
 * The bytes of a gzip file, as they come.
 *
 * @throws {@link CodedError} `text/damaged`, `text/too-large`
 */
export async function* unpackGzip(chunks: AsyncIterable<Uint8Array>, budget: Budget): AsyncGenerator<Uint8Array> {
  let [taken, given] = [0, 0]
  const out: Uint8Array[] = []
  const gunzip = new Gunzip((bytes) => void out.push(bytes))
  const step = function* (bytes: Uint8Array, isLast: boolean): Generator<Uint8Array> {
    taken += bytes.length
    push(gunzip, bytes, isLast)
    for (const each of out.splice(0)) {
      given += each.length
      budget.left -= each.length
      if (budget.left < 0 || given > Math.max(GROWTH_FREE, taken * MOST_GROWTH)) throw textError('text/too-large')
      if (each.length > 0) yield each
    }
  }
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += STEP) yield* step(chunk.subarray(at, at + STEP), false)
  yield* step(new Uint8Array(0), true)
}

function push(inflate: Inflate | Gunzip, bytes: Uint8Array, isLast: boolean): void {
  try {
    inflate.push(bytes, isLast)
  } catch {
    throw textError('text/damaged')
  }
}

/** The same as text. Parts of documents are UTF-8, or UTF-16 with a mark. */
export function* unpackText(entry: ZipEntry, budget: Budget): Generator<string> {
  let decoder: TextDecoder | undefined
  for (const bytes of unpack(entry, budget)) {
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
    decoder ??= new TextDecoder(isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8')
    yield decoder.decode(bytes, { stream: true })
  }
}
