import type { BrowserContext, Page } from '@playwright/test'
import type { Calls } from '../src/contract/calls.ts'

interface Held {
  chanceryHold: { names: string[]; waiting: (() => void)[] }
}

/** Lets a test hold what pages of this profile ask their worker. To be called before the page is opened. */
export async function makeHoldable(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const hold: Held['chanceryHold'] = { names: [], waiting: [] }
    Object.assign(globalThis, { chanceryHold: hold })
    const post = MessagePort.prototype.postMessage
    MessagePort.prototype.postMessage = function (...sent: unknown[]) {
      const [message] = sent as [{ name?: string } | null]
      const go = (): void => post.apply(this, sent as never)
      if (hold.names.includes(message?.name ?? '')) hold.waiting.push(go)
      else go()
    }
  })
}

/** Holds these questions from now on; gives how to let them go. */
export async function hold(page: Page, ...names: readonly (keyof Calls)[]): Promise<() => Promise<void>> {
  await page.evaluate((held) => {
    ;(globalThis as unknown as Held).chanceryHold.names = [...held]
  }, names)
  return () =>
    page.evaluate(() => {
      const own = (globalThis as unknown as Held).chanceryHold
      own.names = []
      for (const go of own.waiting.splice(0)) go()
    })
}

/** Waits until something is held. */
export async function untilHeld(page: Page): Promise<void> {
  await page.waitForFunction(() => (globalThis as unknown as Held).chanceryHold.waiting.length > 0)
}
