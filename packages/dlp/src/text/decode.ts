import { textError } from './text-error.ts'

/** How much of a file is looked at before it is said what it is. */
const HEAD = 65_536
/** High bytes of letters in UTF-16: Latin, Indian scripts, and punctuation. */
const HIGH = new Set([0x00, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20])
const MOST_CONTROLS = 0.01

/**
 * The text of bytes, by byte order mark, else by content: UTF-8, UTF-16, or, where it is neither, Windows-1252.
 *
 * @throws {@link CodedError} `text/binary` if it is no text
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  const head: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    if (decoder !== undefined) {
      yield decoder.decode(chunk, { stream: true })
      continue
    }
    head.push(chunk)
    length += chunk.length
    if (length < HEAD) continue
    const bytes = joined(head, length)
    decoder = new TextDecoder(encodingOf(bytes, false))
    yield decoder.decode(bytes, { stream: true })
  }
  if (decoder === undefined) {
    const bytes = joined(head, length)
    yield new TextDecoder(encodingOf(bytes, true)).decode(bytes)
  } else yield decoder.decode()
}

export function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1) return chunks[0] as Uint8Array
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function encodingOf(bytes: Uint8Array, isWhole: boolean): string {
  const [first, second, third, fourth] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe && (third !== 0 || fourth !== 0)) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, HEAD)
  if (head.includes(0)) return wideEncodingOf(head)
  const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0)
  if (controls > head.length * MOST_CONTROLS + 1) throw textError('text/binary')
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole })
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** Of bytes with zeros in them: UTF-16 without a mark, or no text. */
function wideEncodingOf(head: Uint8Array): string {
  const pairs = Math.floor(head.length / 2)
  for (const [encoding, high] of [
    ['utf-16le', 1],
    ['utf-16be', 0],
  ] as const) {
    let [likely, empty] = [0, 0]
    for (let pair = 0; pair < pairs; pair++) {
      if (HIGH.has(head[pair * 2 + high] as number)) likely++
      if (head[pair * 2 + 1 - high] === 0) empty++
    }
    if (likely >= pairs * 0.9 && empty <= pairs * 0.01) return encoding
  }
  throw textError('text/binary')
}

function isControl(byte: number): boolean {
  // Tab, line feed, form feed, return, and the escape of coloured logs are part of texts.
  return byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b
}
