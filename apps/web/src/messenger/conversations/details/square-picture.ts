import { encodePicture, readPicture } from '../attach/draw-picture.ts'

/** What a small picture may weigh, and how it is tried, best first: pixels of a side, and quality. The last fits whatever it shows. */
export interface SmallTerms {
  readonly bytes: number
  readonly tries: readonly (readonly [pixels: number, quality: number])[]
}

const groupTries = [
  [160, 0.8],
  [144, 0.6],
  [128, 0.5],
  [96, 0.5],
  [72, 0.4],
  [48, 0.2],
] as const

/** A group's picture; see docs/spec/2-statement.md. */
export const groupTerms: SmallTerms = { bytes: 4096, tries: groupTries }

/** The middle of a picture, square and small enough; `undefined` where the browser cannot read it. */
export async function squarePicture(file: Blob, { bytes, tries }: SmallTerms): Promise<Uint8Array | undefined> {
  const picture = await readPicture(file)
  if (picture === undefined) return undefined
  const { source, width, height } = picture
  const side = Math.min(width, height)
  const middle = await createImageBitmap(source, (width - side) / 2, (height - side) / 2, side, side)
  for (const [pixels, quality] of tries) {
    const blob = await encodePicture({ source: middle, width: side, height: side }, pixels, quality)
    if (blob.size <= bytes) return new Uint8Array(await blob.arrayBuffer())
  }
  return undefined
}
