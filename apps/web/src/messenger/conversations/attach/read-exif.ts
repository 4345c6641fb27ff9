/** Which facts about its making a picture file gives away besides the picture. */
export interface ExifFacts {
  /** Where the camera was. */
  readonly place: boolean
  /** When it was taken. */
  readonly time: boolean
}

const APP1 = 0xe1
const START_OF_SCAN = 0xda
const EXIF_POINTER = 0x8769
const GPS_POINTER = 0x8825
const TIMES = [0x0132, 0x9003, 0x9004]
const GPS_LATITUDE = 2

/**
 * What the Exif part of a JPEG tells (Exif 2.32, sections 4.5 and 4.6: TIFF directories in an APP1 segment). Of anything that
 * is no JPEG, or is broken, that it tells nothing that can be read here.
 */
export function readExif(bytes: Uint8Array): ExifFacts {
  const facts = { place: false, time: false }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const [from, to] of exifParts(view))
    readTiff(new DataView(view.buffer, view.byteOffset + from, to - from), facts)
  return facts
}

/** Where the TIFF bodies of all Exif segments are. */
function exifParts(view: DataView): [from: number, to: number][] {
  const parts: [number, number][] = []
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return parts
  let at = 2
  while (at + 4 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    const length = view.getUint16(at + 2)
    const end = at + 2 + length
    if (marker === START_OF_SCAN || length < 2 || end > view.byteLength) return parts
    // "Exif", two zeros, then the TIFF.
    if (marker === APP1 && length >= 16 && view.getUint32(at + 4) === 0x45786966) parts.push([at + 10, end])
    at = end
  }
  return parts
}

function readTiff(view: DataView, facts: { place: boolean; time: boolean }): void {
  if (view.byteLength < 8) return
  const isLittle = view.getUint16(0) === 0x4949
  const waiting = [{ at: view.getUint32(4, isLittle), isGps: false }]
  const seen = new Set<number>()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { at, isGps } = next
    // A directory that points to itself is read once.
    if (seen.has(at) || at + 2 > view.byteLength) continue
    seen.add(at)
    const count = view.getUint16(at, isLittle)
    for (let entry = at + 2; entry + 12 <= view.byteLength && entry < at + 2 + count * 12; entry += 12) {
      const tag = view.getUint16(entry, isLittle)
      const value = view.getUint32(entry + 8, isLittle)
      if (isGps && tag >= GPS_LATITUDE) facts.place = true
      if (!isGps && TIMES.includes(tag)) facts.time = true
      if (tag === EXIF_POINTER || tag === GPS_POINTER) waiting.push({ at: value, isGps: tag === GPS_POINTER })
    }
  }
}
