import { normalHost } from '../lookup.ts'
import type { LineParser, LogLine } from '../lookup.ts'

/** Time, elapsed, client, result and status, bytes, method, URL. */
const NATIVE =
  /^(\d{9,10})\.\d{1,6} {1,10}-?\d{1,10} (\S{1,255}) ([A-Z][A-Z_]{1,60}|-)\/(\d{1,3}) \d{1,20} (\S{1,40}) (\S{1,4000})/
const HOST = /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/)?(?:[^@/]{0,200}@)?(\[[0-9a-fA-F:.]{2,45}\]|[^:/?#[\]]{1,255})/

/** The native log of Squid (`logformat squid`): the host of each request, or of each tunnel (CONNECT). */
export class SquidParser implements LineParser {
  parse(line: string): LogLine {
    const found = NATIVE.exec(line.slice(0, 5000))
    if (found === null) return undefined
    const [, seconds, client = '', result = '', , , url = ''] = found
    // What was no request has an error in the place of its URL.
    const host = url.startsWith('error:') ? undefined : HOST.exec(url)?.[1]
    if (host === undefined) return 'other'
    const isRefused = result.includes('DENIED')
    return {
      at: Number(seconds) * 1000,
      client,
      host: normalHost(host),
      ...(isRefused && { mark: 'refused' as const }),
    }
  }
}
