// The report: what may never stand in it, and that a browser could load nothing from it.
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { headlineOf, renderReport, toCsv, toJson } from '../src/index.ts'
import type { Assessment, ReportOptions } from '../src/index.ts'
import { AADHAAR, LOANS, assess, chatOf } from './_exports.ts'

const LANGUAGES = ['en', 'hi'] as const
/** Names and numbers of people, the group, the file, and where they work. */
const NAMES = [
  'Alice',
  'Rao',
  'Bob',
  'Shah',
  'Carol',
  'Gomes',
  'Loans',
  'Pune',
  'WhatsApp Chat with',
  'harvestbank',
  'Mallory',
  '98200',
  '4455 6677',
]
/** Values, as written and as digits alone, and the words around them. */
const VALUES = [
  AADHAAR,
  AADHAAR.replaceAll(' ', ''),
  'Harvest@9471',
  'mallory.price',
  '9471',
  'birthday',
  'approve the loan',
]

let assessment: Assessment
beforeAll(async () => {
  assessment = await assess(
    { ...LOANS, text: `${AADHAAR} nobody said this, call Alice +91 98200 55667\n${LOANS.text}` },
    {
      name: 'WhatsApp Chat with Bob Shah.txt',
      text: chatOf([
        { by: 'Bob Shah', text: 'ok' },
        { by: '+91 98200 44556', text: 'done' },
      ]),
    },
  )
})

/** Everything that the command can write of one assessment. */
function everything(of: Assessment, options: ReportOptions): string[] {
  return [
    ...LANGUAGES.flatMap((language) => [
      renderReport(of, { ...options, language }),
      headlineOf(of, { ...options, language }),
    ]),
    JSON.stringify(toJson(of, options)),
    ...Object.values(toCsv(of, options)),
  ]
}

describe('what is written of an assessment', () => {
  it('never holds a value that was found, nor a word that was said', () => {
    for (const text of everything(assessment, {})) for (const value of VALUES) expect(text).not.toContain(value)
  })

  it('holds no name and no number of anybody with pseudonyms, in any form or language', () => {
    for (const text of everything(assessment, { pseudonyms: true, organization: 'Harvestbank' }))
      for (const name of NAMES) expect(text.toLowerCase()).not.toContain(name.toLowerCase())
  })

  it('has the same pseudonyms each time, and of everybody another one', () => {
    const names = (): string[] => toJson(assessment, { pseudonyms: true }).map.people.map(({ name }) => name)
    expect(names()).toEqual(names())
    expect(new Set(names()).size).toBe(assessment.people.length)
  })

  it('holds names without pseudonyms', () => {
    expect(renderReport(assessment)).toContain('Loans Pune')
    expect(toCsv(assessment)['people.csv']).toContain('Alice Rao')
  })
})

describe('the report', () => {
  it('allows nothing but the one style that it holds, by its hash', () => {
    const page = renderReport(assessment)
    const style = /<style>(?<text>[^]*?)<\/style>/u.exec(page)?.groups?.['text'] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    const policy = /http-equiv="Content-Security-Policy"\s+content="(?<text>[^"]*)"/u.exec(page)?.groups?.['text'] ?? ''
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`)
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style'))
  })

  it('loads nothing and runs nothing', () => {
    for (const language of LANGUAGES) {
      const page = renderReport(assessment, { language })
      expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|image|use|a)\b(?![^>]*href="#)/u)
      expect(page).not.toMatch(/\s(?:style|on[a-z]+|src)=/u)
      expect(page).not.toMatch(/url\(|@import|https?:/u)
    }
  })

  it('shows names as they are, whatever is in them, and lets none of them do anything', async () => {
    const hostile = '<img src=x onerror=alert(1)>"\u202Eevil'
    const page = renderReport(
      await assess({
        name: 'chat.txt',
        text: chatOf([
          { by: hostile, text: 'ok' },
          { by: 'Bob Shah', text: 'ok' },
        ]),
      }),
      {
        organization: '</title><script>alert(1)</script>',
      },
    )
    expect(page).not.toContain('<img')
    expect(page).not.toContain('<script')
    expect(page).not.toContain('\u202E')
  })

  it('has every sentence in both languages, without a hole', async () => {
    const nothing = await assess({ name: 'chat.txt', text: chatOf([{ by: 'Bob Shah', text: 'ok' }]) })
    for (const language of LANGUAGES)
      for (const of of [assessment, nothing]) {
        const page = renderReport(of, { language })
        expect(page).not.toMatch(/undefined|NaN|Infinity|\[object/u)
        expect(page).toContain(`<html lang="${language}">`)
        expect(page.match(/<h1>/gu)).toHaveLength(1)
        expect(page.match(/<h2 /gu)).toHaveLength(10)
      }
  })

  it('says in its headline what a board has to know', () => {
    expect(headlineOf(assessment)).toContain('1 password lies on 3 telephones.')
    expect(headlineOf(assessment, { language: 'hi' })).toContain('1 पासवर्ड 3 फ़ोन पर')
  })
})

describe('a table for spreadsheets', () => {
  it('is nobody’s formula', async () => {
    const { 'people.csv': table } = toCsv(
      await assess({
        name: 'chat.txt',
        text: chatOf([
          { by: '=HYPERLINK("x","y")', text: 'ok' },
          { by: '+91 98200 44556', text: 'ok' },
        ]),
      }),
    )
    expect(table).toContain(`"'=HYPERLINK(""x"",""y"")"`)
    expect(table).toContain(`'+91 98200 44556`)
  })
})
