import { MAX_PORTRAIT_BYTES } from '@chancery/protocol'

/** A few bytes can claim to be a picture as large as a wall, which whoever draws it would have to make room for. */
const MOST_PIXELS = 256

interface Size {
  readonly width: number
  readonly height: number
}

/** Whether this is a portrait: a square WebP without motion, or a JPEG, of 1 to 256 pixels and 1,900 bytes at most. */
export function isPortraitImage(bytes: Uint8Array): boolean {
  if (bytes.length > MAX_PORTRAIT_BYTES) return false
  const size = sizeOfWebp(bytes) ?? sizeOfJpeg(bytes)
  return size !== undefined && size.width === size.height && size.width >= 1 && size.width <= MOST_PIXELS
}

const isAt = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))

/** RFC 9649: a RIFF file whose first chunk tells the size. */
function sizeOfWebp(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 30 || !isAt(bytes, 0, 'RIFF') || !isAt(bytes, 8, 'WEBP')) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const SIDE = 0x3fff
  if (isAt(bytes, 12, 'VP8 ')) {
    const isKeyFrame = view.getUint8(23) === 0x9d && view.getUint8(24) === 0x01 && view.getUint8(25) === 0x2a
    if (!isKeyFrame) return undefined
    return { width: view.getUint16(26, true) & SIDE, height: view.getUint16(28, true) & SIDE }
  }
  if (isAt(bytes, 12, 'VP8L') && view.getUint8(20) === 0x2f) {
    const bits = view.getUint32(21, true)
    return { width: (bits & SIDE) + 1, height: ((bits >>> 14) & SIDE) + 1 }
  }
  const ANIMATION = 0x02
  if (isAt(bytes, 12, 'VP8X') && (view.getUint8(20) & ANIMATION) === 0) {
    const whole = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
    return { width: whole(24) + 1, height: whole(27) + 1 }
  }
  return undefined
}

/** ITU-T T.81: segments, up to the first one that begins a frame. */
function sizeOfJpeg(bytes: Uint8Array): Size | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 9 <= bytes.length;) {
    const marker = view.getUint8(at + 1)
    if (view.getUint8(at) !== 0xff) return undefined
    if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    const length = view.getUint16(at + 2)
    if (marker < 0xc0 || length < 2) return undefined
    at += 2 + length
  }
  return undefined
}

/** SOF0 to SOF15 without the three markers among them that are something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}
