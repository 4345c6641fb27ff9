import { base64, concatBytes, equalBytes, fromBase64, fromUtf8, utf8 } from '@chancery/base'

const MARK = 'base64:'
const NEWLINE = 0x0a

/** Register leaves, one per line: as they are, or in base64 where a line could not hold them. */
export function encodeLeaves(leaves: readonly Uint8Array[]): Uint8Array {
  const newline = Uint8Array.of(NEWLINE)
  return concatBytes(...leaves.flatMap((leaf) => [encodeLine(leaf), newline]))
}

/** The leaves of {@link encodeLeaves}, or `undefined` unless every line is in its only form. */
export function decodeLeaves(file: Uint8Array): Uint8Array[] | undefined {
  if (file.length > 0 && file.at(-1) !== NEWLINE) return undefined
  const leaves: Uint8Array[] = []
  for (let start = 0; start < file.length;) {
    const end = file.indexOf(NEWLINE, start)
    const line = file.slice(start, end)
    const leaf = decodeLine(line)
    if (leaf === undefined || !equalBytes(encodeLine(leaf), line)) return undefined
    leaves.push(leaf)
    start = end + 1
  }
  return leaves
}

function encodeLine(leaf: Uint8Array): Uint8Array {
  const isPlain = leaf[0] === 0x7b && leaf.every((byte) => byte >= 0x20 && byte < 0x7f)
  return isPlain ? leaf : utf8(`${MARK}${base64(leaf)}`)
}

function decodeLine(line: Uint8Array): Uint8Array | undefined {
  const text = fromUtf8(line)
  return text?.startsWith(MARK) ? fromBase64(text.slice(MARK.length)) : line
}
