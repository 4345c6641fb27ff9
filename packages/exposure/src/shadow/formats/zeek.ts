import { normalHost } from '../lookup.ts'
import type { LineParser, LogLine } from '../lookup.ts'

/** Fields that name a host, in `dns.log`, `ssl.log` and `quic.log`, and `http.log`. */
const HOST_FIELDS = ['query', 'server_name', 'host']
const DNS_OVER_TLS = '853'
const EMPTY = new Set(['-', '(empty)', ''])

/** How a line’s fields are found by their names. */
type Fields = (name: string) => string | undefined

function lookupOf(field: Fields): LogLine {
  const [time, client] = [field('ts'), field('id.orig_h')]
  const at = momentOf(time)
  if (at === undefined || client === undefined) return undefined
  if (field('id.resp_p') === DNS_OVER_TLS && field('query') === undefined)
    return { at, client, host: normalHost(field('id.resp_h') ?? ''), mark: 'dns-over-tls' }
  for (const name of HOST_FIELDS) {
    const host = field(name)
    if (host !== undefined && !EMPTY.has(host)) return { at, client, host: normalHost(host).replace(/:\d{1,5}$/, '') }
  }
  return 'other'
}

/** Seconds, or ISO 8601 where Zeek was told to write it so. */
function momentOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const at = /^\d{9,10}(?:\.\d{1,9})?$/.test(text) ? Number(text) * 1000 : isoMoment(text)
  return Number.isFinite(at) ? at : undefined
}

function isoMoment(text: string): number {
  return /^\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
}

/** Logs of Zeek with tabs: a head says which fields there are, and a new head may come at any time. */
export class ZeekParser implements LineParser {
  #places: ReadonlyMap<string, number> | undefined
  #separator = '\t'

  parse(line: string): LogLine {
    if (line.startsWith('#')) return this.#head(line)
    const places = this.#places
    if (places === undefined) return undefined
    const values = line.split(this.#separator)
    if (values.length !== places.size) return undefined
    return lookupOf((name) => values[places.get(name) ?? -1])
  }

  #head(line: string): LogLine {
    const separator = /^#separator \\x([0-9a-fA-F]{2})$/.exec(line)?.[1]
    if (separator !== undefined) this.#separator = String.fromCharCode(Number.parseInt(separator, 16))
    const [word, ...names] = line.split(this.#separator)
    if (word === '#fields') this.#places = new Map(names.map((name, place) => [name, place]))
    return /^#(?:separator|set_separator|empty_field|unset_field|path|open|close|fields|types)\b/.test(line)
      ? 'other'
      : undefined
  }
}

/** `id.orig_h` is one name in Zeek, and two for programs that pass its logs on. */
function valueOf(record: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name]
  const [outer = '', inner] = name.split('.')
  const within = inner !== undefined && Object.hasOwn(record, outer) ? record[outer] : undefined
  return typeof within === 'object' && within !== null && Object.hasOwn(within, inner ?? '')
    ? (within as Record<string, unknown>)[inner ?? '']
    : undefined
}

/** Logs of Zeek as JSON, one object to a line. */
export class ZeekJsonParser implements LineParser {
  parse(line: string): LogLine {
    if (!line.startsWith('{')) return undefined
    let record: Record<string, unknown>
    try {
      record = JSON.parse(line) as Record<string, unknown>
    } catch {
      return undefined
    }
    return lookupOf((name) => {
      const value = valueOf(record, name)
      return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
    })
  }
}
