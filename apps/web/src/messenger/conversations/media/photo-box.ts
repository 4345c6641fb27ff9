/** The room that a photo takes in a message, in pixels at the usual text size. */
export interface PhotoBox {
  readonly width: number
  readonly height: number
}

const LONGEST = 320
const SHORTEST = 96

/**
 * The room for a photo of `width` × `height` pixels, known before any of it is here, so that nothing moves when it comes. What
 * is very long or very flat is cut, not shown as a line; hostile sizes give the usual square.
 */
export function photoBox(width: number | undefined, height: number | undefined): PhotoBox {
  if (!isLength(width) || !isLength(height)) return { width: 240, height: 240 }
  const scale = Math.min(LONGEST / Math.max(width, height), 1)
  return { width: bounded(width * scale), height: bounded(height * scale) }
}

function isLength(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value) && value >= 1
}

function bounded(value: number): number {
  return Math.round(Math.min(LONGEST, Math.max(SHORTEST, value)))
}
