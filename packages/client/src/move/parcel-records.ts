import { ByteReader, ByteWriter, fromUtf8, utf8 } from '@chancery/base'
import type { StoreWrite } from '../ports/store.ts'

const VERSION = 1

/** Records as the bytes of a parcel, in the order in which they come. */
export function encodeRecords(records: Iterable<Required<StoreWrite>>): Uint8Array {
  const writer = new ByteWriter().u8(VERSION)
  for (const { table, key, value } of records) {
    const names = [utf8(table), utf8(key)]
    for (const name of names) writer.u16(name.length).bytes(name)
    writer.u32(value.length).bytes(value)
  }
  return writer.take()
}

/** The records of {@link encodeRecords}, or `undefined` for anything else. */
export function decodeRecords(bytes: Uint8Array): readonly Required<StoreWrite>[] | undefined {
  const reader = new ByteReader(bytes)
  const records: Required<StoreWrite>[] = []
  try {
    if (reader.u8() !== VERSION) return undefined
    while (reader.left > 0) {
      const table = fromUtf8(reader.bytes(reader.u16()))
      const key = fromUtf8(reader.bytes(reader.u16()))
      if (table === undefined || key === undefined) return undefined
      records.push({ table, key, value: reader.bytes(reader.u32()) })
    }
    return records
  } catch {
    return undefined
  }
}
