import { normalHost } from '../lookup.ts'
import type { LineParser, LogLine } from '../lookup.ts'
import type { LogClock } from '../log-time.ts'

const CLIENT = /\bclient (?:@0x[0-9a-f]{1,16} )?([0-9a-fA-F.:]{2,45})(?:%\w{1,16})?#\d{1,5}/
const QUERY = /\bquery: (\S{1,255}) [A-Z]{2} [A-Z0-9]{1,12} /
const UNBOUND =
  /\bunbound(?:\[[\d:]+\])?:?(?: \[[\d:]+\])? (?:info|query): ([0-9a-fA-F.:]{2,45})(?:@\d+)? (\S{1,255}) [A-Z0-9]{1,12} IN\b/

/** The query log of BIND 9, old and new, and that of Unbound (`log-queries`). */
export class BindParser implements LineParser {
  readonly #clock: LogClock

  constructor(clock: LogClock) {
    this.#clock = clock
  }

  parse(line: string): LogLine {
    const start = line.slice(0, 1000)
    const isUnbound = start.slice(0, 100).includes('unbound')
    const client = isUnbound ? null : CLIENT.exec(start)
    if (client === null && !isUnbound) return undefined
    const at = this.#clock.read(line)
    if (at === undefined) return undefined
    if (client === null) {
      const query = UNBOUND.exec(start)
      return query === null ? 'other' : { at, client: query[1] ?? '', host: normalHost(query[2] ?? '') }
    }
    const query = QUERY.exec(start.slice(client.index))
    return query === null ? 'other' : { at, client: client[1] ?? '', host: normalHost(query[1] ?? '') }
  }
}
