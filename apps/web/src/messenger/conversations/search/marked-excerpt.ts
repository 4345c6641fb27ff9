/** A piece of a text; found words are told apart. */
export interface Piece {
  readonly text: string
  readonly isMark: boolean
}

const BEFORE = 40
const LENGTH = 160

/**
 * The part of a text around the first found word, in pieces. Marks that lie outside of the text, or in each other, are left out:
 * they come from an index, which may be older than the text.
 */
export function markedExcerpt(text: string, marks: readonly (readonly [offset: number, length: number])[]): Piece[] {
  const usable = marks.filter(([at, length]) => at >= 0 && length > 0 && at + length <= text.length)
  const sorted = usable.toSorted((a, b) => a[0] - b[0])
  const first = sorted[0]?.[0] ?? 0
  const start = first <= BEFORE ? 0 : wordStart(text, first - BEFORE)
  const end = Math.min(text.length, start + LENGTH)
  const pieces: Piece[] = start > 0 ? [{ text: '… ', isMark: false }] : []
  const put = (from: number, to: number, isMark: boolean): void => {
    if (to > from) pieces.push({ text: text.slice(from, to).replaceAll(/\s+/gu, ' '), isMark })
  }
  let at = start
  for (const [offset, length] of sorted) {
    if (offset < at || offset >= end) continue
    put(at, offset, false)
    put(offset, offset + length, true)
    at = offset + length
  }
  put(at, Math.max(at, end), false)
  if (end < text.length) pieces.push({ text: ' …', isMark: false })
  return pieces
}

/** The beginning of the word at `at`, so that no letter is cut. */
function wordStart(text: string, at: number): number {
  const blank = text.slice(at, at + BEFORE).search(/\s/u)
  return blank === -1 ? at : at + blank + 1
}
