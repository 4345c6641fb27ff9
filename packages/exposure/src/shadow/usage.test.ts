import { describe, expect, it } from 'vitest'
import { blindSpots } from './blind-spots.ts'
import { isoWeek } from './log-time.ts'
import type { Lookup } from './lookup.ts'
import { isInside, parseAddress, parseNetwork } from './site.ts'
import type { Site } from './site.ts'
import { ShadowCounter } from './usage.ts'
import type { ShadowOptions, ShadowUse } from './usage.ts'

const MONDAY = Date.UTC(2026, 10, 16)
const HOUR = 3_600_000

function count(
  lookups: readonly (Partial<Lookup> & { readonly host: string })[],
  options: ShadowOptions = {},
): ShadowUse {
  const counter = new ShadowCounter(options)
  for (const lookup of lookups) counter.add({ at: MONDAY, client: '10.1.0.1', ...lookup })
  return counter.result()
}

const site = (name: string, ...networks: readonly string[]): Site => ({
  name,
  networks: networks.map(parseNetwork).filter((network) => network !== undefined),
})

describe('use', () => {
  it('is counted in hours of devices, however often a device asks', () => {
    const often = Array.from({ length: 500 }, (_, index) => ({
      host: `e${(index % 9) + 1}.whatsapp.net`,
      at: MONDAY + index * 1000,
    }))
    const { uses } = count([
      ...often,
      { host: 'mmg.whatsapp.net', at: MONDAY + 2 * HOUR },
      { host: 'g.whatsapp.net', client: '10.1.0.2' },
    ])
    expect(uses).toEqual([
      {
        site: 'all',
        week: '2026-W47',
        channel: 'whatsapp',
        name: 'WhatsApp',
        group: 'messenger',
        clientHours: 3,
        uses: { chat: 2, media: 1 },
        refused: 0,
      },
    ])
  })

  it('is told by site and week, the most first; the rest is elsewhere', () => {
    const { uses } = count(
      [
        { host: 't.me', client: '10.1.200.7' },
        { host: 'g.whatsapp.net', client: '10.1.200.7' },
        { host: 'g.whatsapp.net', client: '10.1.200.7', at: MONDAY + HOUR },
        { host: 't.me', client: '2001:db8:7::1', at: MONDAY + 7 * 24 * HOUR },
        { host: 't.me', client: 'printer.example' },
      ],
      { sites: [site('Pune', '10.1.0.0/16', '2001:db8:7::/48'), site('Head office', '10.0.0.0/8')] },
    )
    expect(uses.map((use) => `${use.site} ${use.week} ${use.channel} ${use.clientHours}`)).toEqual([
      'Pune 2026-W47 whatsapp 2',
      'Pune 2026-W47 telegram 1',
      'Pune 2026-W48 telegram 1',
      'elsewhere 2026-W47 telegram 1',
    ])
  })

  it('says how many devices there are only where there are five or more, and never which', () => {
    const devices = (many: number): ShadowUse =>
      count(Array.from({ length: many }, (_, index) => ({ host: 't.me', client: `10.1.0.${index}` })))
    expect(devices(4).uses[0]).not.toHaveProperty('clients')
    expect(devices(5).uses[0]).toMatchObject({ clients: 5 })
    expect(JSON.stringify(devices(5))).not.toContain('10.1.0')
  })

  it('leaves out what is the organization’s own, and counts what was refused apart', () => {
    const { uses } = count([{ host: 'zoho.in' }, { host: 'discord.com', mark: 'refused' }], { official: ['zoho'] })
    expect(uses).toMatchObject([{ channel: 'discord', clientHours: 0, refused: 1 }])
  })

  it('of resolvers that hide what they are asked is named by host', () => {
    const { hidden, uses } = count([
      { host: 'dns.google' },
      { host: 'dns.google', client: '10.1.0.2' },
      { host: '192.0.2.9', mark: 'dns-over-tls' },
    ])
    expect(uses).toEqual([])
    expect(hidden).toEqual([
      { host: 'dns.google', clientHours: 2 },
      { host: '192.0.2.9', clientHours: 1 },
    ])
  })
})

describe('what cannot be seen', () => {
  const facts = { lines: 1, lookups: 1, unparsed: { count: 0, lines: [] }, isYearAssumed: false }

  it('is always said: hidden resolvers, with those that were seen, mobile data, shared addresses, content', () => {
    const codes = (log: 'dnsmasq' | 'squid'): string[] =>
      blindSpots(count([]), [{ ...facts, format: log }]).map(({ code }) => code)
    expect(codes('dnsmasq')).toEqual(['doh', 'mobile-data', 'nat', 'cache', 'addresses', 'content'])
    expect(codes('squid')).toEqual(['doh', 'mobile-data', 'nat', 'past-proxy', 'content'])
    expect(blindSpots(count([]), [])[0]?.text).toContain('No such resolver is seen')
    expect(blindSpots(count([{ host: 'dns.quad9.net' }]), [])[0]?.text).toContain('dns.quad9.net (1)')
  })

  it('includes a year that was guessed', () => {
    expect(blindSpots(count([]), [{ ...facts, isYearAssumed: true }]).map(({ code }) => code)).toContain('year')
  })
})

describe('a week', () => {
  it.each([
    [Date.UTC(2026, 0, 1), '2026-W01'],
    [Date.UTC(2027, 0, 3), '2026-W53'],
    [Date.UTC(2027, 0, 4), '2027-W01'],
    [Date.UTC(2024, 11, 30), '2025-W01'],
    [Date.UTC(2026, 10, 22, 23, 59), '2026-W47'],
    [Date.UTC(2026, 10, 23), '2026-W48'],
  ])('begins on a Monday and belongs to the year of its Thursday (ISO 8601): %d is in %s', (at, week) => {
    expect(isoWeek(at)).toBe(week)
  })
})

describe('a network', () => {
  it.each([
    ['10.1.2.3', '10.1.0.0/16', true],
    ['10.2.2.3', '10.1.0.0/16', false],
    ['192.0.2.200', '192.0.2.128/25', true],
    ['192.0.2.100', '192.0.2.128/25', false],
    ['::ffff:10.1.2.3', '10.1.0.0/16', true],
    ['2001:db8::1', '2001:db8::/32', true],
    ['2001:db9::1', '2001:db8::/32', false],
    ['10.1.2.3', '0.0.0.0/0', true],
    ['2001:db8::1', '0.0.0.0/0', false],
    ['10.1.2.3', '::/0', true],
  ])('%s in %s: %s', (address, network, expected) => {
    const [inside, around] = [parseAddress(address), parseNetwork(network)]
    expect(inside !== undefined && around !== undefined && isInside(inside, around)).toBe(expected)
  })

  it.each([
    '10.1.0.0',
    '10.1.0.0/33',
    '10.1.0/16',
    '256.0.0.0/8',
    '2001:db8::/129',
    '1::2::3/64',
    'g::/8',
    '1:2:3:4:5:6:7/8',
    '/8',
    '',
  ])('%s is none', (text) => {
    expect(parseNetwork(text)).toBeUndefined()
  })
})
