import { strToU8 } from 'fflate'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AADHAAR, readFile } from './_files.ts'

function utf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle)
  return bytes
}

const LETTER = `Dear Alice,\r\nthe Aadhaar number is ${AADHAAR}.\r\nनमस्ते, Bob\r\n`

describe('a plain text', () => {
  it.each([
    ['UTF-8', strToU8(LETTER)],
    ['UTF-8 with a mark', strToU8(`\ufeff${LETTER}`)],
    ['UTF-16, little end first', utf16(`\ufeff${LETTER}`, true)],
    ['UTF-16, big end first', utf16(`\ufeff${LETTER}`, false)],
    ['UTF-16 without a mark', utf16(LETTER, true)],
    ['UTF-16 without a mark, big end first', utf16(LETTER, false)],
    ['Windows-1252', strToU8(`Käse f\u00fcr ${LETTER.replace(/[^ -~\r\n]/g, '')}`, true)],
  ])('is read in %s, and a finding has its line', async (_encoding, bytes) => {
    for (const piece of [1, 7, 65_536])
      expect(await readFile(bytes, { piece })).toMatchObject({ found: ['aadhaar line 2'], unread: [] })
  })

  it('of any length is read whole, each finding once and with its line', async () => {
    const line = (number: number): string => (number % 500 === 0 ? `Aadhaar ${AADHAAR}` : `Nothing is here, ${number}`)
    const text = Array.from({ length: 20_000 }, (_, index) => line(index + 1)).join('\n')
    const { places } = await readFile(text)
    expect(places).toEqual(Array.from({ length: 40 }, (_, index) => ({ line: (index + 1) * 500 })))
  })

  it('of one line without an end is held a passage at a time, each finding once', async () => {
    const filler = 'word '.repeat(3000)
    const { places, passages } = await readFile(`${filler}Aadhaar ${AADHAAR}, `.repeat(30))
    expect(places).toEqual(Array.from({ length: 30 }, () => ({ line: 1 })))
    expect(Math.max(...passages.map(({ length }) => length))).toBeLessThan(50_000)
  })

  it('keeps what stands around a finding with it, wherever passages end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 45_000 }), async (before) => {
        const text = `${'x '.repeat(before)}\nAadhaar: ${AADHAAR}\n${'y '.repeat(30_000)}`
        expect((await readFile(text)).found).toEqual(['aadhaar line 2'])
      }),
      { numRuns: 30 },
    )
  })

  it('that is empty holds nothing, and that is no error', async () => {
    expect(await readFile('')).toEqual({ found: [], places: [], passages: [], unread: [] })
  })
})

describe('a table', () => {
  it.each([',', ';', '\t', '|'])(
    'with “%s” between its fields names the row and the column of a finding',
    async (comma) => {
      const rows = [
        ['Name', 'Aadhaar', 'Note'],
        ['Alice', 'none', 'she said "no"\nand went'],
        ['Bob', AADHAAR, ''],
      ]
      const quoted = rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(comma)).join('\r\n')
      for (const piece of [1, 10, 65_536])
        expect((await readFile(quoted, { piece })).found).toEqual(['aadhaar row 3, column “Aadhaar”'])
    },
  )

  it('takes the name of a column for a label, as far down as the value is', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `${index},Alice,x`)
    const account = 'Number,Customer,Account number\n' + rows.join('\n') + '\n3001,Bob,50100234567890\n'
    const serial = account.replace('Account number', 'Serial')
    expect((await readFile(account)).found).toEqual(['account row 3002, column “Account number”'])
    expect((await readFile(serial)).found).toEqual([])
  })

  it('may have years among its headings', async () => {
    const table = `Branch,2025-26,FY 2026-27,Aadhaar\nPune,12,13,${AADHAAR}\n`
    expect((await readFile(table)).found).toEqual(['aadhaar row 2, column “Aadhaar”'])
  })

  it('without headings names columns by letters', async () => {
    const row = `17,${AADHAAR},Aadhaar of Bob\n`
    expect((await readFile(row.repeat(2))).found).toEqual(['aadhaar row 1, column “B”', 'aadhaar row 2, column “B”'])
  })

  it('is not seen in a letter whose lines have a comma each', async () => {
    const letter = `Dear Alice, good morning\nAadhaar ${AADHAAR}, as you wished\nRegards, Bob`
    expect((await readFile(letter)).found).toEqual(['aadhaar line 2'])
  })

  it('may have a huge cell, and a quote that is never closed', async () => {
    const huge = `id,text\n1,"${'lorem ipsum '.repeat(300_000)}\n2,Aadhaar ${AADHAAR}\n`
    const { found, passages } = await readFile(huge)
    expect(found).toHaveLength(1)
    expect(Math.max(...passages.map(({ length }) => length))).toBeLessThan(50_000)
  })
})

describe('what is no text', () => {
  it.each([
    ['text/picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
    ['text/picture', [0xff, 0xd8, 0xff, 0xe0]],
    ['text/packed', [0x42, 0x5a, 0x68, 0x39]],
    ['text/old-office', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
    ['text/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
    ['text/binary', [0, 1, 2, 3, 0, 0, 7, 200, 3, 0, 0, 0]],
    ['text/binary', [1, 2, 3, 4, 5, 6, 7]],
    ['text/damaged', [0x50, 0x4b, 3, 4, 0, 0]],
  ])('is told as %s', async (code, bytes) => {
    expect(await readFile(new Uint8Array(bytes))).toMatchObject({ unread: [code], found: [] })
  })

  it('never makes the reader throw anything but that, and never takes long', async () => {
    const beginnings = ['', 'PK\u0003\u0004', '\ufeff', 'a,b\n"', '%PDF-1.7', '<?xml']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 3000 }), async (start, bytes) => {
        const began = performance.now()
        await readFile(new Uint8Array([...strToU8(start, true), ...bytes]))
        expect(performance.now() - began).toBeLessThan(2000)
      }),
      { numRuns: 300 },
    )
  })
})
