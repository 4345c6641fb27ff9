import { concatBytes, randomBytes, utf8 } from '@chancery/base'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { BoxKeyPair, SealedBox } from './sealed-box.ts'
import { generateBoxKeyPair, openBox, sealBox } from './sealed-box.ts'

const info = utf8('chancery/v1 intro')
const bound = utf8('for Bob')
const secret = randomBytes(32)
let bob: BoxKeyPair
let mallory: BoxKeyPair
let box: SealedBox

beforeAll(async () => {
  bob = await generateBoxKeyPair()
  mallory = await generateBoxKeyPair()
  box = await sealBox(bob.publicKey, info, bound, secret)
})

describe('a sealed box', () => {
  it('has the sizes that the wire form says', () => {
    expect(bob.publicKey).toHaveLength(1216)
    expect(bob.privateKey).toHaveLength(32)
    expect(box.encapsulation).toHaveLength(1120)
    expect(box.ciphertext).toHaveLength(48)
  })

  it('opens for whom it was sealed', async () => {
    expect(await openBox(bob.privateKey, info, bound, box)).toEqual(secret)
  })

  it('round-trips anything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.uint8Array(), async (plaintext, aad) => {
        const sealed = await sealBox(bob.publicKey, info, aad, plaintext)
        expect(await openBox(bob.privateKey, info, aad, sealed)).toEqual(plaintext)
      }),
      { numRuns: 5 },
    )
  })

  it('does not open for anybody else, for another purpose, or bound to something else', async () => {
    expect(await openBox(mallory.privateKey, info, bound, box)).toBeUndefined()
    expect(await openBox(bob.privateKey, utf8('chancery/v1 handover'), bound, box)).toBeUndefined()
    expect(await openBox(bob.privateKey, info, utf8('for Carol'), box)).toBeUndefined()
  })

  it('does not open with a bit changed, when cut, or with anything behind it', async () => {
    const { encapsulation, ciphertext } = box
    for (const at of [0, 500, 1087, 1088, 1119]) {
      const changed = Uint8Array.from(encapsulation)
      changed[at] = (changed[at] as number) ^ 1
      expect(await openBox(bob.privateKey, info, bound, { encapsulation: changed, ciphertext })).toBeUndefined()
    }
    for (const wrong of [ciphertext.subarray(1), ciphertext.subarray(0, 47), concatBytes(ciphertext, bound)])
      expect(await openBox(bob.privateKey, info, bound, { encapsulation, ciphertext: wrong })).toBeUndefined()
    for (const wrong of [encapsulation.subarray(1), concatBytes(encapsulation, bound), new Uint8Array()])
      expect(await openBox(bob.privateKey, info, bound, { encapsulation: wrong, ciphertext })).toBeUndefined()
  })

  it('is nothing, not an error, for junk', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.uint8Array(), async (encapsulation, ciphertext) => {
        expect(await openBox(bob.privateKey, info, bound, { encapsulation, ciphertext })).toBeUndefined()
      }),
      { numRuns: 20 },
    )
  })

  it('differs each time', async () => {
    const again = await sealBox(bob.publicKey, info, bound, secret)
    expect(again.encapsulation).not.toEqual(box.encapsulation)
    expect(again.ciphertext).not.toEqual(box.ciphertext)
  })
})
