import { normalHost } from '../lookup.ts'
import type { LineParser, LogLine } from '../lookup.ts'

/** Time, elapsed, client, result and status, bytes, method, URL. */
const NATIVE =
  /^(\d{9,10})\.\d{1,6} {1,10}-?\d{1,10} (\S{1,255}) ([A-Z][A-Z_]{1,60}|-)\/(\d{1,3}) \d{1,20} (\S{1,40}) (\S{1,4000})/
/** As web servers log it (`logformat combined`): client, user, time, request, status, bytes, and the result behind them. */
const COMBINED =
  /^(\S{1,255}) \S{1,100} \S{1,100} \[(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})\] "([A-Z_]{1,40}) (\S{1,4000})[^"]{0,20}" (\d{1,3}) \d{1,20} (?:"[^"]{0,500}" ){0,2}([A-Z_]{1,60}):/
const HOST = /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/)?(?:[^@/]{0,200}@)?(\[[0-9a-fA-F:.]{2,45}\]|[^:/?#[\]]{1,255})/

/** The native log of Squid (`logformat squid`), or its combined one: the host of each request, or of each tunnel (CONNECT). */
export class SquidParser implements LineParser {
  parse(line: string): LogLine {
    const start = line.slice(0, 5000)
    const native = NATIVE.exec(start)
    if (native !== null) {
      const [, seconds, client = '', result = '', status, , url = ''] = native
      return lookupOf(Number(seconds) * 1000, client, `${result}/${status}`, url)
    }
    const combined = COMBINED.exec(start)
    if (combined === null) return undefined
    const [, client = '', day, month, year, clock, zone, , url = '', status, result = ''] = combined
    const at = Date.parse(`${day} ${month} ${year} ${clock} ${zone}`)
    return Number.isFinite(at) ? lookupOf(at, client, `${result}/${status}`, url) : undefined
  }
}

function lookupOf(at: number, client: string, result: string, url: string): LogLine {
  // What was no request has an error in the place of its URL.
  const host = url.startsWith('error:') ? undefined : HOST.exec(url)?.[1]
  // Being asked who one is comes before the request itself.
  if (host === undefined || result.endsWith('DENIED/407')) return 'other'
  return { at, client, host: normalHost(host), ...(result.includes('DENIED') && { mark: 'refused' as const }) }
}
