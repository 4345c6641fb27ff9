import { concatBytes, hkdfExpand, hkdfExtract, randomBytes, utf8 } from '@chancery/base'
import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { gcm } from '@noble/ciphers/aes.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { makeGenericHpke } from 'ts-mls/crypto/implementation/hpke.js'
import type { Hpke, PrivateKey, PublicKey } from 'ts-mls/crypto/hpke.js'

const aead = {
  encrypt: async (key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, text: Uint8Array) =>
    gcm(key, nonce, aad).encrypt(text),
  decrypt: async (key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, text: Uint8Array) =>
    gcm(key, nonce, aad).decrypt(text),
}

/** HPKE on the platform's X25519. */
export function platformHpke(): Promise<Hpke> {
  const kem = new DhkemX25519HkdfSha256()
  const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes128Gcm() })
  return makeGenericHpke({ kem: 'DHKEM-X25519-HKDF-SHA256', kdf: 'HKDF-SHA256', aead: 'AES128GCM' }, aead, suite)
}

const EMPTY = new Uint8Array()
const KEM_ID = utf8('KEM\u0000\u0020')
const HPKE_ID = utf8('HPKE\u0000\u0020\u0000\u0001\u0000\u0001')
const u16 = (n: number) => Uint8Array.of(n >>> 8, n)

const labeledExtract = (id: Uint8Array, salt: Uint8Array, label: string, secret: Uint8Array) =>
  hkdfExtract(salt, concatBytes(utf8('HPKE-v1'), id, utf8(label), secret))
const labeledExpand = (id: Uint8Array, key: Uint8Array, label: string, info: Uint8Array, length: number) =>
  hkdfExpand(key, concatBytes(u16(length), utf8('HPKE-v1'), id, utf8(label), info), length)

interface Context {
  readonly key: Uint8Array
  readonly nonce: Uint8Array
  readonly exporter: Uint8Array
}

/** DHKEM's ExtractAndExpand, then the key schedule of mode base (RFC 9180, 4.1 and 5.1). */
function schedule(dh: Uint8Array, enc: Uint8Array, publicKey: Uint8Array, info: Uint8Array): Context {
  const pseudorandom = labeledExtract(KEM_ID, EMPTY, 'eae_prk', dh)
  const shared = labeledExpand(KEM_ID, pseudorandom, 'shared_secret', concatBytes(enc, publicKey), 32)
  const context = concatBytes(
    Uint8Array.of(0),
    labeledExtract(HPKE_ID, EMPTY, 'psk_id_hash', EMPTY),
    labeledExtract(HPKE_ID, EMPTY, 'info_hash', info),
  )
  const secret = labeledExtract(HPKE_ID, shared, 'secret', EMPTY)
  return {
    key: labeledExpand(HPKE_ID, secret, 'key', context, 16),
    nonce: labeledExpand(HPKE_ID, secret, 'base_nonce', context, 12),
    exporter: labeledExpand(HPKE_ID, secret, 'exp', context, 32),
  }
}

// The library treats keys as opaque; ours are raw bytes.
const asPublic = (bytes: Uint8Array) => bytes.slice() as unknown as PublicKey
const asPrivate = (bytes: Uint8Array) => bytes.slice() as unknown as PrivateKey
const raw = (key: PublicKey | PrivateKey) => key as unknown as Uint8Array
const pair = (secret: Uint8Array) => ({
  privateKey: asPrivate(secret),
  publicKey: asPublic(x25519.getPublicKey(secret)),
})

function send(publicKey: PublicKey, info: Uint8Array): { enc: Uint8Array; context: Context } {
  const ephemeral = randomBytes(32)
  const enc = x25519.getPublicKey(ephemeral)
  return { enc, context: schedule(x25519.getSharedSecret(ephemeral, raw(publicKey)), enc, raw(publicKey), info) }
}

function receive(privateKey: PrivateKey, enc: Uint8Array, info: Uint8Array): Context {
  const dh = x25519.getSharedSecret(raw(privateKey), enc)
  return schedule(dh, enc, x25519.getPublicKey(raw(privateKey)), info)
}

/** HPKE with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM in mode base (RFC 9180), without the platform. */
export const nobleHpke: Hpke = {
  seal: async (publicKey, plaintext, info, aad = EMPTY) => {
    const { enc, context } = send(publicKey, info)
    return { enc, ct: gcm(context.key, context.nonce, aad).encrypt(plaintext) }
  },
  open: async (privateKey, enc, ciphertext, info, aad = EMPTY) => {
    const context = receive(privateKey, enc, info)
    return gcm(context.key, context.nonce, aad).decrypt(ciphertext)
  },
  exportSecret: async (publicKey, exporterContext, length, info) => {
    const { enc, context } = send(publicKey, info)
    return { enc, secret: labeledExpand(HPKE_ID, context.exporter, 'sec', exporterContext, length) }
  },
  importSecret: async (privateKey, exporterContext, enc, length, info) =>
    labeledExpand(HPKE_ID, receive(privateKey, enc, info).exporter, 'sec', exporterContext, length),
  importPrivateKey: async (bytes) => asPrivate(bytes),
  importPublicKey: async (bytes) => asPublic(bytes),
  exportPublicKey: async (key) => raw(key).slice(),
  exportPrivateKey: async (key) => raw(key).slice(),
  encryptAead: (key, nonce, aad, plaintext) => aead.encrypt(key, nonce, aad ?? EMPTY, plaintext),
  decryptAead: (key, nonce, aad, ciphertext) => aead.decrypt(key, nonce, aad ?? EMPTY, ciphertext),
  deriveKeyPair: async (ikm) =>
    pair(labeledExpand(KEM_ID, labeledExtract(KEM_ID, EMPTY, 'dkp_prk', ikm), 'sk', EMPTY, 32)),
  generateKeyPair: async () => pair(randomBytes(32)),
  keyLength: 16,
  nonceLength: 12,
}

/** HPKE on the platform's X25519 where it has one, else our own. */
export async function bestHpke(): Promise<Hpke> {
  try {
    await globalThis.crypto.subtle.generateKey('X25519', false, ['deriveBits'])
    return await platformHpke()
  } catch {
    return nobleHpke
  }
}
