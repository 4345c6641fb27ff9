import { utf8 } from '@chancery/base'

/** The first bytes of a lossy WebP of this size, and something behind: enough for whoever reads only how large it is. */
export function webpOf(width: number, height = width, mark = 0, length = 900): Uint8Array {
  const bytes = new Uint8Array(length).fill(mark)
  const view = new DataView(bytes.buffer)
  bytes.set(utf8('RIFF'), 0)
  view.setUint32(4, length - 8, true)
  bytes.set(utf8('WEBPVP8 '), 8)
  view.setUint32(16, length - 20, true)
  bytes.set([0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a], 20)
  view.setUint16(26, width, true)
  view.setUint16(28, height, true)
  return bytes
}
