import { encodePicture, readPicture } from '../attach/draw-picture.ts'

/** What a group's picture may weigh; see docs/spec/2-statement.md. */
const MOST_BYTES = 4096

/** Best first: pixels of a side, and quality. The last one fits whatever it shows. */
const TRIES = [
  [160, 0.8],
  [144, 0.6],
  [128, 0.5],
  [96, 0.5],
  [72, 0.4],
  [48, 0.2],
] as const

/** The middle of a picture, square and small enough for a group; `undefined` where the browser cannot read it. */
export async function squarePicture(file: Blob): Promise<Uint8Array | undefined> {
  const picture = await readPicture(file)
  if (picture === undefined) return undefined
  const { source, width, height } = picture
  const side = Math.min(width, height)
  const middle = await createImageBitmap(source, (width - side) / 2, (height - side) / 2, side, side)
  for (const [pixels, quality] of TRIES) {
    const blob = await encodePicture({ source: middle, width: side, height: side }, pixels, quality)
    if (blob.size <= MOST_BYTES) return new Uint8Array(await blob.arrayBuffer())
  }
  return undefined
}
