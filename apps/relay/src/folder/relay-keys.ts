import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { base64url, fromBase64url, hex, randomBytes } from '@chancery/base'
import { writeDurably } from '@chancery/host/durable-file'
import { generateSignerKey, openSignerKey } from '@chancery/tlog'
import type { NoteSigner } from '@chancery/tlog'
import { relayError } from '../errors.ts'

/** By which the relay signs in to the board, and nothing else. */
export interface AccessKey {
  /** The public key, URL-safe base64: what the board's server is started with. */
  readonly text: string
  sign(message: Uint8Array): Uint8Array
}

/** The two keys that a relay holds. They open nothing, and can let nobody in. */
export interface RelayKeys {
  readonly access: AccessKey
  /** Cosigns both logs. */
  readonly witness: NoteSigner
}

interface RelayKeysFile {
  /** PKCS #8 in URL-safe base64. */
  readonly access: string
  /** C2SP signer key. */
  readonly witness: string
}

// SubjectPublicKeyInfo of Ed25519 (RFC 8410, section 4) is 12 bytes and the key.
const SPKI_PREFIX_BYTES = 12

function accessKeyOf(stored: string): AccessKey {
  const der = Buffer.from(fromBase64url(stored) ?? new Uint8Array())
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return {
    text: base64url(new Uint8Array(spki.subarray(SPKI_PREFIX_BYTES))),
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  }
}

/** Makes the keys of a new relay, the witness’s under a name of its own. */
export async function createRelayKeys(path: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const access = base64url(new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' })))
  const { signerKey } = await generateSignerKey(`chancery/${hex(randomBytes(8))}/witness`, 'cosignature-ed25519')
  const file: RelayKeysFile = { access, witness: signerKey }
  await writeDurably(path, `${JSON.stringify(file, undefined, 2)}\n`)
}

/** Reads the keys; throws `relay/damaged` with what to do when they are missing or not keys. */
export async function openRelayKeys(path: string): Promise<RelayKeys> {
  try {
    const file = JSON.parse(await readFile(path, 'utf8')) as RelayKeysFile
    return { access: accessKeyOf(file.access), witness: await openSignerKey(file.witness) }
  } catch (error) {
    throw relayError('relay/damaged', 'The file relay-keys.json is missing or damaged; restore it from a backup', error)
  }
}
