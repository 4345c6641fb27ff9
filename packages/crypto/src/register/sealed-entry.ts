import { concatBytes, equalBytes, hkdfExpand, randomBytes } from '@chancery/base'
import type { SignedDocument } from '@chancery/protocol'
import { encodeSignedDocument, labels } from '@chancery/protocol'
import {
  BLINDING_BYTES,
  ENTRY_NONCE_BYTES,
  commitmentOf,
  entryNonceOf,
  openEntryWithKey,
} from '../public/register-opening.ts'
import { seal } from '../public/sealed.ts'

/** Plaintexts are filled up to one of these lengths, so that a name's length does not show. */
const BUCKETS = [1024, 4096, 16_384]

/** A sealed register document: what the log holds, and what opens it. */
export interface SealedEntry {
  /** HMAC-SHA256 under 32 random bytes: 32 bytes, in the log for ever. */
  readonly commitment: Uint8Array
  /** `random(32) || nonce(16) || ciphertext || mac`: kept apart; erasing it erases what the entry meant. */
  readonly opening: Uint8Array
}

/** The key of one entry. Disclosing it discloses that entry and nothing else. */
export function entryKeyOf(directoryKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return hkdfExpand(directoryKey, concatBytes(labels.entry, nonce), 32)
}

/** Seals a signed register document for everyone who holds the directory key (docs/spec/3-register.md, "Openings"). */
export function sealEntry(directoryKey: Uint8Array, document: SignedDocument): SealedEntry {
  const bytes = encodeSignedDocument(document)
  const length = BUCKETS.find((bucket) => bytes.length + 2 <= bucket)
  if (length === undefined) throw new TypeError('sealEntry: document is longer than 16 KB')
  const plaintext = new Uint8Array(length)
  plaintext.set([bytes.length >>> 8, bytes.length & 0xff])
  plaintext.set(bytes, 2)
  const nonce = randomBytes(ENTRY_NONCE_BYTES)
  const sealed = seal(entryKeyOf(directoryKey, nonce), nonce, plaintext)
  const opening = concatBytes(randomBytes(BLINDING_BYTES), nonce, sealed)
  return { commitment: commitmentOf(opening), opening }
}

/** The signed document behind a commitment, or `undefined` when the opening does not fit it or another key sealed it. */
export function openEntry(
  directoryKey: Uint8Array,
  commitment: Uint8Array,
  opening: Uint8Array,
): SignedDocument | undefined {
  if (opening.length < BLINDING_BYTES + ENTRY_NONCE_BYTES) return undefined
  if (!equalBytes(commitmentOf(opening), commitment)) return undefined
  return openEntryWithKey(entryKeyOf(directoryKey, entryNonceOf(opening)), opening)
}
