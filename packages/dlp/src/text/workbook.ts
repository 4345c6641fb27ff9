import type { Passage } from './passage.ts'
import { PassageMaker } from './passage.ts'
import { listedParts, relationsOf } from './parts.ts'
import type { Parts } from './parts.ts'
import { columnLetters, columnOf } from './place.ts'
import { TableReader, joinedCell } from './table.ts'
import type { Cell } from './table.ts'
import { textError } from './text-error.ts'
import { attribute, scanXml } from './xml.ts'

const MOST_SHARED = 200_000_000
const MOST_CELLS = 20_000

/** The text of an xlsx file (ISO/IEC 29500, SpreadsheetML): every cell of every sheet, hidden ones too, and comments. */
export function* workbookPassages(parts: Parts, main: string): Generator<Passage> {
  const shared = sharedStrings(parts.text('xl/sharedStrings.xml'))
  const listed = listedParts(parts, main, 'sheet')
  for (const { path, label } of listed) {
    const sheet = label ?? path
    yield* sheetPassages(parts.text(path), sheet, shared)
    for (const relation of relationsOf(parts, path))
      if (relation.type === 'comments') yield* commentPassages(parts.text(relation.path), sheet)
  }
}

/** Texts are kept once, and cells name them by number. How they are to be spoken (`rPh`) is left out. */
function sharedStrings(pieces: Iterable<string>): string[] {
  const strings: string[] = []
  let [text, size, isText, isSpoken] = ['', 0, false, false]
  for (const event of scanXml(pieces)) {
    if (event.kind === 'text') {
      if (isText && !isSpoken) text = joinedCell(text, event.text)
    } else if (event.name === 't') isText = event.kind === 'open'
    else if (event.name === 'rPh') isSpoken = event.kind === 'open'
    else if (event.name === 'si' && event.kind === 'close') {
      strings.push(text)
      size += text.length
      text = ''
      if (size > MOST_SHARED) throw textError('text/too-large')
    }
  }
  return strings
}

function* sheetPassages(pieces: Iterable<string>, sheet: string, shared: readonly string[]): Generator<Passage> {
  const table = new TableReader((number, column, heading) => ({
    sheet,
    cell: `${columnLetters(column)}${number}`,
    ...(heading !== undefined && { column: heading }),
  }))
  let [row, isValue] = [0, false]
  let cells = new RowCells(shared)
  for (const event of scanXml(pieces)) {
    if (event.kind === 'text') {
      if (isValue) cells.add(event.text)
      continue
    }
    const isOpen = event.kind === 'open'
    if (event.name === 'v' || event.name === 't') isValue = isOpen
    else if (event.name === 'c') {
      if (isOpen) cells.open(event.attributes)
      else cells.close()
    } else if (event.name === 'row') {
      if (isOpen) row = wholeOf(attribute(event.attributes, 'r')) ?? row + 1
      else yield* table.row(row, cells.full)
      cells = new RowCells(shared)
    }
  }
  yield* table.end()
}

/** The cells of a row as they come. */
class RowCells {
  readonly full: Cell[] = []
  #value = ''
  readonly #shared: readonly string[]
  #column = -1
  #type = 'n'

  constructor(shared: readonly string[]) {
    this.#shared = shared
  }

  /** A cell need not name its column: it is the next one then. */
  open(attributes: string): void {
    this.#column = columnOf(attribute(attributes, 'r') ?? '') ?? this.#column + 1
    this.#type = attribute(attributes, 't') ?? 'n'
    this.#value = ''
  }

  add(text: string): void {
    this.#value = joinedCell(this.#value, text)
  }

  close(): void {
    const value = this.#value
    if (this.full.length >= MOST_CELLS) return
    const text =
      this.#type === 's' ? (this.#shared[Number(value)] ?? '') : this.#type === 'n' ? plainNumber(value) : value
    this.full.push({ column: this.#column, text })
  }
}

function wholeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : undefined
}

/** A number as its digits: `2.34567890124E11` is an account number in a file. */
function plainNumber(value: string): string {
  if (!/^[-+]?\d+(?:\.\d+)?[eE]\+?\d{1,2}$/.test(value)) return value
  const number = Number(value)
  return Number.isSafeInteger(number) ? String(number) : value
}

function* commentPassages(pieces: Iterable<string>, sheet: string): Generator<Passage> {
  const maker = new PassageMaker()
  let [cell, isText] = ['', false]
  for (const event of scanXml(pieces)) {
    if (event.kind === 'text') {
      if (isText) yield* maker.add(event.text, { part: 'comment', sheet, cell })
    } else if (event.name === 't') isText = event.kind === 'open'
    else if (event.name === 'comment') {
      if (event.kind === 'open') cell = attribute(event.attributes, 'ref') ?? ''
      yield* maker.add('\n')
    }
  }
  yield* maker.end()
}
