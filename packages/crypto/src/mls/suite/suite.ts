import { equalBytes, hkdfExpand, hkdfExtract, hmacSha256, randomBytes, sha256 } from '@chancery/base'
import type { CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js'
import { bestEd25519, type Ed25519 } from './ed25519.ts'
import { bestHpke } from './hpke.ts'

/** The one cipher suite we speak: suite 1 of RFC 9420, 17.1. */
export const SUITE_NAME = 'MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519'

/**
 * Suite 1 with synchronous hashes: a commit hashes thousands of short strings, and each trip through the platform's
 * asynchronous digest costs more than the hash itself (three times less wall time for groups of 200).
 */
export function makeSuite(ed25519: Ed25519, hpke: CiphersuiteImpl['hpke']): CiphersuiteImpl {
  return {
    name: SUITE_NAME,
    hash: {
      digest: async (bytes) => sha256(bytes),
      mac: async (key, bytes) => hmacSha256(key, bytes),
      verifyMac: async (key, mac, bytes) => equalBytes(mac, hmacSha256(key, bytes)),
    },
    kdf: {
      size: 32,
      extract: async (salt, secret) => hkdfExtract(salt, secret),
      expand: async (key, info, length) => hkdfExpand(key, info, length),
    },
    signature: {
      ...ed25519,
      keygen: () => Promise.reject(new TypeError('signature keys are device keys; the engine makes none')),
    },
    hpke,
    rng: { randomBytes },
  }
}

let best: Promise<CiphersuiteImpl> | undefined

/** The fastest form of the suite on this platform. */
export function bestSuite(): Promise<CiphersuiteImpl> {
  best ??= Promise.all([bestEd25519(), bestHpke()]).then(([ed25519, hpke]) => makeSuite(ed25519, hpke))
  return best
}
