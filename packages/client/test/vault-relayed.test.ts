import { delay } from '@chancery/base'
import { Engine, openFile, ownMode, stageFile, synchronize, uploadWaiting } from '@chancery/client'
import type { VaultRef } from '@chancery/client'
import { VAULT_ROUNDS, vaultChunkCount, vaultEnvelopes } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { FastClock } from './_fast-clock.ts'
import { askForUpload, fileOf, hashOf, told } from './_files.ts'
import { periodsOf, vaultOf } from './_periods.ts'
import { startProgram } from './_program.ts'
import { openRelayedOffice, pinPolicy } from './_relayed-office.ts'
import { Wiretap } from './_wiretap.ts'

const SIZE = 300_000
const CHUNKS = vaultChunkCount(SIZE) + 1
const ROUND_MS = 1000
const PERIOD_MS = VAULT_ROUNDS * ROUND_MS

async function stage(engine: Engine): Promise<VaultRef> {
  const ref = await stageFile(engine, fileOf(SIZE))
  await askForUpload(engine, ref.hash)
  return ref
}

async function expectWhole(engine: Engine, ref: VaultRef): Promise<void> {
  expect(await hashOf(await openFile(engine, { ...ref, size: SIZE }))).toBe(await hashOf(fileOf(SIZE)))
}

describe('files through a relay', () => {
  it('go up and come down in envelopes of one length, and in nothing else', async () => {
    await using office = await openRelayedOffice()
    const alice = await office.enrol('Alice')
    const tap = new Wiretap(alice.ports.clock)
    const engine = await Engine.open({ ...alice.ports, connect: tap.connect })
    const ref = await stage(engine)
    await uploadWaiting(engine)
    const up = tap.heard.splice(0)
    // What is here is not fetched; so it is forgotten, as on a device of somebody else.
    for (const table of ['vault-chunk', 'vault-file']) alice.store.tables.get(table)?.clear()
    await expectWhole(engine, ref)
    const down = tap.heard.splice(0)
    for (const heard of [up, down]) {
      expect(vaultOf(heard)).toHaveLength(CHUNKS)
      expect(new Set(vaultOf(heard).map(({ bytes }) => bytes))).toEqual(new Set([vaultEnvelopes.envelopeBytes]))
      expect(heard.filter(({ what }) => what.includes('/api/vault'))).toEqual([])
    }
    await expectWhole(office.carol.engine, ref)
  })

  it('that are refused inside of an envelope are refused as they are without a relay', async () => {
    await using office = await openRelayedOffice()
    const { engine } = office.carol
    const ref = await stage(engine)
    await expect(openFile((await office.enrol('Bob')).engine, { ...ref, size: SIZE })).rejects.toMatchObject({
      code: 'client/file-gone',
    })
  })

  it('go by the relay when one has come since the program asked', async () => {
    await using office = await openRelayedOffice()
    const { engine } = office.carol
    await synchronize(engine)
    const { relay: _later, ...before } = await engine.api.office()
    engine.office = before
    const ref = await stage(engine)
    await uploadWaiting(engine)
    await expectWhole((await office.enrol('Bob')).engine, ref)
  })
})

describe('files in Protected', () => {
  it('have one envelope in each period, at moments drawn anew, whether somebody sends, fetches, or does nothing', async () => {
    const clock = new FastClock(8)
    await using office = await openRelayedOffice({ clock })
    const alice = await office.enrol('Alice')
    await synchronize(office.carol.engine)
    await pinPolicy(office.carol.engine, { mode: 'protected', roundMs: ROUND_MS })
    const taps = [new Wiretap(clock), new Wiretap(clock)] as const
    const a = await startProgram(alice, { clock, connect: taps[0].connect })
    const c = await startProgram(office.carol, { clock, connect: taps[1].connect })
    await Promise.all([a, c].map((one) => one.until(() => one.engine.network === 'online')))
    expect(ownMode(a.engine)).toBe('protected')
    const ref = await stage(a.engine)
    a.following.nudge()
    await a.until(() => told(a.events, ref.hash).some(({ state }) => state === 'done'))
    await expectWhole(c.engine, ref)
    await delay(clock, 3 * PERIOD_MS)
    await Promise.all([a.stop(), c.stop()])
    for (const { heard } of taps) {
      const vault = vaultOf(heard)
      const periods = periodsOf(vault, ROUND_MS)
      expect(new Set(periods).size).toBe(periods.length)
      // A busy machine may sleep through some of them, which this clock makes shorter than they are.
      expect(periods.length).toBeGreaterThan(0.8 * ((periods.at(-1) ?? 0) - (periods[0] ?? 0)))
      expect(periods.length).toBeGreaterThan(CHUNKS)
      expect(new Set(vault.map(({ bytes }) => bytes)).size).toBe(1)
      const phases = vault.map(({ at }) => at % PERIOD_MS)
      expect(Math.max(...phases) - Math.min(...phases)).toBeGreaterThan(PERIOD_MS / 4)
    }
  })

  it('go while a program without a connection waits for them, and nothing is sent before or after', async () => {
    const clock = new FastClock(40)
    await using office = await openRelayedOffice({ clock })
    const { carol } = office
    await synchronize(carol.engine)
    await pinPolicy(carol.engine, { mode: 'protected', roundMs: ROUND_MS })
    const tap = new Wiretap(clock)
    const engine = await Engine.open({ ...carol.ports, clock, connect: tap.connect })
    await synchronize(engine)
    const ref = await stage(engine)
    await delay(clock, 2 * PERIOD_MS)
    expect(vaultOf(tap.heard)).toEqual([])
    await uploadWaiting(engine)
    // One in a period: on a slow machine a period passes before the next chunk is at hand.
    const sent = vaultOf(tap.heard).length
    expect(sent).toBeGreaterThanOrEqual(CHUNKS)
    await delay(clock, 3 * PERIOD_MS)
    expect(vaultOf(tap.heard)).toHaveLength(sent)
    await expectWhole((await office.enrol('Bob')).engine, ref)
  })
})
