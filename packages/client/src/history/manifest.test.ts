import { base64url } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeManifest, encodeManifest } from './manifest.ts'

const names = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => base64url(bytes))
const manifests = fc.record({
  upTo: fc.maxSafeNat(),
  parts: fc.array(
    fc.record({
      key: names,
      hash: names,
      isIndex: fc.boolean(),
      size: fc.maxSafeNat(),
      messages: fc.maxSafeNat(),
    }),
  ),
})

describe('a manifest', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(manifests, (manifest) => {
        expect(decodeManifest(encodeManifest(manifest))).toEqual(manifest)
      }),
    )
  })

  it('is a manifest or nothing, never an error, for junk and for other JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => new TextEncoder().encode(text)),
        ),
        (junk) => {
          expect(decodeManifest(junk)).toBeUndefined()
        },
      ),
    )
  })
})
