/**
 * The address of a preview that came with a message; `undefined` unless its first bytes are those of a WebP or a JPEG, so that
 * nothing but a plain picture is ever drawn.
 */
export function previewUrl(preview: Uint8Array | undefined): string | undefined {
  const type = preview === undefined ? undefined : typeOf(preview)
  if (preview === undefined || type === undefined) return undefined
  let text = ''
  for (const byte of preview) text += String.fromCodePoint(byte)
  return `data:${type};base64,${btoa(text)}`
}

function typeOf(bytes: Uint8Array): string | undefined {
  const word = (at: number): string => String.fromCodePoint(...bytes.subarray(at, at + 4))
  if (word(0) === 'RIFF' && word(8) === 'WEBP') return 'image/webp'
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? 'image/jpeg' : undefined
}
