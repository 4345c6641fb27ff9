import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SIGNATURE_BYTES, decodeSignedDocument, encodeSignedDocument } from './signed-document.ts'

const document = fc.record({
  signature: fc.uint8Array({ minLength: SIGNATURE_BYTES, maxLength: SIGNATURE_BYTES }),
  json: fc.uint8Array({ minLength: 1, maxLength: 50 }),
})

describe('a signed document', () => {
  it('round-trips', () => {
    fc.assert(
      fc.property(document, (value) => {
        expect(decodeSignedDocument(encodeSignedDocument(value))).toEqual(value)
      }),
    )
  })

  it('needs something behind its signature', () => {
    for (let length = 0; length <= SIGNATURE_BYTES; length++)
      expect(decodeSignedDocument(new Uint8Array(length))).toBeUndefined()
  })

  it('does not change with the bytes it was read from', () => {
    const bytes = new Uint8Array(70).fill(1)
    const decoded = decodeSignedDocument(bytes)
    bytes.fill(0)
    expect(decoded?.json).toEqual(new Uint8Array(6).fill(1))
  })
})
