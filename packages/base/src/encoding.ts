import { CodedError } from './errors.ts'

const STANDARD = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function valuesOf(alphabet: string): Int8Array {
  const values = new Int8Array(128).fill(-1)
  for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i
  return values
}

const STANDARD_VALUES = valuesOf(STANDARD)
const URL_SAFE_VALUES = valuesOf(URL_SAFE)

function encode64(bytes: Uint8Array, alphabet: string, padded: boolean): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i
    const word = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    text += alphabet.charAt(word >> 18) + alphabet.charAt((word >> 12) & 63)
    if (left > 1) text += alphabet.charAt((word >> 6) & 63)
    if (left > 2) text += alphabet.charAt(word & 63)
  }
  return padded ? text.padEnd(Math.ceil(text.length / 4) * 4, '=') : text
}

function decode64(text: string, values: Int8Array): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let word = 0
  let bits = 0
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const value = values[text.charCodeAt(i)] ?? -1
    if (value < 0) return undefined
    word = ((word << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = (word >> bits) & 0xff
    }
  }
  // Left-over bits must be zero, or two texts would mean the same bytes.
  return (word & ((1 << bits) - 1)) === 0 ? bytes : undefined
}

/** Standard base64 with padding (RFC 4648, section 4). */
export function base64(bytes: Uint8Array): string {
  return encode64(bytes, STANDARD, true)
}

/**
 * The bytes of canonical standard base64, or `undefined`: padding must be there and exact, unused bits zero, no
 * white space, no URL-safe letters. Node's own decoder accepts all of those.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const body = text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text
  return decode64(body, STANDARD_VALUES)
}

/** URL-safe base64 without padding (RFC 4648, section 5). */
export function base64url(bytes: Uint8Array): string {
  return encode64(bytes, URL_SAFE, false)
}

/** The bytes of canonical unpadded URL-safe base64, or `undefined`. */
export function fromBase64url(text: string): Uint8Array | undefined {
  return decode64(text, URL_SAFE_VALUES)
}

/** Lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

/** The bytes of lower-case hexadecimal, or `undefined`. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(i * 2, i * 2 + 2), 16)
  return bytes
}

/** Like {@link fromBase64url}, for text that must decode to exactly `length` bytes; throws `base/encoding` otherwise. */
export function requireBase64url(text: string, length: number, what: string): Uint8Array {
  const bytes = fromBase64url(text)
  if (bytes?.length !== length)
    throw new CodedError('base/encoding', `${what} must be ${length} bytes in unpadded URL-safe base64`)
  return bytes
}
