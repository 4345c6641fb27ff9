import { crc32 as crcOfNode } from 'node:zlib'
import { array, assert, property, string, tuple, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32, zip } from './zip.ts'

/** Reads an archive as programs do: from its end, by the list of what is in it. */
function unzip(archive: Uint8Array): [path: string, bytes: Uint8Array][] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length)
  const text = (at: number, length: number): string => new TextDecoder().decode(archive.subarray(at, at + length))
  const end = archive.length - 22
  expect(view.getUint32(end, true)).toBe(0x06054b50)
  const count = view.getUint16(end + 10, true)
  expect(view.getUint32(end + 12, true) + view.getUint32(end + 16, true)).toBe(end)
  let at = view.getUint32(end + 16, true)
  return Array.from({ length: count }, () => {
    expect(view.getUint32(at, true)).toBe(0x02014b50)
    const [checksum, size] = [view.getUint32(at + 16, true), view.getUint32(at + 24, true)]
    const [nameLength, place] = [view.getUint16(at + 28, true), view.getUint32(at + 42, true)]
    const path = text(at + 46, nameLength)
    expect(view.getUint32(place, true)).toBe(0x04034b50)
    expect([view.getUint16(place + 8, true), view.getUint32(place + 18, true)]).toEqual([0, size])
    expect(text(place + 30, view.getUint16(place + 26, true))).toBe(path)
    const bytes = archive.slice(place + 30 + nameLength, place + 30 + nameLength + size)
    expect(crcOfNode(bytes)).toBe(checksum)
    at += 46 + nameLength
    return [path, bytes]
  })
}

describe('an archive', () => {
  it('gives back the files, in their order, with names in any script', () => {
    const file = tuple(string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), uint8Array({ maxLength: 300 }))
    assert(
      property(array(file, { maxLength: 6 }), (files) => {
        expect(unzip(zip(files))).toEqual(files)
      }),
    )
  })

  it('has the checksum that everybody counts', () => {
    assert(
      property(uint8Array({ maxLength: 600 }), (bytes) => {
        expect(crc32(bytes)).toBe(crcOfNode(bytes))
      }),
    )
  })
})
