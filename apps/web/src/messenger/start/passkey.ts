import { CodedError, base64url, randomBytes } from '@chancery/base'
import type { LockSecret } from '../../contract/calls.ts'
import type { StoredPasskey } from '../../contract/topics.ts'

type PasskeySecret = Extract<LockSecret, { readonly way: 'passkey' }>
export type PasskeyErrorCode = 'passkey/cancelled' | 'passkey/no-secret'

const SALT_BYTES = 32
const TIMEOUT_MS = 120_000
// ES256, EdDSA, RS256: every authenticator has one of them.
const ALGORITHMS = [-7, -8, -257]

/** Whether passkeys can belong to this host: browsers bind them to a name with a dot or to localhost, never to an address. */
export function isPasskeyHost(host: string): boolean {
  if (host === 'localhost') return true
  if (host.startsWith('[') || host.includes(':') || /^[\d.]+$/.test(host)) return false
  return host.includes('.')
}

/** Whether it makes sense to offer a passkey here. That it can also keep a secret (PRF) shows only when one is made. */
export async function canUsePasskey(): Promise<boolean> {
  if (!isSecureContext || !('PublicKeyCredential' in globalThis) || !isPasskeyHost(location.hostname)) return false
  try {
    const capabilities = await PublicKeyCredential.getClientCapabilities?.()
    if (!(capabilities?.['extension:prf'] ?? true)) return false
    return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable()
  } catch {
    return false
  }
}

/** Makes a passkey and gets its secret. Throws `passkey/cancelled`, or `passkey/no-secret` where it cannot keep one. */
export async function createPasskey(name: string): Promise<PasskeySecret> {
  const salt = randomBytes(SALT_BYTES)
  const made = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: own(randomBytes(32)),
        rp: { name: 'Chancery' },
        user: { id: own(randomBytes(16)), name, displayName: name },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        extensions: { prf: { eval: { first: own(salt) } } },
        timeout: TIMEOUT_MS,
      },
    }),
  )
  const { prf } = made.getClientExtensionResults()
  const credential = new Uint8Array(made.rawId)
  if (prf?.results !== undefined) return secretOf(credential, salt, prf.results.first)
  // Many authenticators give the secret only when the passkey is used, not when it is made.
  if (prf?.enabled === true) return usePasskey([{ credential, salt }])
  throw noSecret()
}

/** Has the person use one of these passkeys. Throws `passkey/cancelled` or `passkey/no-secret`. */
export async function usePasskey(passkeys: readonly StoredPasskey[]): Promise<PasskeySecret> {
  const salts = passkeys.map(({ credential, salt }) => [base64url(credential), { first: own(salt) }] as const)
  const used = await ask(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: own(randomBytes(32)),
        allowCredentials: passkeys.map(({ credential }) => ({ type: 'public-key', id: own(credential) })),
        userVerification: 'required',
        extensions: { prf: { evalByCredential: Object.fromEntries(salts) } },
        timeout: TIMEOUT_MS,
      },
    }),
  )
  const credential = new Uint8Array(used.rawId)
  const known = passkeys.find((passkey) => base64url(passkey.credential) === base64url(credential))
  const prf = used.getClientExtensionResults().prf?.results?.first
  if (known === undefined || prf === undefined) throw noSecret()
  return secretOf(credential, known.salt, prf)
}

function secretOf(credential: Uint8Array, salt: Uint8Array, prf: BufferSource): PasskeySecret {
  const bytes =
    prf instanceof ArrayBuffer ? new Uint8Array(prf) : new Uint8Array(prf.buffer, prf.byteOffset, prf.byteLength)
  return { way: 'passkey', credential, salt, prf: bytes }
}

async function ask(request: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await request()
    if (credential instanceof PublicKeyCredential) return credential
  } catch (error) {
    // Browsers say NotAllowedError for "no", for "too late", and for "none here"; they mean not to tell which.
    if (error instanceof DOMException && error.name === 'NotSupportedError') throw noSecret()
  }
  throw new CodedError<PasskeyErrorCode>('passkey/cancelled', 'The passkey was not used; try again, or use a PIN')
}

function noSecret(): CodedError<PasskeyErrorCode> {
  return new CodedError('passkey/no-secret', 'This passkey cannot lock Chancery; choose a PIN')
}

/** A copy in a buffer of its own, as WebAuthn's types want it. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes)
}
