import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meaningOf } from './channels.ts'
import { LogFile } from './log-file.ts'
import { isoWeek } from './log-time.ts'
import { parseAddress, parseNetwork } from './site.ts'
import { ShadowCounter } from './usage.ts'

const BEGINNINGS = [
  'Nov 20 09:05:00 gw dnsmasq[8]: query[A] t.me from 10.0.0.5',
  '#separator \\x09\n#fields\tts\tid.orig_h\tquery\n1795165500.1\t10.0.0.5\tt.me',
  '{"ts":1795165500.1,"id.orig_h":"10.0.0.5","query":"t.me"}',
  '1795165500.250    921 10.0.0.5 TCP_TUNNEL/200 5074 CONNECT t.me:443 - HIER_DIRECT/192.0.2.1 -',
  '10.0.0.5 - - [20/Nov/2026:14:35:00 +0530] "CONNECT t.me:443 HTTP/1.1" 200 5074 "-" "Mozilla/5.0" TCP_TUNNEL:HIER_DIRECT',
  '20-Nov-2026 09:05:00.123 client @0x7f 10.0.0.5#53 (t.me): query: t.me IN A + (10.0.0.1)',
]
/** What makes careless patterns run away. */
const REPEATED = [
  ' ',
  '\t',
  '[',
  ']',
  '#',
  ':',
  '.',
  'a',
  '0',
  '\\',
  '"',
  '{',
  '<',
  'query: ',
  'client ',
  'dnsmasq',
  'from ',
  ', ',
  '://',
  '@',
]
const WITHIN_MS = 500

function readAll(bytes: Uint8Array): void {
  const counter = new ShadowCounter()
  const log = new LogFile(0, (lookup) => counter.add(lookup))
  log.push(bytes)
  log.end()
  counter.result()
}

describe('hostile logs', () => {
  it('of any bytes are read without an error, and in time', () => {
    const anyLog = fc
      .tuple(
        fc.constantFrom(...BEGINNINGS),
        fc.array(fc.oneof(fc.string(), fc.constantFrom(...BEGINNINGS, '\n')), { maxLength: 20 }),
      )
      .map(([first, more]) => new TextEncoder().encode(`${first}\n${more.join('')}`))
    fc.assert(
      fc.property(fc.oneof(anyLog, fc.uint8Array({ maxLength: 2000 })), (bytes) => {
        const began = performance.now()
        readAll(bytes)
        expect(performance.now() - began).toBeLessThan(WITHIN_MS)
      }),
      { numRuns: 1000 },
    )
  })

  it('with a line in which anything is repeated for ever are read in time', () => {
    for (const beginning of BEGINNINGS)
      for (const repeated of REPEATED)
        for (let cut = 0; cut < beginning.length; cut += 9) {
          const line = `${beginning.slice(0, cut)}${repeated.repeat(60_000 / repeated.length)}${beginning.slice(cut)}`
          const bytes = new TextEncoder().encode(`${beginning}\n${line}\n`)
          const began = performance.now()
          readAll(bytes)
          expect({ repeated, cut, isLate: performance.now() - began > WITHIN_MS }).toMatchObject({ isLate: false })
        }
  })

  it('with names, addresses, and moments of any kind break no count', () => {
    const counter = new ShadowCounter({ sites: [{ name: 'Pune', networks: [] }] })
    fc.assert(
      fc.property(
        fc.double(),
        fc.string(),
        fc.oneof(fc.string(), fc.constantFrom('t.me', '__proto__', 'x.whatsapp.net')),
        (at, client, host) => {
          counter.add({ at, client, host })
          expect(typeof isoWeek(at)).toBe('string')
          expect(() => [meaningOf(host), parseAddress(client), parseNetwork(client)]).not.toThrow()
        },
      ),
    )
    expect(() => counter.result()).not.toThrow()
  })
})
