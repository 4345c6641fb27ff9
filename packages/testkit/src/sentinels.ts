import { closeSync, openSync, readSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes, utf8 } from '@chancery/base'
import type { ConversationId, DeviceId, MessageId, PersonId } from '@chancery/protocol'
import { idBytes } from '@chancery/protocol'
import { readMemory } from './server-process.ts'

/** Something that was planted and must not be found: what it is, and its bytes. */
export interface Sentinel {
  /** Its kind: the name of a group, an id of a message. */
  readonly what: string
  readonly bytes: Uint8Array
  /** Set when it is a text. */
  readonly text?: string
}

/** Where a sentinel was found, the first time in each place. */
export interface Finding {
  readonly what: string
  readonly form: string
  readonly where: string
}

const LATIN = 'bcdfghjklmnpqrstvwxz'
const DEVANAGARI = 'कखगघचछजझटठडढतथदधनपफबभमयरलवशषसह'

/** A word that stands nowhere else in the world. */
export function coinWord(script: 'Latin' | 'Devanagari' = 'Latin'): string {
  const letters = script === 'Latin' ? LATIN : DEVANAGARI
  return [...randomBytes(14)].map((byte) => letters[byte % letters.length]).join('')
}

export function textSentinel(what: string, text: string): Sentinel {
  return { what, text, bytes: utf8(text) }
}

export function idSentinel(what: string, id: PersonId | DeviceId | ConversationId | MessageId): Sentinel {
  return { what, bytes: idBytes(id) }
}

/** Base64 of the bytes as it looks when `before` other bytes stand in front: without the characters that depend on others. */
function base64Inside(bytes: Uint8Array, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replaceAll('=', '')
  const first = Math.ceil((before * 8) / 6)
  return text.slice(first, Math.floor(((before + bytes.length) * 8) / 6))
}

function jsonEscaped(text: string): string {
  return text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Every text that these bytes may have become. */
function textForms({ bytes, text }: Sentinel): [form: string, text: string][] {
  const hex = Buffer.from(bytes).toString('hex')
  const forms: [string, string][] = [
    ['hex', hex],
    ['HEX', hex.toUpperCase()],
  ]
  for (const before of [0, 1, 2]) {
    const base64 = base64Inside(bytes, before)
    forms.push([`base64+${before}`, base64])
    forms.push([`base64url+${before}`, base64.replaceAll('+', '-').replaceAll('/', '_')])
  }
  if (text === undefined) return forms
  const percent = encodeURIComponent(text)
  forms.push(
    ['percent-encoded', percent],
    ['percent-encoded, small', percent.replaceAll(/%../g, (code) => code.toLowerCase())],
  )
  const json = jsonEscaped(text)
  forms.push(
    ['JSON-escaped', json],
    ['JSON-escaped, CAPITAL', json.replaceAll(/u[0-9a-f]{4}/g, (code) => `u${code.slice(1).toUpperCase()}`)],
  )
  return forms
}

/** All forms in which a sentinel is looked for, each once: encodings of it, in one-byte and two-byte strings. */
export function formsOf(sentinel: Sentinel): Map<string, Buffer> {
  const forms = new Map<string, Buffer>()
  const add = (form: string, bytes: Buffer): void => {
    if (![...forms.values()].some((other) => other.equals(bytes))) forms.set(form, bytes)
  }
  add('raw', Buffer.from(sentinel.bytes))
  const texts = textForms(sentinel)
  if (sentinel.text !== undefined) texts.unshift(['text', sentinel.text])
  for (const [form, text] of texts) {
    add(form, Buffer.from(text, 'utf8'))
    add(`${form} in UTF-16LE`, Buffer.from(text, 'utf16le'))
    add(`${form} in UTF-16BE`, Buffer.from(text, 'utf16le').swap16())
  }
  return forms
}

interface Needle {
  readonly bytes: Buffer
  readonly what: string
  readonly form: string
}

const SHORTEST = 8
const FILTER_BITS = 20
const PIECE_BYTES = 16 * 1024 * 1024

function slotOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> (32 - FILTER_BITS)
}

/** Looks for any number of sentinels in all their forms at once. */
export class Search {
  readonly sentinels: number
  /** How many byte strings are looked for. */
  readonly needles: number
  /** How many files, pages, and regions of memory were read, and their bytes. */
  readonly read = { places: 0, bytes: 0 }
  readonly #byStart = new Map<number, Needle[]>()
  readonly #filter = new Uint32Array(2 ** FILTER_BITS / 32)
  readonly #longest: number
  readonly #findings = new Map<string, Finding>()

  constructor(sentinels: readonly Sentinel[]) {
    const needles = sentinels.flatMap((sentinel) =>
      [...formsOf(sentinel)].map(([form, bytes]): Needle => ({ form, bytes, what: sentinel.what })),
    )
    for (const needle of needles) {
      if (needle.bytes.length < SHORTEST) throw new TypeError(`Search: ${needle.what} is so short that chance finds it`)
      const key = needle.bytes.readInt32LE(0)
      this.#byStart.set(key, [...(this.#byStart.get(key) ?? []), needle])
      const slot = slotOf(key)
      this.#filter[slot >>> 5] = (this.#filter[slot >>> 5] as number) | (1 << (slot & 31))
    }
    this.sentinels = sentinels.length
    this.needles = needles.length
    this.#longest = Math.max(...needles.map(({ bytes }) => bytes.length))
  }

  /** What has been found so far. */
  get findings(): Finding[] {
    return [...this.#findings.values()]
  }

  bytes(where: string, bytes: Uint8Array): this {
    this.read.places++
    this.#scan(where, bytes)
    return this
  }

  file(path: string): this {
    this.read.places++
    const piece = Buffer.alloc(PIECE_BYTES)
    const file = openSync(path, 'r')
    try {
      for (let at = 0; ; at += PIECE_BYTES - this.#longest) {
        const length = readSync(file, piece, 0, PIECE_BYTES, at)
        this.#scan(path, piece.subarray(0, length))
        if (length < PIECE_BYTES) return this
      }
    } finally {
      closeSync(file)
    }
  }

  /** Every file in a folder, and the names of the files. */
  folder(path: string): this {
    for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
      this.#scan(`name in ${path}`, utf8(entry.name))
      if (entry.isFile()) this.file(join(entry.parentPath, entry.name))
    }
    return this
  }

  /** All memory of a child process. */
  memory(where: string, pid: number): this {
    this.read.places++
    for (const piece of readMemory(pid, this.#longest)) this.#scan(where, piece)
    return this
  }

  #scan(where: string, bytes: Uint8Array): void {
    this.read.bytes += bytes.length
    const filter = this.#filter
    const length = bytes.length - 3
    let key = 0
    for (let at = 0; at < 3; at++) key = (key >>> 8) | ((bytes[at] ?? 0) << 24)
    for (let at = 0; at < length; at++) {
      key = (key >>> 8) | ((bytes[at + 3] as number) << 24)
      const slot = Math.imul(key, 0x9e3779b1) >>> (32 - FILTER_BITS)
      if (((filter[slot >>> 5] as number) & (1 << (slot & 31))) !== 0) this.#compare(where, bytes, at, key)
    }
  }

  #compare(where: string, bytes: Uint8Array, at: number, key: number): void {
    for (const { bytes: wanted, what, form } of this.#byStart.get(key) ?? [])
      if (wanted.equals(bytes.subarray(at, at + wanted.length)))
        this.#findings.set(`${what}/${form}/${where}`, { what, form, where })
  }
}
