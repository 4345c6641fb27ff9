import { concatBytes, hkdfExpand, hmacSha256, utf8 } from '@chancery/base'
import { openLocal, sealLocal } from '@chancery/crypto'

const NAME_BYTES = 16
const LENGTH_BYTES = 4

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
    return hmacSha256(this.#names, utf8(`table ${name}`)).subarray(0, NAME_BYTES)
  }

  /** The same key in two tables gets two names, so that tables cannot be matched with each other. */
  place(table: string, key: string): SealedPlace {
    const hidden = this.table(table)
    const name = hmacSha256(this.#names, concatBytes(utf8('key '), hidden, utf8(key)))
    return { table: hidden, key: name.subarray(0, NAME_BYTES) }
  }

  /** Seals key and value together, bound to their place: a record that was moved does not open. */
  seal(place: SealedPlace, key: string, value: Uint8Array): Uint8Array {
    const name = utf8(key)
    const length = new Uint8Array(LENGTH_BYTES)
    new DataView(length.buffer).setUint32(0, name.length)
    return sealLocal(this.#values, concatBytes(place.table, place.key), concatBytes(length, name, value))
  }

  /** Key and value, or `undefined` when the record is damaged or not from this place. */
  open(place: SealedPlace, sealed: Uint8Array): readonly [key: string, value: Uint8Array] | undefined {
    const plain = openLocal(this.#values, concatBytes(place.table, place.key), sealed)
    if (plain === undefined) return undefined
    const end = LENGTH_BYTES + new DataView(plain.buffer, plain.byteOffset).getUint32(0)
    return [new TextDecoder().decode(plain.subarray(LENGTH_BYTES, end)), plain.slice(end)]
  }
}
