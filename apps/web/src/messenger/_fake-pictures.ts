/** A made-up photo: sky, hills, a house; another one for each seed. */
export function fakePicture(seed: number, width: number, height: number): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')
  if (context === null) return canvas
  const hue = (seed * 67) % 360
  const sky = context.createLinearGradient(0, 0, 0, height)
  sky.addColorStop(0, `hsl(${hue} 60% 45%)`)
  sky.addColorStop(1, `hsl(${hue + 40} 70% 80%)`)
  context.fillStyle = sky
  context.fillRect(0, 0, width, height)
  for (let hill = 0; hill < 3; hill++) {
    context.fillStyle = `hsl(${hue + 90} 35% ${45 - hill * 12}%)`
    context.beginPath()
    const top = height * (0.5 + hill * 0.15)
    context.ellipse(
      width * (0.2 + ((seed + hill * 3) % 5) * 0.17),
      top + height * 0.5,
      width * 0.7,
      height * 0.5,
      0,
      0,
      7,
    )
    context.fill()
  }
  context.fillStyle = '#f4e9d8'
  context.fillRect(width * 0.4, height * 0.5, width * 0.22, height * 0.28)
  context.fillStyle = '#8c3b2a'
  context.beginPath()
  context.moveTo(width * 0.36, height * 0.5)
  context.lineTo(width * 0.51, height * 0.33)
  context.lineTo(width * 0.66, height * 0.5)
  context.fill()
  return canvas
}

/** The small picture that comes with it. */
export function fakePreview(seed: number, width: number, height: number): Uint8Array {
  const scale = 200 / Math.max(width, height)
  const picture = fakePicture(seed, Math.round(width * scale), Math.round(height * scale))
  return bytesOf(picture.toDataURL('image/webp', 0.4))
}

export async function fakePhoto(seed: number, width: number, height: number): Promise<Blob> {
  const canvas = fakePicture(seed, width, height)
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? new Blob()), 'image/webp', 0.85))
}

/** A sound of so many seconds, as WAV: a tone that comes and goes. */
export function fakeSound(seconds: number): Blob {
  const RATE = 8000
  const count = RATE * seconds
  const view = new DataView(new ArrayBuffer(44 + count * 2))
  const text = (at: number, word: string): void => {
    for (const [index, letter] of [...word].entries()) view.setUint8(at + index, letter.codePointAt(0) ?? 0)
  }
  text(0, 'RIFF')
  view.setUint32(4, 36 + count * 2, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, count * 2, true)
  for (let at = 0; at < count; at++) {
    const swell = Math.abs(Math.sin(at / RATE)) * 8000
    view.setInt16(44 + at * 2, Math.sin((at * 2 * Math.PI * 330) / RATE) * swell, true)
  }
  return new Blob([view.buffer], { type: 'audio/wav' })
}

function bytesOf(dataUrl: string): Uint8Array {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (letter) => letter.codePointAt(0) ?? 0)
}
