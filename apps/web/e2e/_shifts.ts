import type { Page } from '@playwright/test'

/** Watches what is moved on the screen by nobody’s hand, in a page that has not gone anywhere yet; gives how to read the sum. */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const own = { shifted: 0 }
    Object.assign(globalThis, own)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        (globalThis as unknown as typeof own).shifted += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () => page.evaluate(() => (globalThis as unknown as { shifted: number }).shifted)
}

/** Notes in every frame from now on where a message stands that can be seen; gives the places, each change of them once. */
export async function watchPlaces(page: Page, text: string): Promise<() => Promise<readonly number[]>> {
  const noted = await page.evaluateHandle((wanted) => {
    const places: number[] = []
    const look = (): void => {
      const rows = [...document.querySelectorAll('[role=log] article')]
      const row = rows.find(
        (one) => one.textContent.includes(wanted) && one.checkVisibility({ visibilityProperty: true }),
      )
      const top = row?.getBoundingClientRect().top
      if (top !== undefined && top !== places.at(-1)) places.push(top)
      requestAnimationFrame(look)
    }
    look()
    return places
  }, text)
  return () => noted.evaluate((places) => [...places])
}
