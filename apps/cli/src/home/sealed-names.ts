import { createHmac } from 'node:crypto'
import { concatBytes, hkdfExpand, utf8 } from '@chancery/base'
import { openNative, sealNative } from './native-box.ts'

const NAME_BYTES = 16
const LENGTH_BYTES = 4

// A key may begin with U+FEFF as with any other character.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Where a record lies: its table and its key, both unreadable. */
export interface SealedPlace {
  readonly table: Uint8Array
  readonly key: Uint8Array
}

/** Turns tables, keys, and values into what may lie on a disk, and back. */
export class SealedNames {
  readonly #names: Uint8Array
  readonly #values: Uint8Array

  constructor(storeKey: Uint8Array) {
    this.#names = hkdfExpand(storeKey, utf8('chancery home names'), 32)
    this.#values = hkdfExpand(storeKey, utf8('chancery home values'), 32)
  }

  table(name: string): Uint8Array {
    return this.#hide(utf8(`table ${name}`))
  }

  /** The same key in two tables gets two names, so that tables cannot be matched with each other. */
  place(table: string, key: string): SealedPlace {
    const hidden = this.table(table)
    return { table: hidden, key: this.#hide(concatBytes(utf8('key '), hidden, utf8(key))) }
  }

  /** Seals key and value together, bound to their place: a record that was moved does not open. */
  seal(place: SealedPlace, key: string, value: Uint8Array): Uint8Array {
    const name = utf8(key)
    const length = new Uint8Array(LENGTH_BYTES)
    new DataView(length.buffer).setUint32(0, name.length)
    return sealNative(this.#values, concatBytes(place.table, place.key), concatBytes(length, name, value))
  }

  /** Key and value, or `undefined` when the record is damaged or not from this place. */
  open(place: SealedPlace, sealed: Uint8Array): readonly [key: string, value: Uint8Array] | undefined {
    const plain = openNative(this.#values, concatBytes(place.table, place.key), sealed)
    if (plain === undefined) return undefined
    const end = LENGTH_BYTES + new DataView(plain.buffer, plain.byteOffset).getUint32(0)
    // Copied: a Buffer from Node's pool must not reach those who expect a plain array.
    return [decoder.decode(plain.subarray(LENGTH_BYTES, end)), Uint8Array.from(plain.subarray(end))]
  }

  #hide(text: Uint8Array): Uint8Array {
    return createHmac('sha256', this.#names).update(text).digest().subarray(0, NAME_BYTES)
  }
}
