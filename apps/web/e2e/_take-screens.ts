// `npm run screens`: pictures of the main screens into docs/screens, in both widths, both themes, and both languages, from
// the made-up office and the real app. Names say what they show: `conversation-390-dark-hi.png`.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { freePort, openBrowser, startServerProcess } from '@chancery/testkit'
import { formatLink } from '@chancery/protocol'
import type { Language } from '../src/messenger/language/locale.ts'
import { inviteFrom, openConversation, takeOver } from './_acts.ts'
import { startDemoOffice } from './_demo-office.ts'
import type { WebPerson } from './_web-office.ts'
import { wordsOf } from './_words.ts'

const FOLDER = fileURLToPath(new URL('../../../docs/screens/', import.meta.url))
const WIDTHS = [390, 1280] as const
const THEMES = ['light', 'dark'] as const
const LANGUAGES = ['en', 'hi'] as const
const HEIGHTS: Readonly<Record<(typeof WIDTHS)[number], number>> = { 390: 844, 1280: 800 }
/** Where it is the middle of the morning now, so that nobody in the pictures works at night. */
const offset = ((10 - new Date().getUTCHours() + 36) % 24) - 12
const ZONE = `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`
const CONVERSATION = 'Everybody at Sahyadri'

/** Takes a page as it is in each width and theme. */
async function picture(page: Page, name: string, language: Language): Promise<void> {
  for (const width of WIDTHS)
    for (const theme of THEMES) {
      await page.setViewportSize({ width, height: HEIGHTS[width] })
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await settle(page)
      await page.screenshot({ path: join(FOLDER, `${name}-${width}-${theme}-${language}.png`) })
    }
  await page.setViewportSize({ width: 1280, height: HEIGHTS[1280] })
}

/** Until two frames have been drawn and nothing is being loaded. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))),
  )
}

async function sitDown(
  browser: Awaited<ReturnType<typeof openBrowser>>,
  name: string,
  language: Language,
): Promise<WebPerson> {
  const context = await browser.newContext({
    locale: `${language}-IN`,
    timezoneId: ZONE,
    viewport: { width: 1280, height: HEIGHTS[1280] },
  })
  return { name, context, page: await context.newPage(), language, t: wordsOf(language) }
}

/** The pages before one is in. */
async function takeStart(browser: Awaited<ReturnType<typeof openBrowser>>, foundLink: string): Promise<void> {
  for (const language of LANGUAGES) {
    const { page, t, context } = await sitDown(browser, 'Carol', language)
    await page.goto(foundLink)
    await page.getByLabel(t('start.organization')).fill('Sahyadri Bank')
    await page.getByLabel(t('start.name')).fill(language === 'hi' ? 'कविता राव' : 'Kavita Rao')
    await picture(page, 'found', language)
    await context.close()
  }
}

/** The app, as an administrator sees it in English, and a branch manager in Hindi. */
async function takeApp(person: WebPerson, link: string, conversation: string, word: string): Promise<void> {
  const { page, t, language } = person
  await takeOver(person, link)
  await page.getByText(conversation).first().waitFor()
  await picture(page, 'list', language)
  await openConversation(person, conversation)
  await picture(page, 'conversation', language)
  await page.getByRole('button', { name: t('conversations.details') }).click()
  await picture(page, 'details', language)
  await page.goto(new URL('/#/', page.url()).href)
  await page.getByRole('searchbox', { name: t('conversations.search') }).fill(word)
  await picture(page, 'search', language)
  await page.getByRole('searchbox', { name: t('conversations.search') }).fill('')
  const places = page.getByRole('navigation')
  await places.getByRole('link', { name: t('frame.people') }).click()
  await picture(page, 'people', language)
  if (await places.getByRole('link', { name: t('frame.invite') }).isVisible()) {
    await inviteFrom(person)
    await picture(page, 'invite', language)
  }
  await places.getByRole('link', { name: t('frame.settings') }).click()
  await picture(page, 'settings', language)
  await page.goto(new URL('/#/settings/privacy', page.url()).href)
  await page.getByRole('heading', { name: t('settings.privacy'), level: 1 }).waitFor()
  await picture(page, 'privacy', language)
}

mkdirSync(FOLDER, { recursive: true })
for (const file of readdirSync(FOLDER)) rmSync(join(FOLDER, file))
await using browser = await openBrowser()
await using server = await startServerProcess()
await takeStart(browser, formatLink(server.foundLink))
await using demo = await startDemoOffice(await freePort())
await takeApp(await sitDown(browser, 'Kavita Rao', 'en'), demo.linkOf('kavita'), CONVERSATION, 'circ')
await takeApp(await sitDown(browser, 'सुनीता पाटिल', 'hi'), demo.linkOf('sunita'), 'पुणे शाखा', 'भूमि')
console.log(`${readdirSync(FOLDER).length} pictures in docs/screens`)
