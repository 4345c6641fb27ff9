import { ByteWriter, concatBytes, utf8 } from '@chancery/base'
import type { ByteReader } from '@chancery/base'
import { X25519 } from './suite.ts'
import type { SymmetricAlgorithms } from './suite.ts'

/** In front of an encapsulated request (RFC 9458, section 4.1): number of the key, KEM, KDF, AEAD. */
export const HEADER_BYTES = 7

const REQUEST = utf8('message/bhttp request\0')
/** What a response’s secret is exported for (RFC 9458, section 4.4). */
export const RESPONSE_CONTEXT: Uint8Array = utf8('message/bhttp response')

/** A request’s header, for a key of DHKEM(X25519). */
export function encodeHeader(keyId: number, { kdf, aead }: SymmetricAlgorithms): Uint8Array {
  return new ByteWriter().u8(keyId).u16(X25519).u16(kdf).u16(aead).take()
}

/** What a header says. Throws past the end of the bytes. */
export function readHeader(reader: ByteReader): { keyId: number; kem: number } & SymmetricAlgorithms {
  return { keyId: reader.u8(), kem: reader.u16(), kdf: reader.u16(), aead: reader.u16() }
}

/** HPKE’s `info` for a request with this header (RFC 9458, section 4.3). */
export function requestInfo(header: Uint8Array): Uint8Array {
  return concatBytes(REQUEST, header)
}
