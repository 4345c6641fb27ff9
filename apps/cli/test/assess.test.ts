import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runWith } from './_desk.ts'
import type { Ended } from './_desk.ts'

/** An invented number that passes its check. */
const AADHAAR = '2345 6789 0124'
const CHAT = `13/01/2026, 09:00 - Carol Gomes created group "Loans Pune"
13/01/2026, 09:01 - Alice Rao: Aadhaar number of the customer: ${AADHAAR}
13/01/2026, 09:02 - Bob Shah: approved
13/01/2026, 09:03 - Carol Gomes: ok
`

let folder: string
let chat: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-assess-'))
  chat = write('WhatsApp Chat with Loans Pune.txt', CHAT)
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const path = (name: string): string => join(folder, name)
const read = (name: string): string => readFileSync(path(name), 'utf8')
const assess = (...args: readonly string[]): Promise<Ended> => runWith(['assess', 'whatsapp', ...args])

describe('chancery assess whatsapp', () => {
  it('writes a report, an object, and tables, and says the headline', async () => {
    const targets = ['--out', path('report.html'), '--json', path('report.json'), '--csv', path('tables')]
    const { code, out, err } = await assess(chat, ...targets, '--organization', 'Harvest Bank')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('1 Aadhaar number lies on 3 telephones.')
    expect(read('report.html')).toContain('Harvest Bank')
    expect(JSON.parse(read('report.json'))).toMatchObject({
      totals: { messages: 3, people: 3 },
      files: [{ name: 'WhatsApp Chat with Loans Pune.txt', messages: 3, people: 3, unparsed: 0, dateOrder: 'dmy' }],
      findings: [{ type: 'aadhaar', confidence: 'certain', count: 1 }],
    })
    expect(readdirSync(path('tables'))).toContain('findings.csv')
  })

  it('writes neither a value nor, with --pseudonyms, a name: into no file, and not on the screen', async () => {
    const damaged = write('Alice.zip', 'PK\u0003\u0004 and no more')
    const targets = ['--out', path('r.html'), '--json', path('r.json'), '--csv', path('tables')]
    const { code, out, err } = await assess(chat, damaged, ...targets, '--pseudonyms')
    expect(code).toBe(3)
    const tables = readdirSync(path('tables')).map((name) => read(join('tables', name)))
    for (const text of [...tables, read('r.html'), read('r.json'), out, err])
      for (const secret of ['Alice', 'Rao', 'Bob', 'Carol', 'Loans Pune', AADHAAR, '234567890124'])
        expect(text).not.toContain(secret)
  })

  it('speaks Hindi in the report', async () => {
    await assess(chat, '--out', path('r.html'), '--language', 'hi')
    expect(read('r.html')).toContain('<html lang="hi">')
  })

  it('reads a folder; a file that ends in .csv gets the findings alone', async () => {
    mkdirSync(path('exports'))
    write(join('exports', 'one.txt'), CHAT)
    const { code } = await assess(path('exports'), '--csv', path('findings.csv'))
    expect(code).toBe(0)
    expect(read('findings.csv')).toContain('aadhaar,identity,1,0,0,1,3,')
  })

  it('says what could not be read, reads the rest, and ends with 3; with nothing to read it writes nothing', async () => {
    const damaged = write('damaged.zip', 'PK\u0003\u0004 and no more')
    const picture = write('picture.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 0, 0]))
    const some = await assess(damaged, chat, picture, '--out', path('r.html'))
    expect(some.code).toBe(3)
    expect(some.err).toContain('damaged.zip: not read. The archive is damaged')
    expect(some.err).toContain('picture.txt: not read.')
    expect(read('r.html')).toContain('Not read at all: damaged.zip and picture.txt')
    const none = await assess(damaged, '--out', path('none.html'))
    expect(none).toMatchObject({ code: 3, out: '' })
    expect(readdirSync(folder)).not.toContain('none.html')
  })

  it('refuses wrong use before it reads anything: no target, no folder, no file, one of the exports', async () => {
    for (const args of [
      [chat],
      [chat, '--out', path('nowhere/r.html')],
      [path('missing.txt'), '--out', path('r.html')],
      [chat, '--out', chat],
      [chat, '--out', path('r.html'), '--json', path('r.html')],
      [chat, '--out', path('r.html'), '--language', 'fr'],
      ['--out', path('r.html')],
    ])
      expect(await assess(...args)).toMatchObject({ code: 2, out: '' })
    expect(read('WhatsApp Chat with Loans Pune.txt')).toBe(CHAT)
  })

  it('shows how far it has come on a screen, and nowhere else', async () => {
    const screen = await runWith(['assess', 'whatsapp', chat, '--out', path('r.html')], { isScreen: true })
    expect(screen.err).toContain('Reading bytes')
    expect(screen.err).toContain('Drawing the map')
    expect(await assess(chat, '--out', path('r.html'))).toMatchObject({ err: '' })
  })

  it('says errors as sentences although --json stands there, and objects with --json in front', async () => {
    expect((await assess(path('missing.txt'), '--json', path('r.json'))).err).toContain('There is no file or folder')
    const { problems } = await runWith(['--json', 'assess', 'whatsapp', path('missing.txt'), '--out', path('r.html')])
    expect(problems).toMatchObject([{ error: 'cli/usage' }])
    const { records } = await runWith(['--json', 'assess', 'whatsapp', chat, '--out', path('r.html')])
    expect(records).toMatchObject([{ messages: 3, people: 3, chats: 1, findings: 1, out: path('r.html') }])
  })
})
