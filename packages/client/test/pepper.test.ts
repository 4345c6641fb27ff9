import { evaluatePepper, httpTransport, keepPepper, makePepper, revokeDevice, synchronize } from '@chancery/client'
import type { ClientErrorCode, Transport } from '@chancery/client'
import { generateStorageKey, openStorageKey, sealStorageKey } from '@chancery/crypto'
import { ManualClock, openOffice } from '@chancery/testkit'
import { base64url, utf8 } from '@chancery/base'
import { describe, expect, it } from 'vitest'

const COST = { memoryKib: 64, passes: 1, lanes: 1 }
const coded = (code: ClientErrorCode, detail: object = {}) => expect.objectContaining({ code, detail }) as unknown

describe('a device that is opened by a PIN', () => {
  it('opens with the right PIN and the server’s help, and not with another', async () => {
    await using office = await openOffice()
    const { carol, url } = office
    const transport = httpTransport(url)
    const key = generateStorageKey()
    const ref = await makePepper(carol.engine.api)
    const pepper = await evaluatePepper(transport, ref, 'correct horse')
    const lock = await sealStorageKey(key, { kind: 'pin', pin: 'correct horse', pepper }, COST)
    await keepPepper(carol.engine.api, ref)
    await office.restart()
    const open = async (pin: string) =>
      openStorageKey(lock, { kind: 'pin', pin, pepper: await evaluatePepper(transport, ref, pin) })
    expect(await open('correct horse')).toEqual(key)
    expect(await open('correct house')).toBeUndefined()
  })

  it('can get a new PIN with the pepper that it has', async () => {
    await using office = await openOffice()
    const transport = httpTransport(office.url)
    const key = generateStorageKey()
    const ref = await makePepper(office.carol.engine.api)
    const sealBy = async (pin: string) =>
      sealStorageKey(key, { kind: 'pin', pin, pepper: await evaluatePepper(transport, ref, pin) }, COST)
    await sealBy('the old one')
    const lock = await sealBy('the new one')
    for (const [pin, opened] of [
      ['the new one', key],
      ['the old one', undefined],
    ] as const) {
      const pepper = await evaluatePepper(transport, ref, pin)
      expect(await openStorageKey(lock, { kind: 'pin', pin, pepper })).toEqual(opened)
    }
  })

  it('is told when it was removed, and no other device is', async () => {
    await using office = await openOffice()
    const { carol, url } = office
    const bob = await office.enrol('Bob')
    const [bobs, carols] = [await makePepper(bob.engine.api), await makePepper(carol.engine.api)]
    await synchronize(carol.engine)
    await revokeDevice(carol.engine, bob.engine.keys.device)
    const transport = httpTransport(url)
    await expect(evaluatePepper(transport, bobs, '12345678')).rejects.toEqual(coded('client/pepper-gone'))
    await expect(evaluatePepper(transport, carols, '12345678')).resolves.toMatchObject(carols)
    await expect(makePepper(bob.engine.api)).rejects.toEqual(coded('client/revoked'))
  })

  it('is told how long to wait after too many attempts; whoever has opened it gets them back', async () => {
    const clock = new ManualClock()
    await using office = await openOffice({ clock })
    const { carol, url } = office
    const transport = httpTransport(url)
    const ref = await makePepper(carol.engine.api)
    for (let attempt = 0; attempt < 20; attempt++) await evaluatePepper(transport, ref, `attempt ${attempt}`)
    await expect(evaluatePepper(transport, ref, '12345678')).rejects.toEqual(
      coded('client/too-many-guesses', { retryAfterSeconds: 300 }),
    )
    await keepPepper(carol.engine.api, ref)
    await expect(evaluatePepper(transport, ref, '12345678')).resolves.toMatchObject(ref)
  })

  it('takes no answer that is no element, and says when nobody answers', async () => {
    const answering = (evaluated: string): Transport => ({
      ...httpTransport('http://127.0.0.1:9'),
      request: () => Promise.resolve({ status: 200, body: utf8(JSON.stringify({ evaluated })) }),
    })
    const ref = { id: base64url(new Uint8Array(16)) }
    for (const evaluated of [new Uint8Array(32), new Uint8Array(32).fill(255)])
      await expect(evaluatePepper(answering(base64url(evaluated)), ref, '12345678')).rejects.toEqual(
        coded('client/bad-answer'),
      )
    await expect(evaluatePepper(httpTransport('http://127.0.0.1:9'), ref, '12345678')).rejects.toEqual(
      coded('client/unreachable'),
    )
  })
})
