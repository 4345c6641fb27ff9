// The report as a browser shows it: from a planted office, on a telephone and on a desk, light and dark, in both languages.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { describeInBrowser, openBrowser } from '@chancery/testkit'
import { plantOffice } from '@chancery/testkit/chats'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { renderReport } from '../src/index.ts'
import type { Assessment } from '../src/index.ts'
import { LOANS, assess, chatOf } from './_exports.ts'

const OFFICE = { people: 40, departments: 4, days: 60, messages: 4000, inside: 0.7, hierarchy: 0.8 }

/** A planted office as exports, beside a group in which much is leaked. */
async function assessOffice(): Promise<Assessment> {
  const { log } = plantOffice(OFFICE)
  const rows = Map.groupBy(log.time.keys(), (row) => log.group[row] as number)
  const exports = [...rows].map(([group, of]) => {
    const said = of.map((row) =>
      chatOf(
        [{ by: `Person ${log.sender[row]} of the office`, text: 'approved' }],
        Date.UTC(2026, 0, 1) + (log.time[row] as number),
      ),
    )
    const name = `WhatsApp Chat with Group ${group}.txt`
    return { name, text: `01/01/2026, 00:00 - Somebody created group "Group ${group}"\n${said.join('')}` }
  })
  return assess(LOANS, ...exports)
}

describeInBrowser('the report in a browser', () => {
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let folder: string
  let assessment: Assessment
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-report-'))
    assessment = await assessOffice()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true })
  })

  for (const language of ['en', 'hi'] as const)
    for (const { width, colorScheme } of [
      { width: 390, colorScheme: 'dark' },
      { width: 1280, colorScheme: 'light' },
    ] as const)
      it(`is accessible, fits, and asks for nothing: ${language}, ${width} px, ${colorScheme}`, async () => {
        const path = join(folder, `${language}.html`)
        writeFileSync(path, renderReport(assessment, { language, organization: 'Harvest Bank' }))
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
        const page = await context.newPage()
        const [asked, said]: [string[], string[]] = [[], []]
        page.on('request', (request) => asked.push(request.url()))
        page.on('console', (message) => said.push(message.text()))
        await page.goto(pathToFileURL(path).href)
        expect(assessment.map.departments.length).toBeGreaterThan(1)
        expect(await page.locator('svg .area').count()).toBe(assessment.map.departments.length)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
        expect({ asked, said, foreign: browser.foreign }).toEqual({
          asked: [pathToFileURL(path).href],
          said: [],
          foreign: [],
        })
        await context.close()
      })
})
