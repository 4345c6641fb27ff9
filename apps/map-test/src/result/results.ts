import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { MetricLine } from '@chancery/exposure'
import type { PlayedSlice } from '../real-time/played-slice.ts'
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

/** All that was measured and is kept. */
export interface Results {
  readonly runs: readonly Run[]
  /** The newest slice that was played in real time, too. */
  readonly slice?: PlayedSlice
}

export function readResults(path: string): Results {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Results) : { runs: [] }
}

/** Adds to what is kept; what was measured again takes the place of the old. */
export function mergeResults(path: string, { runs, slice }: Results): Results {
  const kept = readResults(path)
  const old = kept.runs.filter((one) => !runs.some((run) => isSame(run, one)))
  const merged = [...old, ...runs].sort(
    (a, b) => a.data.localeCompare(b.data) || a.people - b.people || a.messages - b.messages,
  )
  const newest = slice ?? kept.slice
  const results: Results = newest === undefined ? { runs: merged } : { runs: merged, slice: newest }
  writeFileSync(path, `${JSON.stringify(results, numbersShort, 1)}\n`)
  return results
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
