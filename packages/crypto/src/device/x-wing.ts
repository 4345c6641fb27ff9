import { concatBytes, equalBytes, fromHex } from '@chancery/base'
import { XWing } from '@hpke/hybridkem-x-wing'

/** PKCS #8 around a raw X25519 private key (RFC 8410, section 7), which WebCrypto takes in no other form. */
const PKCS8_X25519 = fromHex('302e020100300506032b656e04220420') as Uint8Array
const X25519 = { name: 'X25519' }

/**
 * X-Wing as the library has it, quicker where a device tries to open what is not for it, which it does with every intro
 * on the board: the last ML-KEM key is expanded from its seed once and not at every try, and X25519 is the platform's own.
 * One object per private key, to be forgotten with it.
 */
export class QuickXWing extends XWing {
  constructor() {
    super()
    const expand = this._m.deriveKeyPair.bind(this._m)
    let kept: { readonly seed: Uint8Array; readonly pair: ReturnType<typeof expand> } | undefined
    this._m.deriveKeyPair = (seed) => {
      if (kept === undefined || !equalBytes(kept.seed, seed)) kept = { seed: seed.slice(), pair: expand(seed) }
      return kept.pair
    }
    this._x25519.derive = sharedSecret
  }
}

/** X25519 (RFC 7748, section 5) of a raw private and a raw public key. Throws for a public key of low order. */
async function sharedSecret(privateKey: Uint8Array, publicKey: Uint8Array): Promise<Uint8Array> {
  const { subtle } = globalThis.crypto
  const pkcs8 = new Uint8Array(concatBytes(PKCS8_X25519, privateKey))
  const [own, theirs] = await Promise.all([
    subtle.importKey('pkcs8', pkcs8, X25519, false, ['deriveBits']),
    subtle.importKey('raw', new Uint8Array(publicKey), X25519, true, []),
  ])
  return new Uint8Array(await subtle.deriveBits({ name: 'X25519', public: theirs }, own, 256))
}
