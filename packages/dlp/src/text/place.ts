/** Where in a file something stands. What is absent does not apply. Every number counts from 1. */
export interface Place {
  readonly line?: number
  readonly page?: number
  readonly slide?: number
  readonly paragraph?: number
  /** Of a workbook. */
  readonly sheet?: string
  /** Such as `B7`. */
  readonly cell?: string
  /** Of a table without sheets. */
  readonly row?: number
  /** What its first row calls it, else its letter. */
  readonly column?: string
  /** A part beside the text itself, such as `notes` or `header`. */
  readonly part?: string
  /** The file inside an archive, with those around it in front. */
  readonly member?: string
}

/** A place in words: `sheet “Customers”, cell B7, column “Aadhaar”`. */
export function describePlace(place: Place): string {
  const { line, page, slide, paragraph, sheet, cell, row, column, part, member } = place
  return [
    member === undefined ? '' : `“${member}”`,
    part ?? '',
    page === undefined ? '' : `page ${page}`,
    slide === undefined ? '' : `slide ${slide}`,
    paragraph === undefined ? '' : `paragraph ${paragraph}`,
    sheet === undefined ? '' : `sheet “${sheet}”`,
    cell === undefined ? '' : `cell ${cell}`,
    line === undefined ? '' : `line ${line}`,
    row === undefined ? '' : `row ${row}`,
    column === undefined ? '' : `column “${column}”`,
  ]
    .filter((words) => words !== '')
    .join(', ')
}

const LETTERS = 26

/** The letters of a column: 0 is `A`, 26 is `AA`. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % LETTERS))
  return index < LETTERS ? last : columnLetters(Math.floor(index / LETTERS) - 1) + last
}

/** The column that a cell's address names, from 0; undefined where it names none. */
export function columnOf(address: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(address)?.[1]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0) - 1
}
