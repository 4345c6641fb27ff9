import type { Page } from '@playwright/test'

type Mark = 'heading' | 'field' | 'list' | 'enter'

declare global {
  /** Put there by {@link watchStart}: milliseconds since the address was asked for. */
  var benchMarks: { [Name in Mark]?: number }
}

const PATIENCE_MS = 120_000

/** For `addInitScript`: notes when things are first drawn, and when Enter was last pressed. */
export function watchStart(): void {
  const marks: { [Name in Mark]?: number } = {}
  globalThis.benchMarks = marks
  const wanted = new Map<Mark, string>([
    ['heading', 'h1'],
    ['field', 'input[name="pin"]'],
    ['list', '[data-conversation]'],
  ])
  addEventListener('keydown', ({ key, timeStamp }) => void (key === 'Enter' ? (marks.enter = timeStamp) : 0), true)
  new MutationObserver(() => {
    for (const [name, selector] of wanted) {
      if (document.querySelector(selector) === null) continue
      wanted.delete(name)
      requestAnimationFrame(() => {
        // The frame is drawn when this task is over; the next one notes the time.
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => (marks[name] = performance.now()), { once: true })
        port1.start()
        port2.postMessage(undefined)
      })
    }
  }).observe(document, { childList: true, subtree: true })
}

/** A mark, as soon as it is there; throws when that takes too long. */
export async function readMark(page: Page, name: Mark): Promise<number> {
  const mark = await page.waitForFunction((wanted) => globalThis.benchMarks?.[wanted], name, {
    timeout: PATIENCE_MS,
    polling: 20,
  })
  return (await mark.jsonValue()) ?? Number.NaN
}
