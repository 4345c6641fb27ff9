import { encodePicture } from './draw-picture.ts'
import type { Picture } from './draw-picture.ts'

/** What a message can carry of a picture on the board; see docs/spec/2-statement.md. */
export const MOST_PREVIEW_BYTES = 5000

/** Best first. The last ones fit whatever the picture shows. */
const TRIES = [
  [360, 0.5],
  [280, 0.4],
  [220, 0.35],
  [160, 0.3],
  [100, 0.25],
  [48, 0.1],
] as const

/** A small picture of a picture, of at most {@link MOST_PREVIEW_BYTES}. */
export async function makePreview(picture: Picture): Promise<Uint8Array | undefined> {
  for (const [longest, quality] of TRIES) {
    const blob = await encodePicture(picture, longest, quality)
    if (blob.size <= MOST_PREVIEW_BYTES) return new Uint8Array(await blob.arrayBuffer())
  }
  return undefined
}
