import { ByteReader, ByteWriter, concatBytes, fromBase64url } from '@chancery/base'

/** What lies at the place of a backup always has this many bytes. */
export const BACKUP_BYTES = 1024
const SIGNATURE_BYTES = 64
const SEQUENCE_BYTES = 8
/** What is sealed in it. */
export const SEALED_BACKUP_BYTES = BACKUP_BYTES - SIGNATURE_BYTES - SEQUENCE_BYTES

/** What lies at the place of a backup: where its archive is, sealed, and signed by the key that names the place. */
export interface BackupEntry {
  readonly signature: Uint8Array
  /** The highest counts: what was replaced is not put back. */
  readonly sequence: number
  readonly sealed: Uint8Array
}

/** What is signed: `sequence(u64) || sealed`. */
export function backupMessage({ sequence, sealed }: Pick<BackupEntry, 'sequence' | 'sealed'>): Uint8Array {
  return new ByteWriter().u64(sequence).bytes(sealed).take()
}

/** The {@link BACKUP_BYTES} bytes of an entry. */
export function encodeBackup(entry: BackupEntry): Uint8Array {
  return concatBytes(entry.signature, backupMessage(entry))
}

/** The entry in these bytes, or `undefined`. Its signature is not checked here. */
export function decodeBackup(bytes: Uint8Array): BackupEntry | undefined {
  if (bytes.length !== BACKUP_BYTES) return undefined
  try {
    const reader = new ByteReader(bytes)
    const signature = reader.bytes(SIGNATURE_BYTES).slice()
    const sequence = reader.u64()
    return { signature, sequence, sealed: reader.bytes(SEALED_BACKUP_BYTES).slice() }
  } catch {
    return undefined
  }
}

/** Whether `text` names a place: an Ed25519 public key in URL-safe base64. */
export function isBackupPlace(text: string): boolean {
  return text.length === 43 && fromBase64url(text)?.length === 32
}
