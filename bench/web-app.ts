import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

const BUILD = fileURLToPath(new URL('../tools/build-web.mjs', import.meta.url))

/** Builds the web app that servers under test give to browsers, unless it is there. */
export function buildApp(): void {
  const { status } = spawnSync(process.execPath, [BUILD], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error('The web app could not be built')
}

/** How a page's own clock becomes Unix time in milliseconds. */
export interface PageClock {
  readonly origin: number
}

const SAMPLES = 400

/**
 * Each process has its own origin of time, and origins drift apart when the machine's clock is set. Both clocks are read
 * together often enough that the milliseconds of `Date` do not matter, since all are read in the same way.
 */
export async function clockOf(page: Page): Promise<PageClock> {
  return { origin: await page.evaluate(originOf, SAMPLES) }
}

/** The same for this process. */
export async function ownClock(): Promise<PageClock> {
  return { origin: await originOf(SAMPLES) }
}

/** Runs here and in pages. */
async function originOf(samples: number): Promise<number> {
  let sum = 0
  for (let at = 0; at < samples; at++) {
    sum += Date.now() - performance.now()
    // At another moment within the millisecond each time.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 3))
  }
  return sum / samples
}
