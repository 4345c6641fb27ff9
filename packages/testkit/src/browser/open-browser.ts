import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test'
import { describe } from 'vitest'
import { watchForeignRequests } from './foreign-requests.ts'

const executablePath = process.env['CHANCERY_CHROMIUM'] || '/usr/bin/chromium'
const isWanted = !(process.env['CHANCERY_WITHOUT'] ?? '').split(',').includes('browser')

/** Claims about the web app. `npm test -- --without=browser` goes on without them, and says so. */
export const describeInBrowser: typeof describe.only = isWanted ? describe : describe.skip

/** A browser whose every complaint and every request to another machine is remembered. */
export interface WatchedBrowser extends AsyncDisposable {
  readonly browser: Browser
  /** A profile of its own: another person, or another device. */
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>
  /** Content Security Policy and Trusted Types reports, page errors, and console errors so far. */
  readonly complaints: string[]
  /** Requests to any other machine so far, of pages and workers. */
  readonly foreign: readonly string[]
}

/** Answers that the tests provoke on purpose; the browser writes each failed request to the console. */
const EXPECTED = [/Failed to load resource/, /WebSocket connection to .* failed/, /net::ERR_INTERNET_DISCONNECTED/]

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  // Chromium itself asks Google about forms with several fields; that is no page's doing.
  '--autofill-server-url=http://127.0.0.1:9/',
  // Nor are its hints and its models. It ends itself where these are not HTTPS.
  '--optimization-guide-service-get-hints-url=https://127.0.0.1:9/',
  '--optimization-guide-service-get-models-url=https://127.0.0.1:9/',
]

/** A browser of one profile that lies in a folder and stays there when the browser ends or is killed. */
export interface WatchedProfile extends AsyncDisposable, Pick<WatchedBrowser, 'complaints' | 'foreign'> {
  readonly context: BrowserContext
}

/** Starts Chromium, with Debian's by default. Close it with `await using`. */
export async function openBrowser(flags: readonly string[] = []): Promise<WatchedBrowser> {
  const { proxy, terms } = await prepare(flags)
  const browser = await chromium.launch(terms)
  const complaints: string[] = []
  return {
    browser,
    complaints,
    foreign: proxy.requests,
    async newContext(options = {}) {
      const context = await browser.newContext(options)
      await watch(context, complaints)
      return context
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      await proxy[Symbol.asyncDispose]()
    },
  }
}

/** {@link openBrowser} on the profile in a folder, which may be empty. */
export async function openProfile(folder: string): Promise<WatchedProfile> {
  const { proxy, terms } = await prepare([])
  const context = await chromium.launchPersistentContext(folder, terms)
  const complaints: string[] = []
  await watch(context, complaints)
  return {
    context,
    complaints,
    foreign: proxy.requests,
    async [Symbol.asyncDispose]() {
      // It may have been killed.
      await context.close().catch(() => undefined)
      await proxy[Symbol.asyncDispose]()
    },
  }
}

async function prepare(flags: readonly string[]) {
  if (!existsSync(executablePath)) throw new Error(`There is no browser at ${executablePath}; set CHANCERY_CHROMIUM`)
  const proxy = await watchForeignRequests()
  // Not by Playwright's own option, which would send loopback addresses through the proxy too.
  return { proxy, terms: { executablePath, args: [...FLAGS, `--proxy-server=${proxy.url}`, ...flags] } }
}

async function watch(context: BrowserContext, complaints: string[]): Promise<void> {
  await context.addInitScript(reportViolations)
  context.on('weberror', (error) => complaints.push(`page error: ${error.error().stack ?? error.error().message}`))
  context.on('console', (message) => {
    const text = message.text()
    const isReport = /Content Security Policy|Trusted ?Type/i.test(text)
    if (isReport || (message.type() === 'error' && !EXPECTED.some((expected) => expected.test(text))))
      complaints.push(`console: ${text} (${message.location().url})`)
  })
}

/** Runs in the page, before anything of ours. */
function reportViolations(): void {
  addEventListener('securitypolicyviolation', (event) =>
    // oxlint-disable-next-line eslint/no-console -- the console is how the test hears of it
    console.error(`Content Security Policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
  )
}
