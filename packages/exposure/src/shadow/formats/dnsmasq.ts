import { normalHost } from '../lookup.ts'
import type { LineParser, LogLine } from '../lookup.ts'
import type { LogClock } from '../log-time.ts'

const TAG = /\bdnsmasq(?:-[a-z]+)?(?:\[\d+\])?(?::| \d+ - -)/
const QUERY = /^ (?:\d+ \S{1,64} )?query\[[\w=-]{1,20}\] (\S{0,255}) from (\S{1,64})/

/** What dnsmasq writes with `log-queries`, also inside Pi-hole. Its answers, and what it forwards, say nothing new. */
export class DnsmasqParser implements LineParser {
  readonly #clock: LogClock

  constructor(clock: LogClock) {
    this.#clock = clock
  }

  parse(line: string): LogLine {
    const tag = TAG.exec(line.slice(0, 200))
    const at = tag === null ? undefined : this.#clock.read(line)
    if (tag === null || at === undefined) return undefined
    const query = QUERY.exec(line.slice(tag.index + tag[0].length))
    if (query === null) return 'other'
    return { at, host: normalHost(query[1] ?? ''), client: query[2] ?? '' }
  }
}
