import { TableReader } from './table.ts'
import type { Passage } from './passage.ts'

/** A quote that is never closed takes in no more than this. */
const LONGEST_FIELD = 1_000_000
const MOST_FIELDS = 16_384
const DELIMITERS = [',', ';', '\t', '|']
const MOST_RECORDS = 50

/** RFC 4180, and what others write: any delimiter, any end of line, quotes that are not closed. Never throws. */
export class CsvParser {
  readonly #delimiter: string
  #record: string[] = []
  #field = ''
  #state: 'start' | 'plain' | 'quoted' | 'quote' = 'start'
  #afterReturn = false

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** The records that end in this piece. */
  push(text: string): string[][] {
    const records: string[][] = []
    for (let at = 0; at < text.length; at++) {
      const character = text[at] as string
      const isPairEnd = this.#afterReturn && character === '\n'
      this.#afterReturn = false
      if (isPairEnd) continue
      if (this.#state === 'quoted') at = this.#quoted(text, at)
      else if (character === '"' && this.#state !== 'plain') {
        if (this.#state === 'quote') this.#field += '"'
        this.#state = 'quoted'
      } else if (character === this.#delimiter) this.#endField()
      else if (character === '\n' || character === '\r') {
        this.#afterReturn = character === '\r'
        records.push(this.#endRecord())
      } else {
        this.#state = 'plain'
        this.#field += character
      }
      if (this.#field.length > LONGEST_FIELD) this.#endField()
      if (this.#record.length >= MOST_FIELDS) records.push(this.#endRecord())
    }
    return records
  }

  /** The last record, if the text does not end with a line. */
  end(): string[][] {
    return this.#record.length > 0 || this.#field !== '' ? [this.#endRecord()] : []
  }

  /** Takes all up to the next quote, and says where it stopped. */
  #quoted(text: string, at: number): number {
    const quote = text.indexOf('"', at)
    const end = Math.min(quote < 0 ? text.length : quote, at + LONGEST_FIELD)
    this.#field += text.slice(at, end)
    if (end === quote) this.#state = 'quote'
    return end === quote ? end : end - 1
  }

  #endField(): void {
    this.#record.push(this.#field)
    this.#field = ''
    this.#state = 'start'
  }

  #endRecord(): string[] {
    this.#endField()
    const record = this.#record
    this.#record = []
    return record
  }
}

/** What separates the fields of a table, judged by how it begins; undefined if it is no table. */
export function delimiterOf(head: string, isWhole: boolean): string | undefined {
  if (/^\s*[[{<%]/.test(head)) return undefined
  const found = DELIMITERS.map((delimiter) => ({ delimiter, width: widthBy(delimiter, head, isWhole) }))
  const [widest] = found.filter(({ width }) => width > 1).toSorted((one, other) => other.width - one.width)
  return widest?.delimiter
}

/** How many fields nearly every record has; 0 if they differ, or if it reads like prose. */
function widthBy(delimiter: string, head: string, isWhole: boolean): number {
  const parser = new CsvParser(delimiter)
  const records = parser.push(head)
  if (isWhole) records.push(...parser.end())
  const full = records.filter((record) => record.some((field) => field !== '')).slice(0, MOST_RECORDS)
  const width = full[0]?.length ?? 0
  const alike = full.filter((record) => record.length === width).length
  if (full.length < 2 || width < 2 || alike < full.length * 0.9) return 0
  // “Dear Alice, please” has a comma too, and a space behind it.
  const isProse = (field: string, column: number): boolean => column > 0 && /^ \S/.test(field)
  const prose = full.filter((record) => record.some(isProse)).length
  return delimiter === ',' && width < 4 && prose > full.length * 0.3 ? 0 : width
}

/** A table as passages, each value with its row and column. */
export async function* csvPassages(pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<Passage> {
  const parser = new CsvParser(delimiter)
  const table = new TableReader()
  let row = 0
  const read = function* (records: readonly string[][]): Generator<Passage> {
    for (const record of records)
      yield* table.row(
        ++row,
        record.map((text, column) => ({ column, text })),
      )
  }
  for await (const piece of pieces) yield* read(parser.push(piece))
  yield* read(parser.end())
  yield* table.end()
}
