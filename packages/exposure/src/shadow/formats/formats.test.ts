import { describe, expect, it } from 'vitest'
import { LogFile } from '../log-file.ts'
import type { LogFacts } from '../log-file.ts'
import type { Lookup } from '../lookup.ts'

const UNTIL = Date.UTC(2026, 10, 23)

/** What a log says, cut into pieces of any length. */
function read(text: string, piece = 100_000): { lookups: string[]; facts: LogFacts } {
  const lookups: Lookup[] = []
  const log = new LogFile(UNTIL, (lookup) => lookups.push(lookup))
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += piece) log.push(bytes.subarray(at, at + piece))
  const facts = log.end()
  return {
    facts,
    lookups: lookups.map(({ at, client, host, mark }) =>
      [new Date(at).toISOString().slice(0, 19), client, host, ...(mark === undefined ? [] : [mark])].join(' '),
    ),
  }
}

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`
const tabs = (...all: readonly string[]): string => all.join('\t')

describe('a log of dnsmasq', () => {
  it.each([
    ['by syslog', 'Nov 20 09:05:00 gateway dnsmasq[812]: query[A] web.whatsapp.com from 10.0.0.5'],
    ['with a day of one digit', 'Nov  2 09:05:00 dnsmasq[812]: query[AAAA] web.whatsapp.com from 10.0.0.5'],
    ['of Pi-hole', 'Nov 20 09:05:00 dnsmasq[812]: query[HTTPS] web.whatsapp.com from 10.0.0.5'],
    ['with a type by number', 'Nov 20 09:05:00 dnsmasq[812]: query[type=65] Web.WhatsApp.com. from 10.0.0.5'],
    [
      'with log-queries=extra',
      'Nov 20 09:05:00 dnsmasq[812]: 41 10.0.0.5/5353 query[A] web.whatsapp.com from 10.0.0.5',
    ],
    ['in ISO 8601', '2026-11-20T14:35:00.123+05:30 gateway dnsmasq[812]: query[A] web.whatsapp.com from 10.0.0.5'],
    ['with a priority', '<30>Nov 20 09:05:00 gateway dnsmasq[812]: query[A] web.whatsapp.com from 10.0.0.5'],
    ['by RFC 5424', '<30>1 2026-11-20T09:05:00Z gateway dnsmasq 812 - - query[A] web.whatsapp.com from 10.0.0.5'],
    ['of OpenWrt', 'Fri Nov 20 09:05:00 2026 daemon.info dnsmasq[812]: query[A] web.whatsapp.com from 10.0.0.5'],
  ])('is read %s', (_form, line) => {
    const { lookups, facts } = read(lines(line))
    expect(facts).toMatchObject({ format: 'dnsmasq', unparsed: { count: 0 } })
    expect(lookups).toEqual([`2026-11-${line.includes('Nov  2') ? '02' : '20'}T09:05:00 10.0.0.5 web.whatsapp.com`])
  })

  it('has one lookup for a question, however many lines its answer has', () => {
    const { lookups, facts } = read(
      lines(
        'Nov 20 09:05:00 dnsmasq[812]: started, version 2.90 cachesize 150',
        'Nov 20 09:05:00 dnsmasq[812]: query[A] e3.whatsapp.net from fd00::5',
        'Nov 20 09:05:00 dnsmasq[812]: forwarded e3.whatsapp.net to 192.0.2.53',
        'Nov 20 09:05:00 dnsmasq[812]: reply e3.whatsapp.net is <CNAME>',
        'Nov 20 09:05:00 dnsmasq[812]: reply chat.cdn.whatsapp.net is 192.0.2.80',
        'Nov 20 09:05:00 dnsmasq-dhcp[812]: DHCPACK(br-lan) 10.0.0.5 aa:bb:cc:dd:ee:ff phone',
      ),
    )
    expect(lookups).toEqual(['2026-11-20T09:05:00 fd00::5 e3.whatsapp.net'])
    expect(facts).toMatchObject({ lines: 6, unparsed: { count: 0 }, isYearAssumed: true })
  })

  it('names no year: the latest is taken that is not after the file', () => {
    const at = (line: string): string | undefined => read(lines(line)).lookups[0]?.slice(0, 10)
    const on = (date: string): string => `${date} 09:05:00 dnsmasq[8]: query[A] t.me from 10.0.0.5`
    expect(at(on('Nov 23'))).toBe('2026-11-23')
    expect(at(on('Dec 31'))).toBe('2025-12-31')
    expect(at(on('Feb 29'))).toBe('2024-02-29')
  })
})

describe('a log of Zeek', () => {
  const head = (path: string, ...fields: readonly string[]): string =>
    lines(
      '#separator \\x09',
      '#set_separator\t,',
      '#empty_field\t(empty)',
      '#unset_field\t-',
      tabs('#path', path),
      tabs('#fields', ...fields),
    )
  const connection = ['ts', 'uid', 'id.orig_h', 'id.orig_p', 'id.resp_h', 'id.resp_p']

  it('is read by the fields that its head names, wherever they stand', () => {
    const dns =
      head('dns', ...connection, 'proto', 'query') +
      lines(tabs('1795165500.1', 'C1', '10.0.0.5', '53124', '10.0.0.1', '53', 'udp', 'mmg.whatsapp.net'))
    const other =
      head('dns', 'query', 'id.orig_h', 'ts') +
      lines(tabs('t.me', '10.0.0.6', '1795165500.1'), '#close\t2026-11-20-10-00-00')
    expect(read(dns + other).lookups).toEqual([
      '2026-11-20T09:05:00 10.0.0.5 mmg.whatsapp.net',
      '2026-11-20T09:05:00 10.0.0.6 t.me',
    ])
    expect(read(dns + other).facts).toMatchObject({ format: 'zeek', unparsed: { count: 0 } })
  })

  it('of TLS has the name that was asked for (SNI), and none where there was none', () => {
    const row = (name: string): string => tabs('1795165500.1', 'C1', '10.0.0.5', '53124', '192.0.2.1', '443', name)
    const { lookups, facts } = read(
      head('ssl', ...connection, 'server_name') + lines(row('web.whatsapp.com'), row('-')),
    )
    expect(lookups).toEqual(['2026-11-20T09:05:00 10.0.0.5 web.whatsapp.com'])
    expect(facts.unparsed.count).toBe(0)
  })

  it('of connections shows DNS over TLS by its port', () => {
    const row = (port: string): string => tabs('1795165500.1', 'C1', '10.0.0.5', '53124', '192.0.2.9', port, 'tcp')
    const { lookups } = read(head('conn', ...connection, 'proto') + lines(row('443'), row('853')))
    expect(lookups).toEqual(['2026-11-20T09:05:00 10.0.0.5 192.0.2.9 dns-over-tls'])
  })

  it('as JSON is read, with moments in seconds or in ISO 8601', () => {
    const record = (ts: unknown): string =>
      JSON.stringify({ ts, uid: 'C1', 'id.orig_h': '10.0.0.5', query: 'T.me', qtype: 1 })
    const { lookups, facts } = read(
      lines(record(1_795_165_500.25), record('2026-11-20T09:05:00.250000Z'), '{"ts": 1', '[]'),
    )
    expect(lookups).toEqual(['2026-11-20T09:05:00 10.0.0.5 t.me', '2026-11-20T09:05:00 10.0.0.5 t.me'])
    expect(facts).toMatchObject({ format: 'zeek-json', unparsed: { count: 2 } })
  })
})

describe('JSON of Zeek that a shipper passed on', () => {
  it('has the connection as an object', () => {
    const record = { ts: 1_795_165_500.25, id: { orig_h: '10.0.0.5', resp_p: 443 }, server_name: 'web.whatsapp.com' }
    expect(read(lines(JSON.stringify(record))).lookups).toEqual(['2026-11-20T09:05:00 10.0.0.5 web.whatsapp.com'])
  })
})

describe('a log of Squid', () => {
  const row = (result: string, what: string): string =>
    `1795165500.250    921 10.0.0.5 ${result} 5074 ${what} - HIER_DIRECT/192.0.2.1 -`

  it('has the host of each request and of each tunnel, and says what was refused', () => {
    const { lookups, facts } = read(
      lines(
        row('TCP_TUNNEL/200', 'CONNECT web.whatsapp.com:443'),
        row('TCP_MISS/200', 'GET http://Bob:pw@T.me:8080/s/news?a=b'),
        row('TCP_DENIED/403', 'CONNECT discord.com:443'),
        row('TCP_TUNNEL/200', 'CONNECT [2001:db8::1]:443'),
        row('TCP_DENIED/407', 'CONNECT discord.com:443'),
        row('NONE/400', 'NONE error:invalid-request'),
        row('NONE_NONE/000', '- error:transaction-end-before-headers'),
      ),
    )
    expect(lookups).toEqual([
      '2026-11-20T09:05:00 10.0.0.5 web.whatsapp.com',
      '2026-11-20T09:05:00 10.0.0.5 t.me',
      '2026-11-20T09:05:00 10.0.0.5 discord.com refused',
      '2026-11-20T09:05:00 10.0.0.5 [2001:db8::1]',
    ])
    expect(facts).toMatchObject({ format: 'squid', unparsed: { count: 0 } })
  })
})

describe('a combined log of Squid', () => {
  it('is read, too', () => {
    const row = (result: string, what: string): string =>
      `10.0.0.5 - alice [20/Nov/2026:14:35:00 +0530] "${what} HTTP/1.1" 200 5074 "-" "Mozilla/5.0" ${result}:HIER_DIRECT`
    const { lookups, facts } = read(
      lines(row('TCP_TUNNEL', 'CONNECT web.whatsapp.com:443'), row('TCP_DENIED', 'GET http://t.me/s')),
    )
    expect(facts).toMatchObject({ format: 'squid', unparsed: { count: 0 } })
    expect(lookups).toEqual([
      '2026-11-20T09:05:00 10.0.0.5 web.whatsapp.com',
      '2026-11-20T09:05:00 10.0.0.5 t.me refused',
    ])
  })
})

describe('a log of BIND or Unbound', () => {
  it.each([
    '20-Nov-2026 09:05:00.123 queries: info: client @0x7f3c 10.0.0.5#53124 (web.whatsapp.com): view internal: query: web.whatsapp.com IN A +E(0)K (10.0.0.1)',
    '20-Nov-2026 09:05:00.123 client 10.0.0.5#53124 (web.whatsapp.com): query: web.whatsapp.com IN AAAA + (10.0.0.1)',
    'Nov 20 09:05:00 ns1 named[77]: client @0x7f3c 10.0.0.5#53124 (web.whatsapp.com): query: web.whatsapp.com IN HTTPS +E(0)K (10.0.0.1)',
    '[1795165500] unbound[77:0] info: 10.0.0.5 web.whatsapp.com. A IN',
    'Nov 20 09:05:00 ns1 unbound: [77:0] info: 10.0.0.5 web.whatsapp.com. AAAA IN',
  ])('is read: %s', (line) => {
    expect(read(lines(line)).lookups).toEqual(['2026-11-20T09:05:00 10.0.0.5 web.whatsapp.com'])
  })
})

describe('any log', () => {
  const good = 'Nov 20 09:05:00 dnsmasq[8]: query[A] t.me from 10.0.0.5'

  it('is read alike however its bytes are cut, with either end of line, and without one at the end', () => {
    const text = `${good}\r\n\n${good}\nnonsense, स्टेट\n${good}`
    for (const piece of [1, 2, 7, 1000]) expect(read(text, piece)).toEqual(read(text))
    expect(read(text).facts).toMatchObject({ lines: 5, lookups: 3 })
  })

  it('has each line counted and shown of which nothing can be made, the long ones cut short', () => {
    const { facts } = read(
      lines(
        ...Array.from({ length: 50 }, () => good),
        'x'.repeat(300_000),
        ...Array.from({ length: 30 }, () => 'y'.repeat(500)),
      ),
    )
    expect(facts).toMatchObject({ lookups: 50, unparsed: { count: 31 } })
    expect(facts.unparsed.lines).toHaveLength(20)
    expect(facts.unparsed.lines[0]).toEqual({ line: 51, start: '(too long)' })
    expect(facts.unparsed.lines[1]).toEqual({ line: 52, start: 'y'.repeat(80) })
  })

  it('of another kind has no format, and every line of it is counted', () => {
    const { facts } = read(lines('Dear Bob,', 'see t.me', 'Alice'))
    expect(facts).toMatchObject({ lines: 3, lookups: 0, unparsed: { count: 3 } })
    expect(facts.format).toBeUndefined()
    expect(read('').facts).toMatchObject({ lines: 0, unparsed: { count: 0 } })
  })
})
