import { exposureError } from '../errors.ts'

const HEAD = 4096

/** The encoding that the first bytes of a text show: its mark, or the zeros of UTF-16. Everything else is read as UTF-8. */
export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  let even = 0
  let odd = 0
  const length = Math.min(head.length, HEAD)
  for (let at = 0; at < length; at++)
    if (head[at] === 0) {
      if (at % 2 === 0) even++
      else odd++
    }
  if (odd * 4 > length && even * 20 < length) return 'utf-16le'
  if (even * 4 > length && odd * 20 < length) return 'utf-16be'
  return 'utf-8'
}

/**
 * Throws `exposure/not-text` where the first characters are those of a program or a picture, and `exposure/encoding` where
 * they are text in neither UTF-8 nor UTF-16.
 */
export function requireText(head: string): void {
  let controls = 0
  let broken = 0
  for (let at = 0; at < head.length; at++) {
    const code = head.charCodeAt(at)
    // One may have slipped into a message; programs and pictures are full of them.
    if (code === 0) controls += 4
    else if (code === 0xfffd) broken++
    else if (code < 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) controls++
  }
  if (controls * 100 > head.length) throw exposureError('exposure/not-text')
  // One letter may be cut where a file was cut, and people do send the sign for it.
  if (broken > 2 && broken * 200 > head.length) throw exposureError('exposure/encoding')
}
