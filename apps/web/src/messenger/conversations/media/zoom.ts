/** How a picture stands in the room that there is for it: how large, and how far from the middle, in pixels. */
export interface Zoom {
  readonly scale: number
  readonly x: number
  readonly y: number
}

export const whole: Zoom = { scale: 1, x: 0, y: 0 }

const MOST = 8
const STEP = 1.5

/** One step nearer or farther. */
export function zoomBy(zoom: Zoom, direction: 1 | -1): Zoom {
  const scale = Math.min(MOST, Math.max(1, zoom.scale * STEP ** direction))
  if (scale === 1) return whole
  const ratio = scale / zoom.scale
  return { scale, x: zoom.x * ratio, y: zoom.y * ratio }
}

/** Moved by so many pixels, as far as there is something to see. `width` and `height` are those of the room. */
export function moveBy(zoom: Zoom, x: number, y: number, width: number, height: number): Zoom {
  const far = (size: number): number => (size * (zoom.scale - 1)) / 2
  const within = (value: number, most: number): number => Math.min(most, Math.max(-most, value))
  return { ...zoom, x: within(zoom.x + x, far(width)), y: within(zoom.y + y, far(height)) }
}
