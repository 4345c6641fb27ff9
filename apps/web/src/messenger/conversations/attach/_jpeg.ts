/** A JPEG with an Exif part and no picture worth the name: for tests of what such a part tells. */
export function jpegWithExif({
  hasPlace,
  hasTime,
}: {
  readonly hasPlace: boolean
  readonly hasTime: boolean
}): Uint8Array {
  const body = new Uint8Array([0xff, 0xd8, ...exifSegment(hasPlace, hasTime), 0xff, 0xda, 0, 2, 0xff, 0xd9])
  return body
}

/** Puts an Exif part that tells place and time into a JPEG that has none. */
export function withExif(jpeg: Uint8Array): Uint8Array {
  return new Uint8Array([...jpeg.subarray(0, 2), ...exifSegment(true, true), ...jpeg.subarray(2)])
}

function exifSegment(hasPlace: boolean, hasTime: boolean): number[] {
  const entries: number[][] = []
  const gps = 8 + 2 + 12 * ((hasPlace ? 1 : 0) + (hasTime ? 1 : 0)) + 4
  // DateTime, ASCII; where its text would be does not matter here.
  if (hasTime) entries.push([0x01, 0x32, 0, 2, 0, 0, 0, 20, 0, 0, 0, 0])
  if (hasPlace) entries.push([0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, gps])
  const directory = [0, entries.length, ...entries.flat(), 0, 0, 0, 0]
  // One entry: GPSLatitude, three rationals.
  const places = hasPlace ? [0, 1, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0] : []
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, ...directory, ...places]
  const payload = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
  return [0xff, 0xe1, (payload.length + 2) >> 8, (payload.length + 2) & 0xff, ...payload]
}
