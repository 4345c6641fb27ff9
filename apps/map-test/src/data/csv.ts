import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { DataSet } from './data-set.ts'

const SECOND = 1000

/** Seconds since 1970, or any date that JavaScript reads. */
function momentOf(text: string, line: number): number {
  const time = /^\d+(\.\d+)?$/.test(text) ? Number(text) * SECOND : Date.parse(text)
  if (Number.isNaN(time))
    throw new Error(`Line ${line}: “${text}” is no time; write seconds, or a date such as 2026-11-23T09:00Z`)
  return time
}

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
}

/** Names become numbers in the order of the alphabet. */
function numbered(names: Iterable<string>): Map<string, number> {
  return new Map([...new Set(names)].sort().map((name, index) => [name, index]))
}

/**
 * A file of `time,sender,receivers` with `;` between receivers, and, beside it as `NAME.labels.csv` or named, one of
 * `person,department[,level[,superior]]`. A first line that is not data is taken for a heading.
 */
export function readCsv(path: string, labelsPath = path.replace(/\.csv$/, '.labels.csv')): DataSet {
  const rows = linesOf(path)
    .map((line, index) => ({ line: index + 1, cells: line.split(',').map((cell) => cell.trim()) }))
    .filter(({ line, cells }) => cells.length >= 3 && !(line === 1 && cells[0]?.toLowerCase() === 'time'))
  const labels = existsSync(labelsPath)
    ? linesOf(labelsPath)
        .map((line) => line.split(',').map((cell) => cell.trim()))
        .filter(([name = '']) => name !== '' && name.toLowerCase() !== 'person')
    : []
  const receiversOf = (cells: readonly string[]): string[] =>
    (cells[2] ?? '')
      .split(';')
      .map((name) => name.trim())
      .filter((name) => name !== '')
  const names = numbered([
    ...rows.flatMap(({ cells }) => [cells[1] ?? '', ...receiversOf(cells)]),
    ...labels.map(([name = '']) => name),
  ])
  const numberOf = (name: string): number => names.get(name) ?? -1
  const messages = rows
    .map(({ line, cells }) => {
      const sender = numberOf(cells[1] ?? '')
      const receivers = [...new Set(receiversOf(cells).map(numberOf))].filter((receiver) => receiver !== sender)
      return { time: momentOf(cells[0] ?? '', line), sender, receivers }
    })
    .filter(({ receivers }) => receivers.length > 0)
    .sort((a, b) => a.time - b.time)
  return { name: basename(path, '.csv'), people: names.size, messages, ...labelsOf(labels, names), remarks: [] }
}

function labelsOf(
  labels: readonly (readonly string[])[],
  names: ReadonlyMap<string, number>,
): Pick<DataSet, 'departments' | 'levels' | 'superiors'> {
  if (labels.length === 0) return {}
  const known = new Map(labels.map((row) => [names.get(row[0] ?? '') ?? -1, row]))
  const departments = numbered(labels.map(([, department = '']) => department))
  const column = <Value>(at: number, read: (text: string) => Value, none: Value): Value[] =>
    Array.from({ length: names.size }, (_, person) => {
      const text = known.get(person)?.[at] ?? ''
      return text === '' ? none : read(text)
    })
  return {
    departments: column(1, (name) => departments.get(name) ?? -1, -1),
    ...(labels.some((row) => row[2]) ? { levels: column(2, Number, -1) } : {}),
    ...(labels.some((row) => row[3]) ? { superiors: column(3, (name) => names.get(name) ?? -1, -1) } : {}),
  }
}
