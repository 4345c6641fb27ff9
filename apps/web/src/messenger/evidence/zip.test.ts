import { crc32 as crcOfNode } from 'node:zlib'
import { array, assert, property, string, tuple, uint8Array } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unzip } from './_unzip.ts'
import { crc32, zip } from './zip.ts'

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
