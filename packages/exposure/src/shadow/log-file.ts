import { BindParser } from './formats/bind.ts'
import { DnsmasqParser } from './formats/dnsmasq.ts'
import { SquidParser } from './formats/squid.ts'
import { ZeekJsonParser, ZeekParser } from './formats/zeek.ts'
import { LineCutter } from './log-lines.ts'
import { LogClock } from './log-time.ts'
import type { LineParser, Lookup } from './lookup.ts'

export type LogFormat = 'dnsmasq' | 'zeek' | 'zeek-json' | 'squid' | 'bind'

const PARSERS: Readonly<Record<LogFormat, (clock: LogClock) => LineParser>> = {
  dnsmasq: (clock) => new DnsmasqParser(clock),
  zeek: () => new ZeekParser(),
  'zeek-json': () => new ZeekJsonParser(),
  squid: () => new SquidParser(),
  bind: (clock) => new BindParser(clock),
}

/** What a log was, once it has been read. */
export interface LogFacts {
  /** Absent if it is none of these logs. */
  readonly format?: LogFormat
  readonly lines: number
  readonly lookups: number
  /** Lines that nothing could be made of: how many, and the first of them, cut short. */
  readonly unparsed: {
    readonly count: number
    readonly lines: readonly { readonly line: number; readonly start: string }[]
  }
  /** The log names no year, and it was taken from elsewhere. */
  readonly isYearAssumed: boolean
}

/** The format is chosen by so many lines, of which the best parser must understand half. */
const SAMPLE = 200
const SHOWN = 20
const SHOWN_START = 80

/**
 * Reads one log, bytes as they come, and tells every lookup. The format is judged by content. It never throws, and holds a few
 * hundred lines at most.
 */
export class LogFile {
  readonly #tell: (lookup: Lookup) => void
  readonly #clock: LogClock
  readonly #cutter = new LineCutter()
  readonly #unparsed: { line: number; start: string }[] = []
  #sample: (string | undefined)[] | undefined = []
  #format: LogFormat | undefined
  #parser: LineParser | undefined
  #lines = 0
  #lookups = 0
  #unparsedCount = 0

  /** `until`: when the log was written at the latest, in milliseconds. */
  constructor(until: number, tell: (lookup: Lookup) => void) {
    this.#clock = new LogClock(until)
    this.#tell = tell
  }

  push(bytes: Uint8Array): void {
    for (const line of this.#cutter.push(bytes)) this.#take(line)
  }

  /** What the log was, after its last bytes. */
  end(): LogFacts {
    for (const line of this.#cutter.end()) this.#take(line)
    this.#choose()
    return {
      ...(this.#format !== undefined && { format: this.#format }),
      lines: this.#lines,
      lookups: this.#lookups,
      unparsed: { count: this.#unparsedCount, lines: this.#unparsed },
      isYearAssumed: this.#clock.isYearAssumed,
    }
  }

  #take(line: string | undefined): void {
    if (this.#sample === undefined) this.#parse(line)
    else if (this.#sample.push(line) >= SAMPLE) this.#choose()
  }

  /** Takes the parser that makes most of the first lines. */
  #choose(): void {
    const sample = this.#sample
    if (sample === undefined) return
    this.#sample = undefined
    const full = sample.filter((line) => line !== undefined && line !== '')
    let most = full.length / 2
    for (const [format, make] of Object.entries(PARSERS) as [LogFormat, (clock: LogClock) => LineParser][]) {
      const parser = make(new LogClock(0))
      const understood = full.filter((line) => parser.parse(line as string) !== undefined).length
      if (understood === 0 || understood < most) continue
      most = understood
      this.#format = format
    }
    if (this.#format !== undefined) this.#parser = PARSERS[this.#format](this.#clock)
    for (const line of sample) this.#parse(line)
  }

  #parse(line: string | undefined): void {
    this.#lines++
    if (line === '') return
    const result = line === undefined ? undefined : this.#parser?.parse(line)
    if (result === 'other') return
    if (result !== undefined) {
      this.#lookups++
      this.#tell(result)
      return
    }
    this.#unparsedCount++
    if (this.#unparsed.length < SHOWN)
      this.#unparsed.push({ line: this.#lines, start: (line ?? '(too long)').slice(0, SHOWN_START) })
  }
}
