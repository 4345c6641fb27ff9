import { gzipSync, strToU8 } from 'fflate'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AADHAAR, readFile, zipOf } from './_files.ts'

const TYPES = { '[Content_Types].xml': '<Types/>' }
const relations = (list: Readonly<Record<string, readonly [type: string, target: string]>>): string =>
  `<Relationships>${Object.entries(list)
    .map(([id, [type, target]]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** A Word document of these paragraphs, each of these runs. */
function docx(paragraphs: readonly (readonly string[])[], more: Readonly<Record<string, string>> = {}): Uint8Array {
  const body = paragraphs
    .map((runs) => `<w:p>${runs.map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`).join('')}</w:p>`)
    .join('')
  return zipOf({
    ...TYPES,
    'word/document.xml': `<?xml version="1.0"?><!-- <w:t> --><w:document><w:body>${body}</w:body></w:document>`,
    ...more,
  })
}

/** A workbook with one sheet. */
function xlsx(rows: string, shared: readonly string[] = [], more: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipOf({
    ...TYPES,
    'xl/workbook.xml': '<workbook><sheets><sheet name="KYC &amp; more" sheetId="1" r:id="rId7"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations({ rId7: ['worksheet', 'worksheets/sheet1.xml'] }),
    'xl/sharedStrings.xml': `<sst>${shared.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  })
}

describe('a Word document', () => {
  it('is read by paragraphs, however its words are cut into runs', async () => {
    const file = docx([['Dear Alice'], ['Aad', 'haar 2345', ' 6789 ', '0124']])
    expect((await readFile(file)).found).toEqual(['aadhaar paragraph 2'])
  })

  it('is read in its headers, footers, notes, and comments too, and in what was deleted but is still there', async () => {
    const part = (text: string): string => `<w:x><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:x>`
    const file = docx([['Nothing']], {
      'word/header1.xml': part(`Aadhaar ${AADHAAR}`),
      'word/comments.xml': part(`Aadhaar ${AADHAAR}`),
      'word/footnotes.xml': `<w:p><w:del><w:r><w:delText>Aadhaar ${AADHAAR}</w:delText></w:r></w:del></w:p>`,
    })
    expect((await readFile(file)).found).toEqual([
      'aadhaar header, paragraph 1',
      'aadhaar footnote, paragraph 1',
      'aadhaar comment, paragraph 1',
    ])
  })
})

describe('a text box', () => {
  it('that a Word document holds twice, for old readers too, is read once', async () => {
    const box = (name: string): string => `<mc:${name}><w:p><w:r><w:t>Aadhaar ${AADHAAR}</w:t></w:r></w:p></mc:${name}>`
    const file = docx([], {
      'word/document.xml': `<w:p><mc:AlternateContent>${box('Choice')}${box('Fallback')}</mc:AlternateContent></w:p>`,
    })
    expect((await readFile(file)).found).toHaveLength(1)
  })
})

describe('a workbook', () => {
  const headings = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'

  it('names the sheet, the cell, and the column of a finding', async () => {
    const rows = `${headings}<row r="7"><c r="A7" t="inlineStr"><is><t>Bob</t></is></c><c r="B7"><v>${AADHAAR}</v></c></row>`
    expect((await readFile(xlsx(rows, ['Name', 'Aadhaar']))).found).toEqual([
      'aadhaar sheet “KYC & more”, cell B7, column “Aadhaar”',
    ])
  })

  it('has numbers read as their digits, also where the file has an exponent, and formulas as their values', async () => {
    const rows = `${headings}<row><c><f>1+1</f><v>2.34567890124E11</v></c><c t="str"><f>x</f><v>${AADHAAR}</v></c></row>`
    expect((await readFile(xlsx(rows, ['Aadhaar', 'Aadhaar number']))).found).toEqual([
      'aadhaar sheet “KYC & more”, cell A2, column “Aadhaar”',
      'aadhaar sheet “KYC & more”, cell B2, column “Aadhaar number”',
    ])
  })

  it('with a cell that no program makes is given up in time', async () => {
    const cell = `<row r="1"><c r="A1" t="str"><v>${'lorem ipsum '.repeat(200_000)}</v></c></row>`
    expect((await readFile(xlsx(cell))).unread).toEqual(['text/too-large'])
  })

  it('is read in its comments too', async () => {
    const file = xlsx('', [], {
      'xl/worksheets/_rels/sheet1.xml.rels': relations({ rId1: ['comments', '../comments1.xml'] }),
      'xl/comments1.xml': `<comments><comment ref="C3"><text><r><t>Aadhaar ${AADHAAR}</t></r></text></comment></comments>`,
    })
    expect((await readFile(file)).found).toEqual(['aadhaar comment, sheet “KYC & more”, cell C3'])
  })

  it('of many rows is read to the last', async () => {
    const row = (number: number): string =>
      `<row r="${number}"><c r="A${number}"><v>${number}</v></c><c r="B${number}" t="s"><v>2</v></c></row>`
    const rows = headings + Array.from({ length: 5000 }, (_, index) => row(index + 2)).join('')
    const { places } = await readFile(xlsx(rows, ['Number', 'Aadhaar', AADHAAR]))
    expect(places).toHaveLength(5000)
    expect(places.at(-1)).toEqual({ sheet: 'KYC & more', cell: 'B5001', column: 'Aadhaar' })
  })
})

describe('a document of other programs', () => {
  it('is read where parts are numbered, and where the case of their names differs', async () => {
    const word = zipOf({ ...TYPES, 'word/document2.xml': `<w:p><w:r><w:t>Aadhaar ${AADHAAR}</w:t></w:r></w:p>` })
    expect((await readFile(word)).found).toEqual(['aadhaar paragraph 1'])
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    const shared = {
      'xl/sharedStrings.xml': '<sst/>',
      'xl/SharedStrings.xml': `<sst><si><t>Aadhaar ${AADHAAR}</t></si></sst>`,
    }
    expect((await readFile(xlsx(rows, [], shared))).found).toEqual(['aadhaar sheet “KYC & more”, cell A1'])
  })

  it('with a password is told from one of before 2007', async () => {
    const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array.from({ length: 100_000 }, () => 0)]
    const name = Array.from('EncryptedPackage').flatMap((letter) => [letter.charCodeAt(0), 0])
    expect((await readFile(new Uint8Array([...compound, ...name]))).unread).toEqual(['text/encrypted'])
    expect((await readFile(new Uint8Array(compound))).unread).toEqual(['text/old-office'])
  })
})

describe('a presentation', () => {
  it('names the slide by its place, whatever its file is called, and reads the notes', async () => {
    const slide = (text: string): string => `<p:sld><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`
    const file = zipOf({
      ...TYPES,
      'ppt/presentation.xml':
        '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="rId2"/><p:sldId id="257" r:id="rId1"/></p:sldIdLst></p:presentation>',
      'ppt/_rels/presentation.xml.rels': relations({
        rId1: ['slide', 'slides/slide1.xml'],
        rId2: ['slide', '/ppt/slides/slide2.xml'],
      }),
      'ppt/slides/slide1.xml': slide(`Aadhaar ${AADHAAR}`),
      'ppt/slides/slide2.xml': slide('Welcome'),
      'ppt/slides/_rels/slide2.xml.rels': relations({ rId9: ['notesSlide', '../notesSlides/notesSlide1.xml'] }),
      'ppt/notesSlides/notesSlide1.xml': slide(`Aadhaar ${AADHAAR}`),
    })
    expect((await readFile(file)).found).toEqual(['aadhaar notes, slide 1', 'aadhaar slide 2'])
  })
})

describe('an OpenDocument file', () => {
  const odf = (kind: string, body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
    zipOf({
      mimetype: `application/vnd.oasis.opendocument.${kind}`,
      'content.xml': `<office:body>${body}</office:body>`,
      ...more,
    })

  it('is read by paragraphs', async () => {
    const text =
      '<text:h>Title</text:h><text:p>Aadhaar<text:s text:c="2"/><text:span>2345</text:span> 6789 0124</text:p>'
    expect((await readFile(odf('text', text))).found).toEqual(['aadhaar paragraph 2'])
  })

  it('is read by sheets and cells, repeated ones counted', async () => {
    const cell = (text: string, more = ''): string =>
      `<table:table-cell${more}><text:p>${text}</text:p></table:table-cell>`
    const gap = '<table:table-cell table:number-columns-repeated="2"/>'
    const rows = `<table:table-row>${cell('Name')}${gap}${cell('Aadhaar')}</table:table-row>
      <table:table-row table:number-rows-repeated="1000"><table:table-cell/></table:table-row>
      <table:table-row>${cell('Bob')}${gap}${cell(AADHAAR)}</table:table-row>`
    const file = odf('spreadsheet', `<table:table table:name="KYC">${rows}</table:table>`)
    expect((await readFile(file)).found).toEqual(['aadhaar sheet “KYC”, cell D1002, column “Aadhaar”'])
  })

  it('is read by slides', async () => {
    const page = (text: string): string => `<draw:page><text:p>${text}</text:p></draw:page>`
    const file = odf('presentation', page('Welcome') + page(`Aadhaar ${AADHAAR}`))
    expect((await readFile(file)).found).toEqual(['aadhaar slide 2'])
  })

  it('with a password is told', async () => {
    const manifest = {
      'META-INF/manifest.xml': '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>',
    }
    expect((await readFile(odf('text', '', manifest))).unread).toEqual(['text/encrypted'])
  })
})

describe('a gzip file', () => {
  it('is read as what is in it, however it comes', async () => {
    const file = gzipSync(strToU8(`Name,Aadhaar\nBob,${AADHAAR}\n`))
    for (const piece of [1, 7, 65_536])
      expect(await readFile(file, { piece })).toMatchObject({ found: ['aadhaar row 2, column “Aadhaar”'], unread: [] })
  })

  it('that ends too early, or grows beyond all measure, is given up', async () => {
    const file = gzipSync(strToU8('Dear Bob, '.repeat(100_000)))
    expect((await readFile(file.subarray(0, 300))).unread).toEqual(['text/damaged'])
    expect((await readFile(gzipSync(new Uint8Array(25_000_000).fill(10)))).unread).toEqual(['text/too-large'])
    let nested = strToU8('x')
    for (let depth = 0; depth < 8; depth++) nested = gzipSync(nested)
    expect((await readFile(nested)).unread).toEqual(['text/too-large'])
  })
})

describe('an archive', () => {
  it('is read file by file, archives and documents in it too, and what cannot be read is told while the rest goes on', async () => {
    const file = zipOf({
      'a/picture.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
      'list.csv': `Name,Aadhaar\nBob,${AADHAAR}\n`,
      'inner.zip': zipOf({ 'letter.docx': docx([[`Aadhaar ${AADHAAR}`]]) }),
    })
    expect(await readFile(file)).toMatchObject({
      found: ['aadhaar “list.csv”, row 2, column “Aadhaar”', 'aadhaar “inner.zip/letter.docx”, paragraph 1'],
      unread: ['“a/picture.png”: text/picture'],
    })
  })

  it('that grows beyond all measure is given up within its bounds', async () => {
    const bomb = zipOf({ 'zeros.txt': new Uint8Array(25_000_000).fill(48) })
    expect(bomb.length).toBeLessThan(100_000)
    const began = performance.now()
    expect((await readFile(bomb)).unread).toEqual(['“zeros.txt”: text/too-large'])
    expect(
      (await readFile(zipOf({ ...TYPES, 'word/document.xml': new Uint8Array(25_000_000).fill(48) }))).unread,
    ).toEqual(['text/too-large'])
    expect(performance.now() - began).toBeLessThan(20_000)
  })

  it('in an archive, in an archive, and so on, is not opened for ever', async () => {
    let file: string | Uint8Array = `Aadhaar ${AADHAAR}`
    for (let depth = 0; depth < 8; depth++) file = zipOf({ x: file })
    expect(await readFile(file)).toMatchObject({ found: [], unread: ['“x/x/x”: text/too-large'] })
  })

  it('with files that are protected, or packed in an unknown way, says so', async () => {
    const changed = (offset: number, value: number): Uint8Array => {
      const file = zipOf({ 'a.txt': 'hello' })
      const directory = file.findIndex((_, at) => file[at] === 0x50 && file[at + 1] === 0x4b && file[at + 2] === 1)
      file[directory + offset] = value
      return file
    }
    expect((await readFile(changed(8, 1))).unread).toEqual(['“a.txt”: text/encrypted'])
    expect((await readFile(changed(10, 99))).unread).toEqual(['“a.txt”: text/packed'])
  })

  it('however it was damaged makes the reader throw nothing but that', async () => {
    const files = [
      docx([[`Aadhaar ${AADHAAR}`]]),
      xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', ['x']),
      zipOf({ 'a.csv': 'a,b\n1,2\n', mimetype: 'x', 'content.xml': '<a>' }),
    ]
    const damage = fc.record({
      file: fc.constantFrom(...files),
      at: fc.nat(2000),
      value: fc.nat(255),
      cut: fc.nat(3000),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (changes) => {
        const file = Uint8Array.from(changes[0]?.file ?? [])
        for (const { at, value } of changes) if (at < file.length) file[at] = value
        const began = performance.now()
        await readFile(file.subarray(0, Math.max(4, file.length - (changes[0]?.cut ?? 0) + 1500)))
        expect(performance.now() - began).toBeLessThan(5000)
      }),
      { numRuns: 300 },
    )
  })
})
