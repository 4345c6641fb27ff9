import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import type { Words } from '../apps/web/src/messenger/language/words.ts'
import { wordsOf } from '../apps/web/e2e/_words.ts'

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-proxy-server']
/** Where a profile keeps what makes a second visit faster than the first. */
const CACHES = ['Cache', 'Code Cache', 'GPUCache', 'Service Worker', 'Shared Dictionary']

/** A browser that was just started on a profile of its own, with one empty page. */
export interface StartedBrowser extends AsyncDisposable {
  readonly context: BrowserContext
  readonly page: Page
  /** A line to the browser itself. */
  readonly root: CDPSession
  readonly pid: number
  readonly t: Words['t']
}

/** Starts Chromium on the profile in `folder`. What closes it waits until everything is on the disk. */
export async function startBrowser(folder: string, script?: () => void): Promise<StartedBrowser> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env['CHANCERY_CHROMIUM'] || '/usr/bin/chromium',
    args: FLAGS,
    locale: 'en-IN',
    timezoneId: 'Asia/Kolkata',
    viewport: { width: 1280, height: 800 },
  })
  if (script !== undefined) await context.addInitScript(script)
  const browser = context.browser()
  if (browser === null) throw new Error('The browser cannot be asked')
  const root = await browser.newBrowserCDPSession()
  const { processInfo } = await root.send('SystemInfo.getProcessInfo')
  const pid = processInfo.find(({ type }) => type === 'browser')?.id
  if (pid === undefined) throw new Error('The browser does not say which process it is')
  const [page = await context.newPage()] = context.pages()
  return { context, page, root, pid, t: wordsOf('en'), [Symbol.asyncDispose]: () => context.close() }
}

/** Copies a profile; without its caches, if it shall be as on a first visit. */
export async function copyProfile(from: string, to: string, keeps: 'all' | 'no caches'): Promise<void> {
  await cp(from, to, { recursive: true, filter: (path) => !path.includes('Singleton') })
  if (keeps === 'all') return
  for (const name of CACHES) {
    await rm(join(to, 'Default', name), { recursive: true, force: true })
    await rm(join(to, name), { recursive: true, force: true })
  }
}

/** Takes over a packed device behind a PIN, and waits until its list is there. */
export async function bringDevice(
  { page, t }: Pick<StartedBrowser, 'page' | 't'>,
  link: string,
  pin: string,
): Promise<void> {
  await page.goto(link)
  await page.getByLabel(t('start.pin'), { exact: true }).fill(pin)
  await page.getByRole('button', { name: t('start.move.do') }).click()
  await page.locator('[data-conversation]').first().waitFor({ timeout: 400_000 })
}
