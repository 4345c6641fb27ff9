import { concatBytes, fromUtf8, hkdfExpand, utf8, wipe } from '@chancery/base'
import { storeError } from './store-error.ts'

const NAME_BYTES = 16
const NONCE_BYTES = 12
const LENGTH_BYTES = 4
/** Each sealing is a call into the browser; so many at once keep it busy without holding thousands of promises. */
const AT_ONCE = 1000

/** Bytes as the browser's own cryptography wants them. */
function given(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>
}

/** A row as it is known inside: where it lies, its key, and its value. */
export interface OpenRow {
  readonly place: Uint8Array
  readonly key: string
  readonly value: Uint8Array
}

/**
 * Turns tables, keys, and values into what may lie on a disk, and back: AES-256-GCM and HMAC-SHA-256 of the browser, which
 * are ten times as fast as ours for small rows. A row is bound to its place: one that was moved does not open.
 */
export class SealedRows {
  readonly #names: CryptoKey
  readonly #values: CryptoKey
  readonly #tables = new Map<string, Promise<Uint8Array>>()

  private constructor(names: CryptoKey, values: CryptoKey) {
    this.#names = names
    this.#values = values
  }

  /** Makes the keys from the storage key, which is not needed any more afterwards. */
  static async from(storageKey: Uint8Array): Promise<SealedRows> {
    const names = hkdfExpand(storageKey, utf8('chancery/v1 store names'), 32)
    const values = hkdfExpand(storageKey, utf8('chancery/v1 store values'), 32)
    const { subtle } = crypto
    const hmac = { name: 'HMAC', hash: 'SHA-256' }
    const rows = new SealedRows(
      await subtle.importKey('raw', given(names), hmac, false, ['sign']),
      await subtle.importKey('raw', given(values), 'AES-GCM', false, ['encrypt', 'decrypt']),
    )
    wipe(names)
    wipe(values)
    return rows
  }

  /** The hidden name of a table. */
  table(name: string): Promise<Uint8Array> {
    const known = this.#tables.get(name) ?? this.#hide(utf8(`table ${name}`))
    this.#tables.set(name, known)
    return known
  }

  /** Where a record lies. The same key in two tables lies at places that cannot be matched. */
  async place(table: string, key: string): Promise<Uint8Array> {
    const hidden = await this.table(table)
    return concatBytes(hidden, await this.#hide(concatBytes(utf8('key '), hidden, utf8(key))))
  }

  /** Seals key and value together. */
  async seal({ place, key, value }: OpenRow): Promise<Uint8Array> {
    const name = utf8(key)
    const plain = new Uint8Array(LENGTH_BYTES + name.length + value.length)
    new DataView(plain.buffer).setUint32(0, name.length)
    plain.set(name, LENGTH_BYTES)
    plain.set(value, LENGTH_BYTES + name.length)
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
    const parameters = { name: 'AES-GCM', iv, additionalData: given(place) }
    return concatBytes(iv, new Uint8Array(await crypto.subtle.encrypt(parameters, this.#values, plain)))
  }

  /** Key and value; throws `store/damaged` when the row was changed or is not from this place. */
  async open(place: Uint8Array, sealed: Uint8Array): Promise<OpenRow> {
    const parameters = {
      name: 'AES-GCM',
      iv: given(sealed.subarray(0, NONCE_BYTES)),
      additionalData: given(place),
    }
    let plain: Uint8Array
    try {
      plain = new Uint8Array(await crypto.subtle.decrypt(parameters, this.#values, given(sealed.subarray(NONCE_BYTES))))
    } catch (error) {
      throw storeError('store/damaged', error)
    }
    const end = LENGTH_BYTES + new DataView(plain.buffer).getUint32(0)
    const key = fromUtf8(plain.subarray(LENGTH_BYTES, end))
    if (key === undefined) throw storeError('store/damaged')
    return { place, key, value: plain.slice(end) }
  }

  async #hide(text: Uint8Array): Promise<Uint8Array> {
    return new Uint8Array(await crypto.subtle.sign('HMAC', this.#names, given(text))).slice(0, NAME_BYTES)
  }
}

/** Maps many rows, some at a time. */
export async function mapMany<From, To>(items: readonly From[], map: (item: From) => Promise<To>): Promise<To[]> {
  const mapped: To[] = []
  for (let at = 0; at < items.length; at += AT_ONCE)
    mapped.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(map))))
  return mapped
}
