import { PassageMaker } from './passage.ts'
import type { Passage } from './passage.ts'
import { columnLetters } from './place.ts'
import type { Place } from './place.ts'
import { textError } from './text-error.ts'

/** A cell that holds something. */
export interface Cell {
  /** From 0. */
  readonly column: number
  readonly text: string
}

export type PlaceOfCell = (row: number, column: number, heading: string | undefined) => Place

/** Headings are looked for in so many rows, since a title may stand above them. */
const FIRST_ROWS = 10
const LONGEST_HEADING = 60
/** Excel allows 32,767 characters. */
const LONGEST_CELL = 1_000_000

/**
 * A table as passages: before each value stands what its column is called, as a person reads it, so that a number under “Aadhaar” is
 * known for one in row 5,000 too.
 */
export class TableReader {
  readonly #maker = new PassageMaker()
  readonly #placeOf: PlaceOfCell
  #headings: ReadonlyMap<number, string> | undefined
  #seen = 0

  constructor(placeOf: PlaceOfCell = (row, column, heading) => ({ row, column: heading ?? columnLetters(column) })) {
    this.#placeOf = placeOf
  }

  /** One row; `number` counts from 1. */
  *row(number: number, cells: readonly Cell[]): Generator<Passage> {
    const full = cells.filter(({ text }) => text.trim() !== '')
    if (full.length === 0) return
    const isHeading = this.#isHeading(full)
    for (const { column, text } of full) {
      const heading = isHeading ? undefined : this.#headings?.get(column)
      if (heading !== undefined) yield* this.#maker.add(`${heading}: `)
      yield* this.#maker.add(`${text}\n`, this.#placeOf(number, column, heading))
    }
    yield* this.#maker.add('\n')
  }

  end(): Generator<Passage> {
    return this.#maker.end()
  }

  /** Whether these are the headings of what follows; remembers them if so. */
  #isHeading(cells: readonly Cell[]): boolean {
    if (this.#headings !== undefined || this.#seen++ >= FIRST_ROWS || cells.length < 2) return false
    const isOne = cells.every(({ text }) => isHeading(text))
    // The first row that is wide enough decides: what comes below data is no heading.
    this.#headings = new Map(
      isOne ? cells.map(({ column, text }) => [column, text.trim().replaceAll(/\s+/g, ' ')]) : [],
    )
    return isOne
  }
}

/**
 * The text of a cell so far, and what comes next of it.
 *
 * @throws {@link CodedError} `text/too-large` for a cell that no program makes
 */
export function joinedCell(before: string, text: string): string {
  if (before.length + text.length > LONGEST_CELL) throw textError('text/too-large')
  return before + text
}

const YEAR = /^(?:FY ?)?(?:19|20)\d\d(?:[-–/]\d{2,4})?$/

function digits(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0
}

/** A heading is short, has a letter, and is no value: hardly a digit but for a year, no address. */
function isHeading(text: string): boolean {
  if (text.length > LONGEST_HEADING || text.includes('@')) return false
  if (YEAR.test(text.trim())) return true
  if (!/\p{L}/u.test(text)) return false
  return digits(text) < 3
}
