import { base64url, randomBytes } from '@chancery/base'
import {
  backupOf,
  beginBackup,
  carryHistory,
  enrolDevice,
  inviteOwnDevice,
  listHistory,
  restoreBackup,
  sendText,
  synchronize,
} from '@chancery/client'
import { formatLink, parseLink, paths } from '@chancery/protocol'
import type { InviteLink, Mode } from '@chancery/protocol'
import { newDevice } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { FastClock } from './_fast-clock.ts'
import { periodsOf, vaultOf } from './_periods.ts'
import { startProgram } from './_program.ts'
import type { Program } from './_program.ts'
import { openRelayedOffice, pinPolicy } from './_relayed-office.ts'
import type { RelayedOffice } from './_relayed-office.ts'
import { textsOf, warningsOf } from './_texts.ts'
import { Wiretap } from './_wiretap.ts'

const ROUND_MS = 1000
/** Enough for several chunks: nothing of it can be compressed away. */
const SAID = Array.from({ length: 8 }, (_, at) => `${at} ${base64url(randomBytes(9000))}`)

/** Bob has told Carol much, and from then on the office sends in this mode. */
async function scene(office: RelayedOffice, mode: Mode): Promise<Colleague> {
  const { carol } = office
  const bob = await office.enrol('Bob')
  await synchronize(carol.engine)
  for (const text of SAID) await sendText(bob.engine, { kind: 'person', person: carol.engine.account.person }, text)
  await synchronize(carol.engine)
  await pinPolicy(carol.engine, { mode, roundMs: ROUND_MS })
  await synchronize(bob.engine)
  return bob
}

async function secondDevice(bob: Colleague, clock: FastClock): Promise<Colleague> {
  const link = parseLink(formatLink(await inviteOwnDevice(bob.engine))) as InviteLink
  const device = newDevice({ clock })
  return { name: 'Bob', engine: await enrolDevice(device.ports, link, { name: '', label: 'phone' }), ...device }
}

/** How far it was told to have come, in messages. */
function steps({ events }: Pick<Program, 'events'>): number[] {
  return events.flatMap((event) => (event.kind === 'history' ? event.transfer.done : []))
}

const MODES = ['standard', 'saver', 'protected'] as const
/** In Protected all of it takes minutes; elsewhere time must not outrun the machine. */
const speedOf = (mode: Mode): number => (mode === 'protected' ? 40 : 5)

describe('through a relay', () => {
  it.each(MODES)('in %s history goes to a further device, and into a backup and back', async (mode) => {
    const clock = new FastClock(speedOf(mode))
    await using office = await openRelayedOffice({ clock })
    const bob = await scene(office, mode)
    const phone = await secondDevice(bob, clock)
    await synchronize(bob.engine)
    await carryHistory(bob.engine)
    await synchronize(phone.engine)
    await carryHistory(phone.engine)
    expect(await textsOf(phone)).toEqual(SAID)
    expect(warningsOf(phone)).toEqual([])
    for (const told of [steps(bob), steps(phone)]) {
      // Chunk by chunk, and not at the end alone.
      expect(new Set(told).size).toBeGreaterThan(3)
      expect(told).toEqual(told.toSorted((a, b) => a - b))
    }
    const before = bob.events.length
    const code = await beginBackup(bob.engine)
    await carryHistory(bob.engine)
    const made = bob.events.slice(before).flatMap((event) => (event.kind === 'history' ? event.transfer : []))
    expect(new Set(made.map(({ done }) => done)).size).toBeGreaterThan(2)
    expect(made.every(({ direction, device, total }) => direction === 'to' && device === undefined && total > 0)).toBe(
      true,
    )
    expect(await backupOf(bob.engine)).toMatchObject({ made: expect.any(Number) as number })
    const tablet = await secondDevice(bob, clock)
    await restoreBackup(tablet.engine, code)
    await carryHistory(tablet.engine)
    expect(await textsOf(tablet)).toEqual(SAID)
    expect(await listHistory(tablet.engine)).toMatchObject([{ direction: 'from', state: 'done', refused: 0 }])
  })
})

describe('in Protected, history between two devices that are online', () => {
  it('goes in the envelopes that are sent anyway, one in each period, over lost ones and a relay that starts again', async () => {
    const clock = new FastClock(20)
    await using office = await openRelayedOffice({ clock })
    const bob = await scene(office, 'protected')
    const phone = await secondDevice(bob, clock)
    const taps = [new Wiretap(clock), new Wiretap(clock)] as const
    let lost = 0
    const desk = await startProgram(bob, {
      clock,
      connect: (server) => {
        const transport = taps[0].connect(server)
        return {
          ...transport,
          request: async (request) => {
            const response = await transport.request(request)
            const isLost = request.path === paths.envelopeVault && ++lost % 4 === 2
            return isLost ? { status: 502, body: new Uint8Array(0) } : response
          },
        }
      },
    })
    const second = await startProgram(phone, { clock, connect: taps[1].connect })
    const programs = [desk, second] as const
    for (const program of programs) await program.until(() => program.engine.network === 'online')
    const sending = carryHistory(desk.engine)
    await desk.until(() => steps(desk).some((done) => done > 0))
    await office.stopRelay()
    await desk.until(() => desk.engine.network !== 'online')
    await office.startRelay()
    await sending
    await second.until(async () => (await listHistory(second.engine)).length > 0)
    await carryHistory(second.engine)
    expect(await listHistory(second.engine)).toMatchObject([{ direction: 'from', state: 'done', refused: 0 }])
    await Promise.all(programs.map((program) => program.stop()))
    expect(await textsOf(phone)).toEqual(SAID)
    for (const { heard } of taps) {
      expect(heard.filter(({ what }) => what.includes(paths.vault))).toEqual([])
      const periods = periodsOf(vaultOf(heard), ROUND_MS)
      const twice = periods.filter((period, at) => period === periods[at - 1])
      // One connection may end, and the next begin, within one period.
      expect(twice.length).toBeLessThanOrEqual(1)
    }
  })
})
