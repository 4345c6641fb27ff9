import { PassageMaker } from './passage.ts'
import type { Passage } from './passage.ts'
import type { Parts } from './parts.ts'
import { columnLetters } from './place.ts'
import { TableReader, joinedCell } from './table.ts'
import type { Cell } from './table.ts'
import { textError } from './text-error.ts'
import { attribute, scanXml } from './xml.ts'
import type { XmlEvent } from './xml.ts'

const BLOCKS = new Set(['p', 'h'])

/** The text of an odt, ods, or odp file (ISO/IEC 26300). */
export function* openDocumentPassages(parts: Parts, mediaType: string): Generator<Passage> {
  for (const event of scanXml(parts.text('META-INF/manifest.xml')))
    if (event.kind === 'open' && event.name === 'encryption-data') throw textError('text/encrypted')
  const content = scanXml(parts.text('content.xml'))
  yield* mediaType.includes('spreadsheet') ? sheets(content) : prose(content, mediaType.includes('presentation'))
}

function* prose(events: Iterable<XmlEvent>, isPresentation: boolean): Generator<Passage> {
  const maker = new PassageMaker()
  let [paragraph, slide, depth, notes] = [1, 0, 0, 0]
  for (const event of events) {
    const step = event.kind === 'open' ? 1 : -1
    if (event.kind === 'text') {
      const place = isPresentation ? { slide, ...(notes > 0 && { part: 'notes' }) } : { paragraph }
      if (depth > 0) yield* maker.add(event.text, place)
    } else if (BLOCKS.has(event.name)) {
      depth += step
      if (step < 0) paragraph++
      if (step < 0) yield* maker.add('\n')
    } else if (event.name === 'notes') notes += step
    else if (event.kind === 'open') {
      if (event.name === 'page' && isPresentation) slide++
      if (depth > 0) yield* maker.add(blank(event) ?? '')
    }
  }
  yield* maker.end()
}

/** What stands for spaces, tabs, and new lines. */
function blank({ name, attributes }: XmlEvent & { readonly kind: 'open' }): string | undefined {
  if (name === 's') return ' '.repeat(Math.min(100, Number(attribute(attributes, 'c') ?? 1) || 1))
  if (name === 'tab') return '\t'
  return name === 'line-break' ? '\n' : undefined
}

function* sheets(events: Iterable<XmlEvent>): Generator<Passage> {
  let table = new TableReader()
  let [row, column, repeatedRows, repeatedColumns, depth, text] = [1, 0, 1, 1, 0, '']
  let cells: Cell[] = []
  for (const event of events) {
    const isOpen = event.kind === 'open'
    if (event.kind === 'text') text = depth > 0 ? joinedCell(text, event.text) : text
    else if (BLOCKS.has(event.name)) {
      if (isOpen && text !== '') text += '\n'
      depth += isOpen ? 1 : -1
    } else if (event.name === 'table') {
      yield* table.end()
      if (event.kind === 'open') table = sheetReader(attribute(event.attributes, 'name') ?? '')
      row = 1
    } else if (event.name === 'table-row') {
      if (event.kind === 'open') repeatedRows = countOf(event.attributes, 'number-rows-repeated')
      else {
        // Rows that repeat say the same; the first stands for all of them.
        yield* table.row(row, cells)
        row += repeatedRows
      }
      cells = []
      column = 0
    } else if (event.name === 'table-cell' || event.name === 'covered-table-cell') {
      if (event.kind === 'close') {
        if (text !== '') cells.push({ column, text })
        column += repeatedColumns
      } else repeatedColumns = countOf(event.attributes, 'number-columns-repeated')
      text = ''
    } else if (event.kind === 'open' && depth > 0) text += blank(event) ?? ''
  }
  yield* table.end()
}

function sheetReader(sheet: string): TableReader {
  return new TableReader((number, column, heading) => ({
    sheet,
    cell: `${columnLetters(column)}${number}`,
    ...(heading !== undefined && { column: heading }),
  }))
}

function countOf(attributes: string, name: string): number {
  const count = Number(attribute(attributes, name) ?? 1)
  return Number.isSafeInteger(count) && count > 0 && count < 2_000_000 ? count : 1
}
