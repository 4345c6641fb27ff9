import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core'
import { QuickXWing } from './x-wing.ts'

/** HPKE base mode (RFC 9180) on X-Wing with HKDF-SHA256 and AES-256-GCM: safe while either X25519 or ML-KEM-768 is. */
function newSuite(): CipherSuite {
  return new CipherSuite({ kem: new QuickXWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })
}

const suite = newSuite()
/** A suite for each private key, with what it has expanded of it; gone when the key is. */
const openers = new WeakMap<Uint8Array, CipherSuite>()

function openerOf(privateKey: Uint8Array): CipherSuite {
  const known = openers.get(privateKey)
  if (known !== undefined) return known
  const opener = newSuite()
  openers.set(privateKey, opener)
  return opener
}

/** What one sealing gives: 1,120 bytes of encapsulation, and the plaintext with 16 bytes of authenticator. */
export interface SealedBox {
  readonly encapsulation: Uint8Array
  readonly ciphertext: Uint8Array
}

/** A pair of X-Wing keys; the private one is a 32-byte seed. */
export interface BoxKeyPair {
  readonly publicKey: Uint8Array
  readonly privateKey: Uint8Array
}

const plain = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

/** A fresh pair of keys. */
export async function generateBoxKeyPair(): Promise<BoxKeyPair> {
  const pair = await suite.kem.generateKeyPair()
  return {
    publicKey: new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)),
    privateKey: new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey)),
  }
}

/** Seals `plaintext` to a public key (1,216 bytes). `info` says what for, `bound` must be shown again to open it. */
export async function sealBox(
  publicKey: Uint8Array,
  info: Uint8Array,
  bound: Uint8Array,
  plaintext: Uint8Array,
): Promise<SealedBox> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(plain(publicKey))
  const sealed = await suite.seal({ recipientPublicKey, info: plain(info) }, plain(plaintext), plain(bound))
  return { encapsulation: new Uint8Array(sealed.enc), ciphertext: new Uint8Array(sealed.ct) }
}

/** Opens a box, or gives `undefined`: it was sealed to somebody else, for something else, or changed. */
export async function openBox(
  privateKey: Uint8Array,
  info: Uint8Array,
  bound: Uint8Array,
  box: SealedBox,
): Promise<Uint8Array | undefined> {
  try {
    const opener = openerOf(privateKey)
    const recipientKey = await opener.kem.deserializePrivateKey(plain(privateKey))
    const opening = { recipientKey, enc: plain(box.encapsulation), info: plain(info) }
    return new Uint8Array(await opener.open(opening, plain(box.ciphertext), plain(bound)))
  } catch {
    return undefined
  }
}
