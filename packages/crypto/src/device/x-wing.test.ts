import { equalBytes } from '@chancery/base'
import { XWing } from '@hpke/hybridkem-x-wing'
import { describe, expect, it } from 'vitest'
import { QuickXWing } from './x-wing.ts'

const quick = new QuickXWing()
const plain = new XWing()

describe('the quick X-Wing', () => {
  it('is the library’s: what either encapsulates, the other opens, however often', async () => {
    for (let round = 0; round < 5; round++) {
      const pair = await plain.generateKeyPair()
      for (const [by, to] of [
        [plain, quick],
        [quick, plain],
        [quick, quick],
      ] as const) {
        const { enc, sharedSecret } = await by.encap({ recipientPublicKey: pair.publicKey })
        const opened = await to.decap({ recipientKey: pair.privateKey, enc })
        expect(new Uint8Array(opened)).toEqual(new Uint8Array(sharedSecret))
      }
    }
  })

  it('makes the library’s keys of a seed', async () => {
    const seed = crypto.getRandomValues(new Uint8Array(32))
    const [one, other] = await Promise.all([quick.generateKeyPairDerand(seed), plain.generateKeyPairDerand(seed)])
    expect(await quick.serializePublicKey(one.publicKey)).toEqual(await plain.serializePublicKey(other.publicKey))
  })

  it('keeps the keys of different people apart', async () => {
    const people = await Promise.all(Array.from({ length: 3 }, () => quick.generateKeyPair()))
    const boxes = await Promise.all(people.map(({ publicKey }) => quick.encap({ recipientPublicKey: publicKey })))
    for (const [at, { enc, sharedSecret }] of boxes.entries())
      for (const [other, { privateKey }] of people.entries()) {
        const opened = new Uint8Array(await quick.decap({ recipientKey: privateKey, enc }))
        expect(equalBytes(opened, new Uint8Array(sharedSecret))).toBe(at === other)
      }
  })
})
