export const hues = 8

/** One of eight colours, the same for the same seed on every device. */
export function hueOf(seed: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(seed)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash % hues
}
