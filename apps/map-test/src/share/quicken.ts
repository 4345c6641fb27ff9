import { hash } from 'node:crypto'
import { registerHooks } from 'node:module'

type Bytes = Uint8Array

function sha256(bytes: Bytes): Uint8Array {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

const BLOCK_BYTES = 64

/** RFC 2104: two hashes are quicker than Node's own object for it. */
function hmacSha256(key: Bytes, message: Bytes): Uint8Array {
  const short = key.length > BLOCK_BYTES ? sha256(key) : key
  const inner = new Uint8Array(BLOCK_BYTES + message.length).fill(0x36, 0, BLOCK_BYTES)
  const outer = new Uint8Array(BLOCK_BYTES + 32).fill(0x5c, 0, BLOCK_BYTES)
  for (let at = 0; at < short.length; at++) {
    inner[at] = (short[at] as number) ^ 0x36
    outer[at] = (short[at] as number) ^ 0x5c
  }
  inner.set(message, BLOCK_BYTES)
  outer.set(sha256(inner), BLOCK_BYTES)
  return sha256(outer)
}

/** RFC 5869, section 2.3. */
function hkdfExpand(key: Bytes, info: Bytes, length: number): Uint8Array {
  let block: Uint8Array = new Uint8Array()
  const blocks: Uint8Array[] = []
  for (let number = 1; blocks.length * 32 < length; number++) {
    block = hmacSha256(key, Buffer.concat([block, info, Uint8Array.of(number)]))
    blocks.push(block)
  }
  return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
}

function hkdf(secret: Bytes, salt: Bytes, info: Bytes, length: number): Uint8Array {
  return hkdfExpand(hmacSha256(salt, secret), info, length)
}

function asBuffer(bytes: Bytes): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The bytes of a text that is exactly what encoding them gives. */
function decode(text: string, encoding: 'base64' | 'base64url'): Uint8Array | undefined {
  const bytes = Buffer.from(text, encoding)
  return bytes.toString(encoding) === text ? new Uint8Array(bytes) : undefined
}

interface Roster {
  readonly size: number
  readonly devices: Readonly<Record<string, { readonly person: string }>>
}

type DevicesOf = (roster: Roster, person: string) => readonly unknown[]

/** Remembers a roster's answers: rosters are never changed in place. */
function remembered(devicesOf: DevicesOf): DevicesOf {
  const answers = new WeakMap<Roster, Map<string, readonly unknown[]>>()
  return (roster, person) => {
    let known = answers.get(roster)
    if (known === undefined) answers.set(roster, (known = new Map()))
    let devices = known.get(person)
    if (devices === undefined) known.set(person, (devices = devicesOf(roster, person)))
    return [...devices]
  }
}

interface Judging {
  readonly account: { readonly directoryKey: Uint8Array }
}

type JudgeLeaf = (engine: Judging, roster: Roster, leaf: Bytes, opening: Bytes | undefined) => Promise<unknown>

const NO_BYTES = new Uint8Array()
/** Before its first entry every roster is the same. */
const nobody: Roster = { size: 0, devices: {} }

/** Everybody judges the same entries in the same order: what came of an entry after a roster is worked out once. */
function judgedOnce(judgeLeaf: JudgeLeaf): JudgeLeaf {
  const judged = new WeakMap<Roster, Map<string, Promise<unknown>>>()
  return (engine, roster, leaf, opening) => {
    const before = roster.size === 0 ? nobody : roster
    let known = judged.get(before)
    if (known === undefined) judged.set(before, (known = new Map()))
    const parts = [engine.account.directoryKey, leaf, opening ?? NO_BYTES]
    const key = hash('sha256', Buffer.concat(parts), 'base64')
    let verdict = known.get(key)
    if (verdict === undefined) known.set(key, (verdict = judgeLeaf(engine, roster, leaf, opening)))
    return verdict
  }
}

/** Rosters, and states of the board, whose bytes are kept at a time. */
const RECORDS_KEPT = 32

interface BoardState {
  readonly mirror: { readonly checkpoint?: string }
  readonly anchor?: { readonly position: number }
  readonly introductions: readonly unknown[]
}

/** By what a record is known that everybody writes down alike: the roster itself, or the place on the board. */
function commonKey(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  if ('devices' in value && 'people' in value) return value
  if (!('mirror' in value && 'introductions' in value)) return undefined
  const { mirror, anchor, introductions } = value as BoardState
  return introductions.length > 0 || mirror.checkpoint === undefined
    ? undefined
    : `${mirror.checkpoint} ${anchor?.position ?? ''}`
}

/** A roster of a thousand people has a megabyte when it is written down, and a thousand devices write down the same. */
function encodedOnce(encodeRecord: (value: unknown) => Uint8Array): (value: unknown) => Uint8Array {
  const kept = new Map<unknown, Uint8Array>()
  return (value) => {
    const key = commonKey(value)
    if (key === undefined) return encodeRecord(value)
    const known = kept.get(key)
    if (known !== undefined) return known
    const bytes = encodeRecord(value)
    kept.set(key, bytes)
    if (kept.size > RECORDS_KEPT) kept.delete(kept.keys().next().value)
    return bytes
  }
}

interface Mirror {
  readonly size: number
  root(): Uint8Array
}

type RootAt = (store: unknown, mirror: Mirror, size: number) => Promise<Uint8Array>

/** The root of a tree as it is needs no tiles. */
function rootNow(rootAt: RootAt): RootAt {
  return (store, mirror, size) => (size === mirror.size ? Promise.resolve(mirror.root()) : rootAt(store, mirror, size))
}

type SendEnvelope = (engine: object, config: unknown, lane: unknown, cell: Uint8Array | undefined) => Promise<unknown>

/** What is wanted of the vault. */
export interface Wish {
  readonly kind: 'put' | 'get'
  readonly name: string
}

type SendVaultEnvelope = (engine: object, config: unknown, wish: Wish | undefined, signal: unknown) => Promise<unknown>

/** Told of each envelope that is no dummy, by the engine that sends it: it has a cell inside, or a wish for the vault. */
export const envelopes: { onCell: (engine: object) => void; onWish: (engine: object, wish: Wish) => void } = {
  onCell: () => undefined,
  onWish: () => undefined,
}

/** What relay and board learn when they compare the bytes that one takes with what the other finds in them. */
function told(sendEnvelope: SendEnvelope): SendEnvelope {
  return (engine, config, lane, cell) => {
    if (cell !== undefined) envelopes.onCell(engine)
    return sendEnvelope(engine, config, lane, cell)
  }
}

function toldOfWishes(sendVaultEnvelope: SendVaultEnvelope): SendVaultEnvelope {
  return (engine, config, wish, signal) => {
    if (wish !== undefined) envelopes.onWish(engine, wish)
    return sendVaultEnvelope(engine, config, wish, signal)
  }
}

export const quick = {
  sha256,
  hmacSha256,
  hkdfExpand,
  hkdf,
  base64: (bytes: Bytes) => asBuffer(bytes).toString('base64'),
  base64url: (bytes: Bytes) => asBuffer(bytes).toString('base64url'),
  hex: (bytes: Bytes) => asBuffer(bytes).toString('hex'),
  fromBase64: (text: string) => decode(text, 'base64'),
  fromBase64url: (text: string) => decode(text, 'base64url'),
  remembered,
  rootNow,
  judgedOnce,
  encodedOnce,
  told,
  toldOfWishes,
}

/** What stands behind the end of a module: its functions take the platform's way to the same result. */
const ENDINGS: Readonly<Record<string, string>> = {
  'packages/base/src/hash.ts': '({ sha256, hmacSha256, hkdfExpand, hkdf } = globalThis.quick)',
  'packages/base/src/encoding.ts': '({ base64, base64url, hex, fromBase64, fromBase64url } = globalThis.quick)',
  'packages/crypto/src/public/register/roster.ts': 'devicesOf = globalThis.quick.remembered(devicesOf)',
  'packages/client/src/register/sync-register.ts': 'judgeLeaf = globalThis.quick.judgedOnce(judgeLeaf)',
  'packages/client/src/engine/record.ts': 'encodeRecord = globalThis.quick.encodedOnce(encodeRecord)',
  'packages/client/src/way/send-envelope.ts':
    'sendEnvelope = globalThis.quick.told(sendEnvelope); sendVaultEnvelope = globalThis.quick.toldOfWishes(sendVaultEnvelope)',
  'packages/client/src/mirror/stored-tiles.ts': 'rootAt = globalThis.quick.rootNow(rootAt)',
}

/**
 * Lets the modules that are loaded from now on compute with Node's own SHA-256 and base64, which browsers do not have, and
 * remember what they would work out again for every device. Results are the same; `quicken.test.ts` compares them. It also tells of
 * envelopes, see {@link envelopes}.
 */
export function quicken(): void {
  Object.defineProperty(globalThis, 'quick', { value: quick })
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context)
      const ending = Object.entries(ENDINGS).find(([path]) => url.endsWith(path))?.[1]
      if (ending === undefined) return loaded
      const source =
        typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString()
      return { ...loaded, source: `${source}\n${ending}\n` }
    },
  })
}
