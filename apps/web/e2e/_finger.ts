import type { Locator } from '@playwright/test'
import type { WebPerson } from './_web-office.ts'

/** From where a finger goes to where, in pixels, in so many steps. */
interface Way {
  readonly across: number
  readonly down?: number
  /** Looks on before the finger is lifted, or goes on. */
  readonly before?: () => Promise<void>
  /** Where it goes before it is lifted, seen from where it began. */
  readonly back?: number
}

const STEPS = 8

/** Draws a thing with a finger, by touches as the browser gets them from a screen. */
export async function draw({ context, page }: WebPerson, what: Locator, way: Way): Promise<void> {
  const { across, down = 0, before, back } = way
  const box = await what.boundingBox()
  if (box === null) throw new Error('There is nothing to draw')
  const fingers = await context.newCDPSession(page)
  const start = { x: box.x + Math.min(box.width / 2, 150), y: box.y + box.height / 2 }
  const touch = (type: 'touchStart' | 'touchMove', x: number, y: number): Promise<unknown> =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: start.x + x, y: start.y + y }] })
  try {
    await touch('touchStart', 0, 0)
    for (let step = 1; step <= STEPS; step++) await touch('touchMove', (across * step) / STEPS, (down * step) / STEPS)
    await before?.()
    if (back !== undefined)
      for (let step = 1; step <= STEPS; step++)
        await touch('touchMove', across + ((back - across) * step) / STEPS, down)
  } finally {
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await fingers.detach()
  }
}
