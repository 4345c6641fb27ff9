import { randomBytes } from 'node:crypto'
import { openLocal, sealLocal } from '@chancery/crypto'
import { describe, expect, it } from 'vitest'
import { openNative, sealNative } from './native-box.ts'

const key = randomBytes(32)
const bound = randomBytes(32)

describe('the native box', () => {
  it('is byte for byte the box of the crypto package, in both directions', () => {
    for (const length of [0, 1, 15, 16, 17, 4096]) {
      const plain = new Uint8Array(randomBytes(length))
      expect(openLocal(key, bound, sealNative(key, bound, plain))).toEqual(plain)
      expect(new Uint8Array(openNative(key, bound, sealLocal(key, bound, plain)) ?? [1])).toEqual(plain)
    }
  })

  it('opens nothing that was cut, changed, moved, or sealed under another key', () => {
    const sealed = sealNative(key, bound, Uint8Array.of(1, 2, 3))
    for (let end = 0; end < sealed.length; end++)
      expect(openNative(key, bound, sealed.subarray(0, end))).toBeUndefined()
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed)
      changed[at] = (changed[at] as number) ^ 1
      expect(openNative(key, bound, changed)).toBeUndefined()
    }
    expect(openNative(key, randomBytes(32), sealed)).toBeUndefined()
    expect(openNative(randomBytes(32), bound, sealed)).toBeUndefined()
  })
})
