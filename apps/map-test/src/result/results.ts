import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { MetricLine } from '@chancery/exposure'
import type { Mode } from '../record/recording.ts'

/** What one adversary drew, for the picture: the pairs of people that it holds likeliest. */
export interface Drawing {
  readonly adversary: string
  /** Each as `3-14`, with spaces between them. */
  readonly pairs: string
}

/** The results of one replay. Times are in hours of the replay's own clock, if not said otherwise. */
export interface Run {
  readonly data: string
  readonly mode: Mode
  readonly people: number
  readonly messages: number
  readonly hours: number
  readonly seed: number
  /** How it can be done again. */
  readonly command: string
  readonly remarks: readonly string[]
  /** How long it took, in minutes of the machine. */
  readonly minutes: number
  readonly shuffles: number
  readonly lines: readonly MetricLine[]
  readonly departments?: readonly number[]
  readonly drawings: readonly Drawing[]
  /** What was carried, and what went wrong. */
  readonly carried: {
    readonly arrived: number
    readonly received: number
    readonly expected: number
    readonly failures: readonly string[]
    readonly groups: number
    readonly changes: number
  }
}

function isSame(a: Run, b: Run): boolean {
  return (
    a.data === b.data && a.mode === b.mode && a.people === b.people && a.messages === b.messages && a.seed === b.seed
  )
}

export function readResults(path: string): Run[] {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { runs: Run[] }).runs : []
}

/** Adds runs to those that are kept; a run that was made again takes the place of the old one. */
export function mergeResults(path: string, runs: readonly Run[]): Run[] {
  const kept = readResults(path).filter((old) => !runs.some((run) => isSame(run, old)))
  const merged = [...kept, ...runs].sort(
    (a, b) => a.data.localeCompare(b.data) || a.people - b.people || a.messages - b.messages,
  )
  writeFileSync(path, `${JSON.stringify({ runs: merged }, numbersShort, 1)}\n`)
  return merged
}

/** Five digits are more than any of these figures is worth. */
function numbersShort(_name: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value
}

/** The line of `--json`. */
export function jsonLine({ data, mode }: Run, line: MetricLine): string {
  const { adversary, metric, value, low, high, control, ordinary } = line
  return JSON.stringify({ data, mode, adversary, metric, value, low, high, control, ordinary }, numbersShort)
}
