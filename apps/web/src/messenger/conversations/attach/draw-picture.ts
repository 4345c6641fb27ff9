/** A picture that can be drawn, upright, with its size. */
export interface Picture {
  readonly source: ImageBitmap
  readonly width: number
  readonly height: number
}

/** What a browser may draw of these: pictures without scripts, without other files, and without motion. */
const DRAWN = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/bmp', 'image/heic', 'image/heif'])

/** Whether something with this media type may be sent as a photo. Motion and scripts are lost in one, so those go as files. */
export function mayBePhoto(type: string): boolean {
  return DRAWN.has(type.toLowerCase())
}

/** Reads a picture, turned as its camera was held. `undefined` where this browser cannot. */
export async function readPicture(blob: Blob): Promise<Picture | undefined> {
  try {
    const source = await createImageBitmap(blob, { imageOrientation: 'from-image' })
    return { source, width: source.width, height: source.height }
  } catch {
    return undefined
  }
}

/** The size of a picture whose longer side shall be at most `longest`; it is never made larger. */
export function sizeWithin(width: number, height: number, longest: number): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/**
 * Draws a picture anew and encodes it as WebP, or as JPEG where the browser writes none. Nothing of the old file is in the new
 * one but what can be seen.
 */
export async function encodePicture({ source, ...size }: Picture, longest: number, quality: number): Promise<Blob> {
  const { width, height } = sizeWithin(size.width, size.height, longest)
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser draws no pictures')
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, 0, 0, width, height)
  const webp = await encode(canvas, 'image/webp', quality)
  // A browser that does not write WebP gives a PNG in its place.
  if (webp?.type === 'image/webp') return webp
  const jpeg = await encode(canvas, 'image/jpeg', quality)
  if (jpeg === null) throw new Error('This browser encodes no pictures')
  return jpeg
}

function encode(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality))
}
