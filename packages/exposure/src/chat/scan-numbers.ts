import { dayPeriodOf } from './day-period.ts'
import { digitOf } from './digits.ts'
import { eraOf } from './era.ts'
import { isMark, isSpace } from './marks.ts'

/** The numbers of a stamp, and where it ends. */
export interface Scan {
  readonly numbers: number[]
  /** How many digits each number has. */
  readonly widths: number[]
  /** Where each number begins and ends. */
  readonly starts: number[]
  readonly ends: number[]
  /** Where the words behind the last number end. */
  readonly close: number
  /** Where the sender begins. */
  readonly end: number
  /** What ends the stamp: 0 `]`, 1 ` - `, 2 `: `, 3 nothing but a space. */
  readonly terminator: number
}

/** A stamp is not longer. */
const LONGEST = 72
const COLON = 0x3a

/** The five or six numbers at `from`, up to what ends a stamp; nothing if it does not look like one. */
export function scanNumbers(line: string, from: number, isBracketed: boolean): Scan | undefined {
  if (!mayBegin(line, from, isBracketed)) return undefined
  const scan = { numbers: [] as number[], widths: [] as number[], starts: [] as number[], ends: [] as number[] }
  const limit = Math.min(line.length, from + LONGEST)
  for (let at = from; at < limit; at++) {
    if (digitOf(line.charCodeAt(at)) >= 0) {
      if (scan.numbers.length === 6) return isBracketed ? undefined : spaced(line, scan)
      at = takeNumber(line, at, limit, scan) - 1
      if ((scan.widths.at(-1) ?? 0) > 4) return undefined
    } else if (isBracketed) {
      if (line.charCodeAt(at) === 0x5d)
        return scan.numbers.length < 5 ? undefined : { ...scan, close: at, end: at + 1, terminator: 0 }
    } else if (scan.numbers.length >= 5) {
      const terminator = terminatorAt(line, at)
      if (terminator === 2 && hasOtherWords(line.slice(scan.ends.at(-1), at))) return spaced(line, scan)
      if (terminator > 0) return { ...scan, close: at, end: at + 1, terminator }
    }
  }
  return isBracketed ? undefined : spaced(line, scan)
}

type Numbers = Omit<Scan, 'close' | 'end' | 'terminator'>

function takeNumber(line: string, from: number, limit: number, scan: Numbers): number {
  let at = from
  let value = 0
  for (let digit = digitOf(line.charCodeAt(at)); digit >= 0 && at < limit; digit = digitOf(line.charCodeAt(at))) {
    value = value * 10 + digit
    at++
  }
  scan.numbers.push(value)
  scan.widths.push(at - from)
  scan.starts.push(from)
  scan.ends.push(at)
  return at
}

/** Most lines that continue a message end here: without a bracket, a stamp begins with a digit, or a few known words. */
function mayBegin(line: string, from: number, isBracketed: boolean): boolean {
  if (isBracketed || digitOf(line.charCodeAt(from)) >= 0) return true
  const code = line.charCodeAt(from)
  if (Number.isNaN(code) || code === 0x20) return false
  const start = line.slice(from, from + 16)
  if (!/\p{Nd}/u.test(start)) return false
  return eraOf(start, 'start') !== undefined || dayPeriodOf(start.split(/[\s\p{Nd}]/u)[0] ?? '') !== undefined
}

function terminatorAt(line: string, at: number): number {
  const code = line.charCodeAt(at)
  const isBeforeSpace = at + 1 >= line.length || isSpace(line.charCodeAt(at + 1))
  if (!isBeforeSpace) return 0
  const before = line.charCodeAt(at - 1)
  if ((code === 0x2d || code === 0x2013) && (isSpace(before) || isMark(before))) return 1
  return code === COLON ? 2 : 0
}

const hasOtherWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text) && dayPeriodOf(text) === undefined

/** `13. 6. 2018. 21:25:15 Alice: Hello`: nothing but a space; only with seconds, and a name behind it. */
function spaced(line: string, scan: Numbers): Scan | undefined {
  const end = scan.ends[5]
  if (end === undefined || line.charCodeAt(end) !== 0x20) return undefined
  return { ...scan, close: end, end: end + 1, terminator: 3 }
}
