import type { Page } from '@playwright/test'

/** What a page notes about itself; milliseconds. */
export interface TypingMarks {
  /** From each key to the picture with its letter. */
  readonly keys: number[]
  /** From each key in the search field to the picture with what was found. */
  readonly finds: number[]
  /** From the click to the picture with messages. */
  readonly opened: number[]
  /** Between animation frames. */
  frames: number[]
}

declare global {
  /** Put there by {@link watchTyping}. */
  var benchTyping: TypingMarks
  var benchFrames: boolean
}

/** For `addInitScript`, behind `installAfterPaint`. */
export function watchTyping(): void {
  const marks: TypingMarks = { keys: [], finds: [], opened: [], frames: [] }
  globalThis.benchTyping = marks
  let pressed = 0
  let sought: number | undefined
  let clicked: number | undefined
  addEventListener('keydown', ({ timeStamp }) => void (pressed = timeStamp), true)
  addEventListener('click', ({ timeStamp }) => void (clicked = timeStamp), true)
  addEventListener('input', ({ target }) => {
    const from = pressed
    if (target instanceof HTMLTextAreaElement) afterPaint((at) => marks.keys.push(at - from))
    else sought = from
  })
  const look = (): void => {
    if (sought !== undefined && /\S/.test(document.querySelector('p[role="status"]')?.textContent ?? '')) {
      const from = sought
      sought = undefined
      afterPaint((at) => marks.finds.push(at - from))
    }
    if (clicked !== undefined && document.querySelector('[role="log"] article') !== null) {
      const from = clicked
      clicked = undefined
      afterPaint((at) => marks.opened.push(at - from))
    }
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
}

/** Notes the time between animation frames until {@link stopFrames}. */
export async function startFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    benchTyping.frames = []
    globalThis.benchFrames = true
    let last = performance.now()
    const tick = (): void => {
      const now = performance.now()
      benchTyping.frames.push(now - last)
      last = now
      if (benchFrames) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
}

export async function stopFrames(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    globalThis.benchFrames = false
    return benchTyping.frames
  })
}

/** What one of the lists holds, once it is as long as it should be; throws when that does not come. */
export async function marksOf(
  page: Page,
  name: 'keys' | 'finds' | 'opened',
  count: number,
  timeout = 60_000,
): Promise<readonly number[]> {
  const marks = await page.waitForFunction(
    ([list, wanted]) => (benchTyping[list].length >= wanted ? benchTyping[list] : undefined),
    [name, count] as const,
    { timeout, polling: 20 },
  )
  return marks.jsonValue() as Promise<readonly number[]>
}
