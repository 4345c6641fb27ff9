import {
  ByteWriter,
  base64url,
  canonicalJson,
  concatBytes,
  dssePae,
  parseCanonicalJson,
  verifyEd25519,
} from '@chancery/base'
import { openLocal, sealLocal, signerFromSeed } from '@chancery/crypto'
import { SEALED_BACKUP_BYTES, backupMessage, decodeBackup, encodeBackup, payloadTypes } from '@chancery/protocol'
import { fileFromJson, fileToJson } from '../history/manifest.ts'
import type { VaultFile } from '../vault/vault-ref.ts'
import type { BackupKeys } from './recovery-code.ts'

/** Nonce and authenticator of the box. */
const BOX_OVERHEAD = 28
const PLAIN_BYTES = SEALED_BACKUP_BYTES - BOX_OVERHEAD

/** What a code leads to. */
export interface BackupPointer {
  /** Without a manifest the backup was given up: there is a newer code, or none. */
  readonly manifest?: VaultFile
  /** Unix seconds, by the clock of the device that made it. */
  readonly made: number
}

function boundOf(place: Uint8Array, sequence: number): Uint8Array {
  return concatBytes(place, new ByteWriter().u64(sequence).take())
}

/** What lies at the place: always of one size. */
export async function sealPointer(
  { placeSeed, key }: BackupKeys,
  sequence: number,
  pointer: BackupPointer,
): Promise<Uint8Array> {
  const { manifest, made } = pointer
  const place = signerFromSeed(placeSeed)
  const json = canonicalJson({ made, ...(manifest === undefined ? {} : { manifest: fileToJson(manifest) }) })
  const plain = new Uint8Array(PLAIN_BYTES)
  plain.set(new ByteWriter().u16(json.length).bytes(json).take())
  const sealed = sealLocal(key, boundOf(place.publicKey, sequence), plain)
  const signature = await place.sign(dssePae(payloadTypes.backup, backupMessage({ sequence, sealed })))
  return encodeBackup({ signature, sequence, sealed })
}

/** The pointer in these bytes, and its sequence; `undefined` when they are not by this code. */
export async function openPointer(
  { placeSeed, key }: BackupKeys,
  bytes: Uint8Array,
): Promise<(BackupPointer & { readonly sequence: number }) | undefined> {
  const entry = decodeBackup(bytes)
  if (entry === undefined) return undefined
  const { sequence, sealed, signature } = entry
  const place = signerFromSeed(placeSeed)
  if (!(await verifyEd25519(place.publicKey, dssePae(payloadTypes.backup, backupMessage(entry)), signature)))
    return undefined
  const plain = openLocal(key, boundOf(place.publicKey, sequence), sealed)
  const pointer = plain && pointerFrom(plain)
  return pointer && { ...pointer, sequence }
}

function pointerFrom(plain: Uint8Array): BackupPointer | undefined {
  try {
    const length = new DataView(plain.buffer, plain.byteOffset).getUint16(0)
    const { made, manifest } = parseCanonicalJson(plain.subarray(2, 2 + length)) as Readonly<Record<string, unknown>>
    if (!Number.isSafeInteger(made)) return undefined
    if (manifest === undefined) return { made: made as number }
    const file = fileFromJson(manifest)
    return file && { made: made as number, manifest: file }
  } catch {
    return undefined
  }
}

/** The name of a code’s place on the server. */
export function placeName({ placeSeed }: BackupKeys): string {
  return base64url(signerFromSeed(placeSeed).publicKey)
}
