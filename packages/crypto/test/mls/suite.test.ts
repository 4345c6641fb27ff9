import { concatBytes, hex, randomBytes, utf8 } from '@chancery/base'
import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { enterGroup, startGroup } from '../../src/mls/join-group.ts'
import { followCommit } from '../../src/mls/follow-commit.ts'
import { unseal } from '../../src/mls/group-state.ts'
import { judgeCommit } from '../../src/mls/judge-commit.ts'
import { makeKeyPackage } from '../../src/mls/key-package.ts'
import { prepareCommit } from '../../src/mls/make-commit.ts'
import { agreedEd25519, nobleEd25519, platformEd25519 } from '../../src/mls/suite/ed25519.ts'
import { nobleHpke, platformHpke } from '../../src/mls/suite/hpke.ts'
import { isUsableEd25519, isUsableX25519 } from '../../src/mls/suite/small-order.ts'
import { bestSuite, makeSuite } from '../../src/mls/suite/suite.ts'
import { engineConfig } from '../../src/mls/ts-mls-engine.ts'
import { newIdentity, NOT_AFTER } from './_office.ts'

const P = 2n ** 255n - 19n
const littleEndian = (value: bigint) =>
  Uint8Array.from({ length: 32 }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn))
const number = (bytes: Uint8Array) => BigInt(`0x${hex(bytes.toReversed())}`)
const { Point } = ed25519
const torsion = (() => {
  // A point times the group order leaves its torsion part; some small y has a full one.
  for (let y = 2n; ; y++) {
    try {
      const part = Point.fromBytes(littleEndian(y))
        .multiplyUnsafe(Point.Fn.ORDER - 1n)
        .add(Point.fromBytes(littleEndian(y)))
      if (!part.multiplyUnsafe(4n).is0()) return part
    } catch {
      // not on the curve
    }
  }
})()
const smallPoints = Array.from({ length: 8 }, (_, n) => (n === 0 ? Point.ZERO : torsion.multiplyUnsafe(BigInt(n))))

describe('an X25519 key', () => {
  it('is usable exactly when its shared secrets are not zero', () => {
    const secret = randomBytes(32)
    const candidates = [0n, 1n, 2n, 9n, P - 1n, P, P + 1n, P + 2n, ...smallPoints.map((point) => montgomery(point))]
    for (const u of candidates)
      for (const bytes of [littleEndian(u), littleEndian(u + 2n ** 255n)]) {
        let works = true
        try {
          x25519.getSharedSecret(secret, bytes)
        } catch {
          works = false
        }
        expect([u, isUsableX25519(bytes)]).toEqual([u, works])
      }
    expect(isUsableX25519(x25519.getPublicKey(secret))).toBe(true)
    expect(isUsableX25519(new Uint8Array(31).fill(9))).toBe(false)
  })
})

function montgomery(point: typeof Point.ZERO): bigint {
  const { y } = point.toAffine()
  const { Fp } = Point
  return y === 1n ? 0n : Fp.div(Fp.add(1n, y), Fp.sub(1n, y))
}

describe('an Ed25519 point', () => {
  it('is refused when its order is small or its form not canonical', () => {
    for (const point of smallPoints) expect(isUsableEd25519(point.toBytes())).toBe(false)
    for (let y = P; y < 2n ** 255n; y++) expect(isUsableEd25519(littleEndian(y))).toBe(false)
    expect(isUsableEd25519(ed25519.getPublicKey(randomBytes(32)))).toBe(true)
  })
})

describe('Ed25519', () => {
  const platform = agreedEd25519(platformEd25519(crypto.subtle))
  const noble = agreedEd25519(nobleEd25519)

  it('makes the same signatures with and without the platform', async () => {
    const seed = randomBytes(32)
    const message = randomBytes(100)
    const signature = await platform.sign(seed, message)
    expect(hex(await noble.sign(seed, message))).toBe(hex(signature))
    for (const one of [platform, noble]) {
      expect(await one.verify(ed25519.getPublicKey(seed), message, signature)).toBe(true)
      expect(await one.verify(ed25519.getPublicKey(seed), randomBytes(100), signature)).toBe(false)
      expect(await one.verify(ed25519.getPublicKey(randomBytes(32)), message, signature)).toBe(false)
      expect(await one.verify(new Uint8Array(32), message, signature)).toBe(false)
      expect(await one.verify(ed25519.getPublicKey(seed), message, signature.slice(1))).toBe(false)
    }
  })

  it('judges alike, with and without the platform, signatures whose key or nonce has a torsion part', async () => {
    const secret = number(randomBytes(32)) % Point.Fn.ORDER
    const nonce = number(randomBytes(32)) % Point.Fn.ORDER
    const answers = new Set<boolean>()
    for (let n = 0; n < 64; n++) {
      const key = Point.BASE.multiply(secret)
        .add(smallPoints[n % 8]!)
        .toBytes()
      const r = Point.BASE.multiply(nonce)
        .add(smallPoints[n >> 3]!)
        .toBytes()
      const message = randomBytes(16)
      const k = number(sha512(concatBytes(r, key, message))) % Point.Fn.ORDER
      const s = (nonce + k * secret) % Point.Fn.ORDER
      for (const scalar of [s, s + Point.Fn.ORDER]) {
        const signature = concatBytes(r, littleEndian(scalar))
        const answer = await platform.verify(key, message, signature)
        expect(await noble.verify(key, message, signature)).toBe(answer)
        answers.add(answer)
      }
    }
    expect(answers).toEqual(new Set([true, false]))
  })
})

describe('HPKE', () => {
  it('seals and opens across implementations', async () => {
    const both = [await platformHpke(), nobleHpke]
    const ikm = randomBytes(32)
    for (const sender of both)
      for (const receiver of both) {
        const { privateKey, publicKey } = await receiver.deriveKeyPair(ikm)
        const exported = await receiver.exportPublicKey(publicKey)
        const info = utf8('info')
        const { enc, ct } = await sender.seal(await sender.importPublicKey(exported), utf8('text'), info, utf8('aad'))
        expect(await receiver.open(privateKey, enc, ct, info, utf8('aad'))).toEqual(utf8('text'))
        await expect(receiver.open(privateKey, enc, ct, utf8('other'), utf8('aad'))).rejects.toBeInstanceOf(Error)
        const stored = await receiver.importPrivateKey(await receiver.exportPrivateKey(privateKey))
        const out = await sender.exportSecret(await sender.importPublicKey(exported), utf8('context'), 32, info)
        expect(await receiver.importSecret(stored, utf8('context'), out.enc, 32, info)).toEqual(out.secret)
      }
    const derived = await Promise.all(
      both.map(async (one) => hex(await one.exportPublicKey((await one.deriveKeyPair(ikm)).publicKey))),
    )
    expect(derived[0]).toBe(derived[1])
  })

  it('encrypts to itself without a key from outside', async () => {
    const { privateKey, publicKey } = await nobleHpke.generateKeyPair()
    const { enc, ct } = await nobleHpke.seal(publicKey, utf8('text'), utf8(''))
    expect(await nobleHpke.open(privateKey, enc, ct, utf8(''))).toEqual(utf8('text'))
  })
})

describe('a group', () => {
  it('may mix members with and without the platform’s curves', async () => {
    const platform = await bestSuite()
    const noble = makeSuite(agreedEd25519(nobleEd25519), nobleHpke)
    const config = engineConfig({ authenticate: () => true })
    const alice = await makeKeyPackage(platform, newIdentity(), NOT_AFTER)
    const bob = await makeKeyPackage(noble, newIdentity(), NOT_AFTER)
    const alone = await startGroup(platform, config, randomBytes(16), utf8(''), alice)
    const added = await prepareCommit(platform, config, alone, { add: [bob.keyPackage], remove: [] }, utf8(''))
    const bobState = await enterGroup(noble, config, added.welcome!, bob)
    const update = await prepareCommit(noble, config, bobState, { add: [], remove: [] }, utf8(''))
    const judged = await judgeCommit(platform, config, added.next, update.message)
    expect(judged).toEqual(await judgeCommit(noble, config, bobState, update.message))
    const outcome = await followCommit(platform, config, added.next, update.message)
    if (outcome.kind !== 'next') throw new Error('Alice follows')
    expect(hex(unseal(outcome.state).exporterSecret!)).toBe(hex(update.next.exporterSecret!))
  })
})
