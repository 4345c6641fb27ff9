import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runWith } from './_desk.ts'
import type { Ended } from './_desk.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-shadow-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const pathOf = (name: string): string => join(folder, name)

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(pathOf(name), content)
  utimesSync(pathOf(name), new Date('2026-11-23T00:00:00Z'), new Date('2026-11-23T00:00:00Z'))
  return pathOf(name)
}

/** A day in an office: eight computers, the first hours of work. */
const DNSMASQ = ['09', '10', '11']
  .flatMap((hour) =>
    Array.from({ length: 8 }, (_, index) => [
      `Nov 20 ${hour}:05:00 gw dnsmasq[8]: query[A] e${index + 1}.whatsapp.net from 10.1.0.${index}`,
      `Nov 20 ${hour}:05:00 gw dnsmasq[8]: reply e${index + 1}.whatsapp.net is 192.0.2.1`,
      `Nov 20 ${hour}:06:00 gw dnsmasq[8]: query[A] intranet.example from 10.1.0.${index}`,
    ]),
  )
  .flat()
  .join('\n')
const SQUID =
  '1795165500.250    921 10.2.0.5 TCP_TUNNEL/200 5074 CONNECT web.telegram.org:443 - HIER_DIRECT/192.0.2.1 -\n'

const shadow = (...args: readonly string[]): Promise<Ended> => runWith(['shadow', ...args])
const shadowJson = (...args: readonly string[]): Promise<Ended> => runWith(['shadow', '--json', ...args])

describe('chancery shadow', () => {
  it('tells use by site and week from logs of several kinds, packed or not, and what cannot be seen', async () => {
    const logs = [write('dns.log.gz', gzipSync(DNSMASQ)), write('access.log', SQUID)]
    const { code, out } = await shadow(
      ...logs,
      '--site',
      'Pune=10.1.0.0/16',
      '--site',
      'Head office=10.2.0.0/16, 2001:db8::/48',
    )
    expect(code).toBe(1)
    expect(out).toContain('49 lookups in 73 lines of 2 logs, from 2026-11-20 to 2026-11-20.')
    expect(out).toMatch(/^Head office +2026-W47 +Telegram +1 +few +0 +desktop 1$/m)
    expect(out).toMatch(/^Pune +2026-W47 +WhatsApp +24 +8 +0 +chat 24$/m)
    expect(out).toContain('Not seen here:')
    expect(out).toContain('DoH')
    expect(out).toContain('mobile data')
    expect(out).not.toMatch(/10\.[12]\.0\.\d/)
  })

  it('with --json prints a line for each use, each log, and a summary at the end', async () => {
    const log = write(
      'dns.log',
      `${DNSMASQ}\nnonsense\nNov 20 12:00:00 dnsmasq[8]: query[A] dns.google from 10.1.0.1\n`,
    )
    const { records, err } = await shadowJson(log)
    expect(err).toBe('')
    expect(records).toMatchObject([
      {
        site: 'all',
        week: '2026-W47',
        channel: 'whatsapp',
        clientHours: 24,
        uses: { chat: 24 },
        clients: 8,
        refused: 0,
      },
      { hidden: 'dns.google', clientHours: 1 },
      {
        file: log,
        format: 'dnsmasq',
        lines: 74,
        lookups: 49,
        unparsed: { count: 1, lines: [{ line: 73, start: 'nonsense' }] },
      },
      {
        summary: {
          files: 1,
          unread: 0,
          lines: 74,
          lookups: 49,
          unparsed: 1,
          first: '2026-11-20T09:05:00.000Z',
          last: '2026-11-20T12:00:00.000Z',
          channels: { whatsapp: 24 },
        },
      },
    ])
    expect(JSON.stringify(records.at(-1))).toContain('dns.google (1)')
  })

  it('ends with 0 if no use is seen, with 3 if none is seen and not all could be read, with 2 if it was used wrongly', async () => {
    const quiet = write('quiet.log', 'Nov 20 09:05:00 dnsmasq[8]: query[A] intranet.example from 10.1.0.1\n')
    const letter = write('letter.txt', 'Dear Bob,\nsee t.me\n')
    const broken = write('broken.gz', gzipSync(DNSMASQ).subarray(0, 100))
    expect(await shadow(quiet)).toMatchObject({ code: 0 })
    const unread = await shadow(quiet, letter)
    expect(unread).toMatchObject({ code: 3 })
    expect(unread.out).toContain(`${letter}: It is no log of dnsmasq, Zeek, Squid, BIND, or Unbound that can be read.`)
    expect((await shadow(broken)).out).toContain(
      `${broken}: It is packed, and damaged: it was read as far as possible.`,
    )
    for (const wrong of [
      [pathOf('nowhere')],
      [quiet, '--site', 'Pune'],
      [quiet, '--site', 'Pune=10.1.0.0'],
      [quiet, '--site', 'Alice=10.1.0.7/32'],
      [quiet, '--official', 'whatsup'],
      [quiet, '--year', '26'],
    ])
      expect({ wrong, ...(await shadow(...wrong)) }).toMatchObject({ code: 2, out: '' })
  })

  it('takes the year of a log without one from the date of its file, or from --year', async () => {
    const log = write('dns.log', DNSMASQ)
    const year = async (...args: readonly string[]): Promise<unknown> =>
      (await shadowJson(log, ...args)).records[0]?.['week']
    expect(await year()).toBe('2026-W47')
    expect(await year('--year', '2024')).toBe('2024-W47')
  })

  it('writes block lists, again over its own, and never over anything else', async () => {
    const log = write('dns.log', DNSMASQ)
    const lists = ['--rpz', pathOf('zone'), '--hosts', pathOf('hosts'), '--squid', pathOf('acl')]
    for (let run = 0; run < 2; run++)
      expect(await shadow(log, ...lists, '--official', 'slack, zoho')).toMatchObject({ code: 1 })
    expect(readFileSync(pathOf('zone'), 'utf8')).toContain('\n*.whatsapp.net CNAME .\n')
    expect(readFileSync(pathOf('hosts'), 'utf8')).toContain('\n0.0.0.0 e8.whatsapp.net\n')
    expect(readFileSync(pathOf('acl'), 'utf8')).toContain('\n.whatsapp.net\n')
    expect(readFileSync(pathOf('zone'), 'utf8')).not.toContain('slack')
    const own = write('etc-hosts', '127.0.0.1 localhost\n')
    expect(await shadow(log, '--hosts', own)).toMatchObject({ code: 2, out: '' })
    expect(readFileSync(own, 'utf8')).toBe('127.0.0.1 localhost\n')
  })

  it('leaves out a channel of the organization’s own', async () => {
    expect(await shadow(write('dns.log', DNSMASQ), '--official', 'WhatsApp')).toMatchObject({ code: 0 })
  })
})
