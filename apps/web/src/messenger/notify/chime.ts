/** Two soft tones, the second a fourth above the first: when each begins, in seconds, and its pitch. */
const TONES = [
  [0, 784],
  [0.11, 1046.5],
] as const
const LENGTH_S = 0.35
const LOUDNESS = 0.12

/** The sound of a new message, made here: nothing is fetched for it. Says nothing in a page that nobody has touched yet. */
export function chime(): void {
  const context = new AudioContext()
  for (const [start, pitch] of TONES) {
    const [tone, volume] = [context.createOscillator(), context.createGain()]
    const at = context.currentTime + start
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0, at)
    volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.015)
    volume.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH_S)
    tone.connect(volume).connect(context.destination)
    tone.start(at)
    tone.stop(at + LENGTH_S)
    tone.addEventListener('ended', () => {
      if (start > 0) void context.close()
    })
  }
}
