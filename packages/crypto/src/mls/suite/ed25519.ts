import { concatBytes, equalBytes, hex, sha256 } from '@chancery/base'
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { isUsableEd25519 } from './small-order.ts'

/** Signs and checks with 32-byte seeds and public keys (RFC 8032). */
export interface Ed25519 {
  sign(seed: Uint8Array, message: Uint8Array): Promise<Uint8Array>
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>
}

const PKCS8_HEAD = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
])
const CACHED_KEYS = 4096
const REMEMBERED_CHECKS = 8192
const LONGEST_REMEMBERED = 1024
const source = (bytes: Uint8Array) => bytes as Uint8Array<ArrayBuffer>

/** The platform's Ed25519. Importing a key costs more than using it, so imported keys are remembered. */
export function platformEd25519(subtle: SubtleCrypto): Ed25519 {
  const signing = new WeakMap<Uint8Array, Promise<CryptoKey>>()
  const verifying = new Map<string, Promise<CryptoKey>>()
  const signKey = (seed: Uint8Array) => {
    let key = signing.get(seed)
    if (key === undefined) {
      key = subtle.importKey('pkcs8', Uint8Array.of(...PKCS8_HEAD, ...seed), 'Ed25519', false, ['sign'])
      signing.set(seed, key)
    }
    return key
  }
  const verifyKey = (publicKey: Uint8Array) => {
    const name = hex(publicKey)
    let key = verifying.get(name)
    if (key === undefined) {
      if (verifying.size >= CACHED_KEYS) verifying.clear()
      key = subtle.importKey('raw', source(publicKey), 'Ed25519', false, ['verify'])
      verifying.set(name, key)
    }
    return key
  }
  return {
    sign: async (seed, message) => new Uint8Array(await subtle.sign('Ed25519', await signKey(seed), source(message))),
    verify: async (publicKey, message, signature) => {
      try {
        return await subtle.verify('Ed25519', await verifyKey(publicKey), source(signature), source(message))
      } catch {
        return false
      }
    },
  }
}

/** Ed25519 without the platform. The check is the cofactorless equation, as platforms do it: [S]B − [k]A must encode as R. */
export const nobleEd25519: Ed25519 = {
  sign: async (seed, message) => ed25519.sign(message, seed),
  verify: async (publicKey, message, signature) => {
    const { Point } = ed25519
    try {
      const r = signature.subarray(0, 32)
      const s = BigInt(`0x${hex(signature.slice(32).reverse())}`)
      if (s >= Point.Fn.ORDER) return false
      const a = Point.fromBytes(publicKey)
      const digest = sha512(concatBytes(r, publicKey, message))
      const k = Point.Fn.create(BigInt(`0x${hex(digest.reverse())}`))
      const found = Point.BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(k))
      return equalBytes(found.toBytes(), r)
    } catch {
      return false
    }
  },
}

/**
 * Refuses what implementations disagree about — small-order and non-canonical points — before asking any of them:
 * whether a commit is valid must not depend on the browser.
 */
export function agreedEd25519(inner: Ed25519): Ed25519 {
  return {
    sign: (seed, message) => inner.sign(seed, message),
    verify: async (publicKey, message, signature) =>
      signature.length === 64 &&
      isUsableEd25519(publicKey) &&
      isUsableEd25519(signature.subarray(0, 32)) &&
      inner.verify(publicKey, message, signature),
  }
}

/**
 * Checks the signature of a leaf or KeyPackage once: it is met again when the commit that brought it is followed, and
 * at each join. Only passed checks are remembered, under a hash of everything that was checked.
 */
function rememberingEd25519(inner: Ed25519): Ed25519 {
  const passed = new Set<string>()
  return {
    sign: (seed, message) => inner.sign(seed, message),
    verify: async (publicKey, message, signature) => {
      if (message.length > LONGEST_REMEMBERED || publicKey.length !== 32 || signature.length !== 64)
        return inner.verify(publicKey, message, signature)
      const name = hex(sha256(concatBytes(publicKey, signature, message)))
      if (passed.has(name)) return true
      if (!(await inner.verify(publicKey, message, signature))) return false
      if (passed.size >= REMEMBERED_CHECKS) passed.clear()
      passed.add(name)
      return true
    },
  }
}

/** The platform's Ed25519 where it has one, else our own. */
export async function bestEd25519(): Promise<Ed25519> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle
  try {
    await subtle.importKey('raw', source(ed25519.Point.BASE.toBytes()), 'Ed25519', false, ['verify'])
    return rememberingEd25519(agreedEd25519(platformEd25519(subtle)))
  } catch {
    return rememberingEd25519(agreedEd25519(nobleEd25519))
  }
}
