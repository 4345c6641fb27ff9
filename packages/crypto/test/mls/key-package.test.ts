import { describe, expect, it } from 'vitest'
import { ed25519 } from '@noble/curves/ed25519.js'
import { decodeKeyPackage, encodeKeyPackage, type KeyPackage, signKeyPackage } from 'ts-mls/keyPackage.js'
import { signLeafNodeKeyPackage } from 'ts-mls/leafNode.js'
import { bestSuite } from '../../src/mls/suite/suite.ts'
import { engine, newIdentity, newPerson, NOT_AFTER, type Person } from './_office.ts'

/** A KeyPackage that its owner changed and signed again: leaf first, then the whole. */
async function resigned(person: Person, alter: (keyPackage: KeyPackage) => KeyPackage): Promise<Uint8Array> {
  const { signature } = await bestSuite()
  const seed = person.identity.signatureSeed
  const altered = alter(decodeKeyPackage(person.keyPackage.keyPackage, 0)![0])
  const leafNode = await signLeafNodeKeyPackage(altered.leafNode, seed, signature)
  return encodeKeyPackage(await signKeyPackage({ ...altered, leafNode }, seed, signature))
}

describe('a KeyPackage', () => {
  it('says whose it is and until when', async () => {
    const bob = await newPerson('Bob')
    const { device, signatureKey } = bob.identity
    const read = await engine.readKeyPackage(bob.keyPackage.keyPackage)
    expect(read).toEqual({ device, signatureKey, notAfter: NOT_AFTER })
  })

  it('is of the last-resort kind', async () => {
    const bob = await newPerson('Bob')
    const [decoded] = decodeKeyPackage(bob.keyPackage.keyPackage, 0)!
    expect(decoded.extensions).toEqual([{ extensionType: 0x000a, extensionData: new Uint8Array() }])
  })

  it('is read whatever the clock says, and can be added after its end', async () => {
    const identity = newIdentity()
    const old = await engine.makeKeyPackage(identity, 1)
    expect(await engine.readKeyPackage(old.keyPackage)).toMatchObject({ notAfter: 1 })
    const alice = await newPerson('Alice')
    const group = await engine.create(new Uint8Array(16), new Uint8Array(), alice.keyPackage)
    const { welcome } = await engine.commit(group, { add: [old.keyPackage], remove: [] }, new Uint8Array())
    expect(engine.members(await engine.join(welcome!, old))).toHaveLength(2)
  })

  it('is not made from a key and a seed that do not belong together, nor from a malformed identity', async () => {
    const bob = newIdentity()
    const mallory = newIdentity()
    const wrong = [
      { ...bob, signatureSeed: mallory.signatureSeed },
      { ...bob, device: new Uint8Array(15) },
      { ...bob, signatureKey: new Uint8Array(31) },
    ]
    for (const identity of wrong)
      await expect(engine.makeKeyPackage(identity, NOT_AFTER)).rejects.toMatchObject({ code: 'mls/key-package' })
  })

  it('is refused with any bit changed, when cut, and when lengthened', async () => {
    const bytes = (await newPerson('Bob')).keyPackage.keyPackage
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      expect(await engine.readKeyPackage(changed)).toBeUndefined()
      expect(await engine.readKeyPackage(bytes.slice(0, at))).toBeUndefined()
    }
    expect(await engine.readKeyPackage(Uint8Array.of(...bytes, 0))).toBeUndefined()
  })

  const small = new Uint8Array(32)
  const cases: Record<string, (keyPackage: KeyPackage) => KeyPackage> = {
    'its init key is its leaf key': (kp) => ({ ...kp, initKey: kp.leafNode.hpkePublicKey }),
    'its init key has a small order': (kp) => ({ ...kp, initKey: small }),
    'its leaf key has a small order': (kp) => ({ ...kp, leafNode: { ...kp.leafNode, hpkePublicKey: small } }),
    'its signature key is another person’s': (kp) => ({
      ...kp,
      leafNode: { ...kp.leafNode, signaturePublicKey: ed25519.getPublicKey(new Uint8Array(32).fill(1)) },
    }),
    'its device id has another length': (kp) => ({
      ...kp,
      leafNode: { ...kp.leafNode, credential: { credentialType: 'basic', identity: new Uint8Array(15) } },
    }),
    'it is of another suite': (kp) => ({ ...kp, cipherSuite: 'MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519' }),
    'it does not understand our extension': (kp) => ({
      ...kp,
      leafNode: { ...kp.leafNode, capabilities: { ...kp.leafNode.capabilities, extensions: [] } },
    }),
    'its capabilities are endless': (kp) => ({
      ...kp,
      leafNode: {
        ...kp.leafNode,
        capabilities: { ...kp.leafNode.capabilities, extensions: Array.from({ length: 40 }, () => 0xf0b0) },
      },
    }),
    'it ends after the last date that a number can tell': (kp) => ({
      ...kp,
      leafNode: { ...kp.leafNode, lifetime: { notBefore: 0n, notAfter: 2n ** 60n } },
    }),
  }
  it.each(Object.entries(cases))('is refused when %s', async (_, alter) => {
    const bob = await newPerson('Bob')
    expect(await engine.readKeyPackage(await resigned(bob, (keyPackage) => keyPackage))).toBeDefined()
    expect(await engine.readKeyPackage(await resigned(bob, alter))).toBeUndefined()
  })
})
