import type { Page } from '@playwright/test'

/** When a row was first in the document, and when it had been drawn; milliseconds by the page's own clock. */
export interface SeenRow {
  readonly inDocument: number
  readonly drawn: number
}

interface SeenRows {
  /** When Enter was pressed, each time. */
  readonly enters: number[]
  /** By the number in the row's text. */
  readonly rows: SeenRow[]
}

declare global {
  /** Put there by {@link watchRows}. */
  var benchRows: SeenRows
}

/** Runs in a page with an open conversation: watches for Enter, and for rows whose text begins with `prefix` and a number. */
export function watchRows(prefix: string): void {
  const log = document.querySelector('[role="log"]')
  if (log === null) throw new Error('No conversation is open')
  const seen: SeenRows = { enters: [], rows: [] }
  const pattern = new RegExp(`${prefix}(\\d+)`)
  globalThis.benchRows = seen
  addEventListener('keydown', ({ key, timeStamp }) => (key === 'Enter' ? seen.enters.push(timeStamp) : 0), true)
  const known = new Set<number>()
  new MutationObserver(() => {
    const inDocument = performance.now()
    for (const article of log.querySelectorAll('article')) {
      const number = Number(pattern.exec(article.textContent ?? '')?.[1] ?? -1)
      if (number < 0 || known.has(number)) continue
      known.add(number)
      afterPaint((drawn) => (seen.rows[number] = { inDocument, drawn }))
    }
  }).observe(log, { childList: true, subtree: true, characterData: true })
}

/** What was seen, once there are `count` rows; throws when they do not come. */
export async function readRows(page: Page, count: number, timeout: number): Promise<SeenRows> {
  const seen = await page.waitForFunction(
    (wanted) => (Object.keys(benchRows.rows).length >= wanted ? benchRows : undefined),
    count,
    { timeout },
  )
  return seen.jsonValue() as Promise<SeenRows>
}
