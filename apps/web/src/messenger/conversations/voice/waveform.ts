/** How many moments of a voice note a message says the loudness of. */
export const MOMENTS = 64

/**
 * How loud each of {@link MOMENTS} equal parts of a sound is, from 0 to 255: the root mean square of its samples (−1 to 1),
 * against that of the loudest part, so that a soft voice has a shape, too.
 */
export function waveformOf(samples: Float32Array): Uint8Array {
  const levels = Array.from({ length: MOMENTS }, (_, at) => {
    const from = Math.floor((at * samples.length) / MOMENTS)
    const to = Math.max(from + 1, Math.floor(((at + 1) * samples.length) / MOMENTS))
    let sum = 0
    for (let index = from; index < to; index++) sum += (samples[index] ?? 0) ** 2
    return Math.sqrt(sum / (to - from))
  })
  const loudest = Math.max(...levels.map((level) => (Number.isFinite(level) ? level : 0)))
  // Below this it is the hiss of the microphone.
  const scale = 255 / Math.max(loudest, 0.01)
  return Uint8Array.from(levels, (level) => (Number.isFinite(level) ? Math.round(level * scale) : 0))
}

/** The waveform for so many bars: what a narrow row has room for. A message may bring any number of moments. */
export function barsOf(waveform: Uint8Array | undefined, count: number): number[] {
  return Array.from({ length: count }, (_, at) => {
    const value = waveform?.[Math.floor((at * waveform.length) / count)]
    return (value ?? 0) / 255
  })
}
