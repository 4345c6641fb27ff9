import { hex } from '@chancery/base'
import { deviceIdOf } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { deviceKeysOf, generateDeviceSecrets, revocationSigner } from './device-keys.ts'

describe('a device', () => {
  it('has an id that follows from its signature key, and keys that have nothing in common', async () => {
    const secrets = await generateDeviceSecrets()
    const keys = deviceKeysOf(secrets)
    expect(keys.device).toBe(deviceIdOf(keys.signer.publicKey))
    const all = [
      keys.signer.publicKey,
      keys.access.publicKey,
      secrets.signSeed,
      secrets.accessSeed,
      secrets.personSecret,
    ]
    expect(new Set(all.map(hex)).size).toBe(all.length)
    expect(deviceKeysOf(secrets).device).toBe(keys.device)
  })

  it('of the same person shares the person’s secret and nothing else', async () => {
    const first = await generateDeviceSecrets()
    const second = await generateDeviceSecrets(first.personSecret)
    expect(second.personSecret).toEqual(first.personSecret)
    expect(second.signSeed).not.toEqual(first.signSeed)
    expect(second.accessSeed).not.toEqual(first.accessSeed)
  })
})

describe('the key that revokes a device', () => {
  it('is the same on each device of its owner', async () => {
    const first = await generateDeviceSecrets()
    const second = await generateDeviceSecrets(first.personSecret)
    const { device } = deviceKeysOf(first)
    expect(revocationSigner(second.personSecret, device).publicKey).toEqual(
      revocationSigner(first.personSecret, device).publicKey,
    )
  })

  it('is another for each device, so that the server cannot tell which belong together', async () => {
    const first = await generateDeviceSecrets()
    const second = await generateDeviceSecrets(first.personSecret)
    const keys = [first, second].map((secrets) =>
      hex(revocationSigner(first.personSecret, deviceKeysOf(secrets).device).publicKey),
    )
    expect(new Set(keys).size).toBe(2)
  })

  it('needs the person’s secret', async () => {
    const alice = await generateDeviceSecrets()
    const mallory = await generateDeviceSecrets()
    const { device } = deviceKeysOf(alice)
    expect(revocationSigner(mallory.personSecret, device).publicKey).not.toEqual(
      revocationSigner(alice.personSecret, device).publicKey,
    )
  })
})
