import { ohttpError } from './errors.ts'

/** HTTP’s text: one character per byte, whatever it means (RFC 9110, section 5.5). */
export function fromLatin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** One byte per character. Throws `ohttp/message` for characters that have none. */
export function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0xff) throw ohttpError('ohttp/message')
    bytes[i] = code
  }
  return bytes
}
