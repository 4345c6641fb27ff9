import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PdfReader } from '../src/scan/pdf-reader.ts'
import { runWith } from './_desk.ts'
import type { Ended } from './_desk.ts'
import { pdfOf } from './_pdf.ts'

/** An invented number that passes its check. */
const AADHAAR = '234567890124'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-scan-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const scan = (...args: readonly string[]): Promise<Ended> => runWith(['scan', ...args])
const scanJson = (...args: readonly string[]): Promise<Ended> => runWith(['scan', '--json', ...args])

describe('chancery scan', () => {
  it('says of each finding where it is, what it is, how sure it is, and never the value', async () => {
    const text = write('letter.txt', `Dear Bob,\nmy Aadhaar number is 2345 6789 0124.\n`)
    const table = write('list.csv', `Name,Aadhaar\nAlice,${AADHAAR}\n`)
    const { code, out } = await scan(text, table)
    expect(code).toBe(1)
    expect(out).toContain(`${text}, line 2: Aadhaar number, certain: XXXX XXXX 0124`)
    expect(out).toContain(`${table}, row 2, column “Aadhaar”: Aadhaar number, certain: XXXXXXXX0124`)
    expect(out).toContain('2 found (Aadhaar number 2) in 2 files.')
    expect(out).not.toMatch(/2345/)
  })

  it('with --json prints a line for each finding and a summary at the end', async () => {
    const table = write('list.csv', `Name,Aadhaar\nAlice,${AADHAAR}\n`)
    const picture = write('picture.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]))
    const { code, records, out } = await scanJson(table, picture)
    expect(code).toBe(1)
    expect(records).toEqual([
      { file: table, row: 2, column: 'Aadhaar', type: 'aadhaar', confidence: 'certain', masked: 'XXXXXXXX0124' },
      { file: picture, unread: 'text/picture', message: 'It is a picture, and words in pictures are not read' },
      {
        summary: {
          files: 2,
          bytes: 38,
          found: 1,
          unread: 1,
          findings: { aadhaar: { possible: 0, likely: 0, certain: 1 } },
        },
      },
    ])
    expect(out).not.toContain(AADHAAR)
  })

  it('ends with 0 if it found nothing, with 3 if it found nothing and could not read all, with 2 if it was used wrongly', async () => {
    const letter = write('letter.txt', 'Dear Bob, good morning.')
    const binary = write('program', new Uint8Array([0, 1, 2, 3, 4, 200, 0, 0]))
    expect(await scan(letter)).toMatchObject({ code: 0, out: 'Nothing found in 1 file.\n' })
    expect(await scan(letter, binary)).toMatchObject({ code: 3 })
    expect(await scan(join(folder, 'nowhere'))).toMatchObject({ code: 2, out: '' })
    expect(await scan(letter, '--types', 'aadhaar,adhar')).toMatchObject({ code: 2, out: '' })
    expect(await scan(letter, '--at-least', 'surely')).toMatchObject({ code: 2, out: '' })
    expect(await scan(letter, '--words', join(folder, 'nowhere'))).toMatchObject({ code: 2, out: '' })
  })

  it('walks folders in the order of names, and follows no link out of them', async () => {
    mkdirSync(join(folder, 'in', 'deep'), { recursive: true })
    for (const name of ['in/b.txt', 'in/a.txt', 'in/deep/c.txt', 'outside.txt']) write(name, `Aadhaar ${AADHAAR}`)
    symlinkSync(join(folder, 'outside.txt'), join(folder, 'in', 'link.txt'))
    symlinkSync('.', join(folder, 'in', 'circle'))
    const { records } = await scanJson(join(folder, 'in'))
    const inside = (name: string): string => join(folder, 'in', name)
    expect(records.slice(0, -1).map(({ file, type, unread }) => [file, type ?? unread])).toEqual([
      [inside('a.txt'), 'aadhaar'],
      [inside('b.txt'), 'aadhaar'],
      [inside('circle'), 'not-a-file'],
      [inside('deep/c.txt'), 'aadhaar'],
      [inside('link.txt'), 'not-a-file'],
    ])
  })

  it('looks for what it was asked for only: types, how sure, and words of one’s own', async () => {
    const text = write(
      'notes.txt',
      `Aadhaar ${AADHAAR}, mail alice@example.com\nProject Falcon begins, 2345 6789 0124\n`,
    )
    const words = write('projects.txt', '\ufeff# names of projects\n\nproject falcon\n')
    const found = async (...args: readonly string[]): Promise<unknown[]> =>
      (await scanJson(text, ...args)).records.slice(0, -1).map(({ type, name }) => name ?? type)
    expect(await found('--types', 'email')).toEqual(['email'])
    expect(await found('--types', 'word, email', '--words', words)).toEqual(['email', 'projects.txt'])
    expect(await found('--types', 'aadhaar')).toHaveLength(2)
    const likely = write('likely.txt', '2345 6789 0124')
    expect(await scanJson(likely, '--at-least', 'certain')).toMatchObject({ code: 0 })
    expect(await scanJson(likely, '--at-least', 'likely')).toMatchObject({ code: 1 })
  })

  it('shows how far it has come on a screen, and nowhere else', async () => {
    const text = write('letter.txt', 'Dear Bob, good morning.')
    const screen = await runWith(['scan', text], { isScreen: true })
    expect(screen.err).toContain('Reading bytes: 23 of 23')
    expect(await scan(text)).toMatchObject({ err: '' })
    expect(await runWith(['scan', text, '--json'], { isScreen: true })).toMatchObject({ err: '' })
  })

  it('says in its help what it reads, that nothing leaves, and how it ends', async () => {
    const { out } = await scan('--help')
    expect(out).toContain('CSV')
    expect(out).toContain('Nothing is sent anywhere')
    expect(out).toContain('Exit codes: 0 nothing found, 1 something found')
  })
})

describe('a PDF', () => {
  it('is read page by page', async () => {
    const pdf = write('statement.pdf', pdfOf(['Welcome', `Aadhaar number 2345 6789 0124`]))
    expect(await scan(pdf)).toMatchObject({
      code: 1,
      out: `${pdf}, page 2: Aadhaar number, certain: XXXX XXXX 0124\n1 found (Aadhaar number 1) in 1 file.\n`,
    })
  })

  it('is read in the fields of its form too', async () => {
    const pdf = write('form.pdf', pdfOf(['Please fill in'], { filled: AADHAAR }))
    expect((await scan(pdf)).out).toContain(`${pdf}, page 1: Aadhaar number, certain: XXXXXXXX0124`)
  })

  it('that is locked, damaged, or without words is told, and the next one is read', async () => {
    const files = [
      write('locked.pdf', pdfOf(['x'], { isLocked: true })),
      write('damaged.pdf', `%PDF-1.7\nnothing of the kind`),
      write('empty.pdf', pdfOf([''])),
      write('good.pdf', pdfOf([`Aadhaar ${AADHAAR}`])),
    ]
    const { records } = await scanJson(...files)
    expect(records.slice(0, -1).map(({ type, unread }) => type ?? unread)).toEqual([
      'text/encrypted',
      'text/damaged',
      'text/no-words',
      'aadhaar',
    ])
  })

  it('that grows beyond all measure is given up', async () => {
    const spaces = deflateSync(new Uint8Array(150_000_000).fill(32)).toString('latin1')
    const pdf = `%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << >> >>
endobj
4 0 obj
<< /Filter /FlateDecode /Length ${spaces.length} >>
stream
${spaces}
endstream
endobj
trailer
<< /Size 5 /Root 1 0 R >>
%%EOF
`
    await using reader = new PdfReader({ growthBytes: 50_000_000 })
    const read = reader.read(Buffer.from(pdf, 'latin1'))
    await expect(read.next()).rejects.toMatchObject({ code: 'text/too-large' })
  })

  it('that takes too long is given up; a thread that is not disturbed reads one after the other', async () => {
    await using reader = new PdfReader({ pageMs: 1 })
    const read = async (by: PdfReader): Promise<number> => {
      let passages = 0
      for await (const { text } of by.read(pdfOf(['Dear Bob']))) passages += text.includes('Dear Bob') ? 1 : 0
      return passages
    }
    await expect(read(reader)).rejects.toMatchObject({ code: 'text/too-slow' })
    await using patient = new PdfReader()
    expect(await read(patient)).toBe(1)
    expect(await read(patient)).toBe(1)
  })
})
