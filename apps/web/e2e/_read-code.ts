import type { Locator } from '@playwright/test'
import { decodeQR } from 'qr/decode.js'

/** Enough pixels for a square that a camera could tell apart. */
const SCALE = 4

/** What a camera reads from a drawn QR code. */
export async function readCode(picture: Locator): Promise<string> {
  const size = Number((await picture.getAttribute('viewBox'))?.split(' ').at(-1))
  const dark = await picture.locator('path').getAttribute('d')
  const width = size * SCALE
  const data = new Uint8Array(width * width * 4).fill(255)
  for (const [, x = '', y = ''] of dark?.matchAll(/M(\d+) (\d+)h1v1h-1z/gu) ?? [])
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row++)
      for (let column = Number(x) * SCALE; column < (Number(x) + 1) * SCALE; column++)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
  return decodeQR({ width, height: width, data })
}
