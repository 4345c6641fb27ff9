import type { Locator, Page } from '@playwright/test'
import type { WebPerson } from './_web-office.ts'

/** The list of messages. */
export function log(page: Page): Locator {
  return page.getByRole('log')
}

/** A message by a part of its text. */
export function rowOf(page: Page, text: string | RegExp): Locator {
  return log(page).getByRole('article').filter({ hasText: text })
}

/** How far a row’s upper edge is from that of the window. */
export function topOf(row: Locator): Promise<number> {
  return row.evaluate((element) => element.getBoundingClientRect().top)
}

/** The first message that is wholly in sight, by its sentence, and where it stands. */
export async function firstSeen(page: Page): Promise<{ readonly name: string; readonly top: number }> {
  return log(page).evaluate((list) => {
    const edge = list.getBoundingClientRect().top
    const rows = [...list.querySelectorAll('article')]
    const row = rows.find((one) => one.getBoundingClientRect().top >= edge)
    return { name: row?.getAttribute('aria-label') ?? '', top: row?.getBoundingClientRect().top ?? Number.NaN }
  })
}

/** Where the message with this sentence stands now; `NaN` where it is not drawn. */
export async function topNow(page: Page, name: string): Promise<number> {
  return log(page).evaluate((list, wanted) => {
    const row = [...list.querySelectorAll('article')].find((one) => one.getAttribute('aria-label') === wanted)
    return row?.getBoundingClientRect().top ?? Number.NaN
  }, name)
}

/** Turns the wheel over the messages, and waits until the list stands still. */
export async function wheel({ page }: WebPerson, by: number): Promise<void> {
  await log(page).hover()
  await page.mouse.wheel(0, by)
  await settled(page)
}

/** Until the list has not moved, grown, or changed for a while. */
export async function settled(page: Page): Promise<void> {
  await log(page).evaluate(async (list) => {
    const state = (): string => {
      const row = list.querySelector('article')
      return `${list.scrollTop} ${list.scrollHeight} ${row?.getAttribute('aria-label')} ${row?.getBoundingClientRect().top}`
    }
    let [before, since] = [state(), performance.now()]
    while (performance.now() - since < 400) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      if (state() !== before) [before, since] = [state(), performance.now()]
    }
  })
}
