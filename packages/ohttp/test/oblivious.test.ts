import { CodedError, concatBytes, randomBytes } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decapsulateRequest,
  decodeKeyConfig,
  decodeKeyConfigs,
  encapsulateRequest,
  encodeKeyConfig,
  encodeKeyConfigs,
  generateGatewayKey,
  openGatewayKey,
} from '../src/index.ts'
import type { GatewayKey, KeyConfig } from '../src/index.ts'

const bytes = fc.uint8Array({ maxLength: 200 })
const u16 = fc.nat(0xffff)
const config: fc.Arbitrary<KeyConfig> = fc.record({
  keyId: fc.nat(255),
  publicKey: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  algorithms: fc.array(fc.record({ kdf: u16, aead: u16 }), { minLength: 1, maxLength: 4 }),
})
const newKey = async (keyId: number): Promise<GatewayKey> =>
  (await openGatewayKey(await generateGatewayKey(keyId))) as GatewayKey
const gateway = await newKey(7)

describe('a key configuration', () => {
  it('round-trips, alone and in a list', () => {
    fc.assert(
      fc.property(fc.array(config, { maxLength: 3 }), (configs) => {
        for (const one of configs) expect(decodeKeyConfig(encodeKeyConfig(one))).toEqual(one)
        expect(decodeKeyConfigs(encodeKeyConfigs(configs))).toEqual(configs)
      }),
    )
  })

  it('is refused when cut, with anything behind it, and never throws', () => {
    fc.assert(
      fc.property(config, fc.nat(), bytes, (one, at, junk) => {
        const whole = encodeKeyConfig(one)
        const cut = whole.subarray(0, at % whole.length)
        expect(decodeKeyConfig(cut)).toBeUndefined()
        expect(decodeKeyConfig(concatBytes(whole, Uint8Array.of(0)))).toBeUndefined()
        expect(decodeKeyConfigs(encodeKeyConfigs([one]).subarray(0, 2 + cut.length))).toBeUndefined()
        decodeKeyConfig(junk)
        decodeKeyConfigs(junk)
      }),
    )
  })

  it('of another KEM is passed over, where one that is malformed spoils the list', () => {
    const fine = encodeKeyConfigs([gateway.config])
    const other = Uint8Array.of(0, 9, 1, 0x00, 0x10, 1, 2, 3, 4, 5, 6)
    const bad = Uint8Array.of(0, 9, 1, 0x00, 0x20, 1, 2, 3, 4, 5, 6)
    expect(decodeKeyConfigs(concatBytes(other, fine))).toEqual([gateway.config])
    expect(decodeKeyConfigs(concatBytes(bad, fine))).toBeUndefined()
  })

  it.each([{ keyId: 256 }, { keyId: -1 }, { publicKey: new Uint8Array(31) }, { algorithms: [] }])(
    'with %j is not made',
    (change) => {
      expect(() => encodeKeyConfig({ ...gateway.config, ...change })).toThrow(CodedError)
    },
  )
})

describe('a gateway’s key', () => {
  it('is opened from what was kept', async () => {
    const stored = await generateGatewayKey(3)
    const [once, again] = [await openGatewayKey(stored), await openGatewayKey(stored.slice())]
    expect(once?.config.keyId).toBe(3)
    expect(again?.config).toEqual(once?.config)
  })

  it('is not opened from bytes that were changed, cut, or are none', async () => {
    const stored = await generateGatewayKey(3)
    const other = await generateGatewayKey(3)
    expect(await openGatewayKey(stored.subarray(0, 64))).toBeUndefined()
    expect(await openGatewayKey(concatBytes(stored.subarray(0, 33), other.subarray(33)))).toBeUndefined()
    expect(await openGatewayKey(new Uint8Array(65))).toBeUndefined()
  })
})

describe('an encapsulated request', () => {
  it('is opened by its gateway, and the answer by its sender', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, bytes, async (request, response) => {
        const sent = await encapsulateRequest(gateway.config, request)
        expect(sent.bytes).toHaveLength(request.length + 55)
        const received = await decapsulateRequest(gateway, sent.bytes)
        expect(received?.request).toEqual(request)
        const sealed = await received?.seal(response)
        expect(sealed).toHaveLength(response.length + 32)
        expect(await sent.open(sealed as Uint8Array)).toEqual(response)
      }),
      { numRuns: 30 },
    )
  })

  it('has another encapsulated key each time, and each answer another nonce', async () => {
    const request = randomBytes(20)
    const [a, b] = [
      await encapsulateRequest(gateway.config, request),
      await encapsulateRequest(gateway.config, request),
    ]
    const received = await decapsulateRequest(gateway, a.bytes)
    expect(received?.encapsulatedKey).toEqual(a.bytes.slice(7, 39))
    expect(b.bytes.slice(7, 39)).not.toEqual(a.bytes.slice(7, 39))
    expect(await received?.seal(request)).not.toEqual(await received?.seal(request))
  })

  it('is opened by nobody else, nor with a byte changed, nor cut', async () => {
    const sent = await encapsulateRequest(gateway.config, randomBytes(20))
    expect(await decapsulateRequest(await newKey(7), sent.bytes)).toBeUndefined()
    for (let at = 0; at < sent.bytes.length; at++) {
      const changed = sent.bytes.slice()
      changed[at] = (changed[at] as number) ^ 1
      expect(await decapsulateRequest(gateway, changed)).toBeUndefined()
      expect(await decapsulateRequest(gateway, sent.bytes.subarray(0, at))).toBeUndefined()
    }
  })

  it('that is junk is refused and never throws, with the right header too', async () => {
    const header = Uint8Array.of(7, 0, 0x20, 0, 1, 0, 1)
    await fc.assert(
      fc.asyncProperty(bytes, async (junk) => {
        expect(await decapsulateRequest(gateway, junk)).toBeUndefined()
        expect(await decapsulateRequest(gateway, concatBytes(header, junk))).toBeUndefined()
        // An encapsulated key of small order: no secret would come of it.
        expect(await decapsulateRequest(gateway, concatBytes(header, new Uint8Array(32), junk))).toBeUndefined()
      }),
    )
  })

  it('takes the first algorithms that both know', async () => {
    const known = { kdf: 1, aead: 2 }
    const algorithms = [{ kdf: 1, aead: 3 }, known]
    const sent = await encapsulateRequest({ ...gateway.config, algorithms }, randomBytes(5))
    expect([...sent.bytes.subarray(3, 7)]).toEqual([0, 1, 0, 2])
    expect(await decapsulateRequest(gateway, sent.bytes)).toBeUndefined()
    const wider = { ...gateway, config: { ...gateway.config, algorithms: [known] } }
    expect((await decapsulateRequest(wider, sent.bytes))?.request).toHaveLength(5)
  })

  it('is not made for a gateway that knows other algorithms only, or whose key is none', async () => {
    const strange = { ...gateway.config, algorithms: [{ kdf: 3, aead: 3 }] }
    await expect(encapsulateRequest(strange, randomBytes(5))).rejects.toThrow(/cannot be used/)
    const none = { ...gateway.config, publicKey: new Uint8Array(3) }
    await expect(encapsulateRequest(none, randomBytes(5))).rejects.toThrow(/cannot be used/)
    const smallOrder = { ...gateway.config, publicKey: new Uint8Array(32) }
    await expect(encapsulateRequest(smallOrder, randomBytes(5))).rejects.toThrow(/cannot be used/)
  })
})

describe('an encapsulated response', () => {
  it('opens for its own request only, and not when changed or cut', async () => {
    const [sent, other] = [
      await encapsulateRequest(gateway.config, randomBytes(9)),
      await encapsulateRequest(gateway.config, randomBytes(9)),
    ]
    const received = await decapsulateRequest(gateway, sent.bytes)
    const sealed = (await received?.seal(randomBytes(9))) as Uint8Array
    expect(await other.open(sealed)).toBeUndefined()
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice()
      changed[at] = (changed[at] as number) ^ 1
      expect(await sent.open(changed)).toBeUndefined()
      expect(await sent.open(sealed.subarray(0, at))).toBeUndefined()
    }
  })
})
