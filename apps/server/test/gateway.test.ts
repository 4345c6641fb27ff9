import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { concatBytes, randomBytes } from '@chancery/base'
import { encapsulateRequest, generateGatewayKey, openGatewayKey } from '@chancery/ohttp'
import type { GatewayKey } from '@chancery/ohttp'
import { cellEnvelopes, encodeAnchor, encodeEnvelopeRequest, paths } from '@chancery/protocol'
import { decodeEntryBundle } from '@chancery/tlog'
import { describe, expect, it } from 'vitest'
import { randomCell } from '@chancery/testkit/device'
import { newRelayedOffice, replayOf, restartOffice, seal } from './_gateway.ts'
import type { RelayedOffice, Sent } from './_gateway.ts'
import { newServer } from './_in-process.ts'
import { Listener } from './_listener.ts'

const ENVELOPE_BYTES = cellEnvelopes.envelopeBytes

/** The cells on the board, in order, without anchors. */
async function cellsOf({ relay }: RelayedOffice): Promise<Uint8Array[]> {
  const checkpoint = Buffer.from((await relay.get(`${paths.boardLog}/checkpoint`)).bytes).toString()
  const size = Number(checkpoint.split('\n')[1])
  if (size === 0) return []
  const { bytes } = await relay.get(`${paths.boardLog}/tile/entries/000.p/${size}`)
  const anchor = encodeAnchor({ time: 0, registerCheckpoint: '' }).subarray(0, 16)
  return (decodeEntryBundle(bytes, size) ?? []).filter((cell) => !Buffer.from(anchor).equals(cell.subarray(0, 16)))
}

/** A hash of every file of the data folder, by name. */
function filesOf({ folder }: RelayedOffice): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  const paths = files.map((file) => join(file.parentPath, file.name)).toSorted()
  return Object.fromEntries(paths.map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]))
}

const hexes = (cells: readonly Uint8Array[]): string[] => cells.map((cell) => Buffer.from(cell).toString('hex'))
const now = ({ clock }: RelayedOffice): number => clock.now()
const send = async (office: RelayedOffice, ...cells: Uint8Array[]): Promise<string[]> =>
  office.relay.batch([await seal(await office.relay.gateway(), now(office), ...cells)])

describe('an envelope', () => {
  it('is answered when its cell is on the board, where it stays after a restart', async () => {
    const office = await newRelayedOffice()
    const cell = randomCell()
    expect(await send(office, cell)).toEqual(['taken'])
    expect(await cellsOf(office)).toEqual([cell])
    expect(await cellsOf(await restartOffice(office))).toEqual([cell])
  })

  it('without a cell leaves no trace: not on the board, not on the disk, not on the wire', async () => {
    const office = await newRelayedOffice()
    const listener = new Listener(office.api, office.relay.token)
    await send(office, randomCell())
    await listener.frames(2)
    const before = filesOf(office)
    const gateway = await office.relay.gateway()
    const dummies = await Promise.all(Array.from({ length: 20 }, () => seal(gateway, now(office))))
    expect(new Set(await office.relay.batch(dummies))).toEqual(new Set(['taken']))
    expect(filesOf(office)).toEqual(before)
    expect(await cellsOf(office)).toHaveLength(1)
    // The next thing that anybody hears is the next cell.
    await send(office, randomCell())
    expect(await listener.frames(3)).toMatchObject([{ type: 'heads' }, { type: 'block' }, { type: 'block' }])
  })

  it('is as long as any other, and so is its answer, whatever they say', async () => {
    const office = await newRelayedOffice()
    const gateway = await office.relay.gateway()
    const sent = [
      await seal(gateway, now(office)),
      await seal(gateway, now(office), randomCell()),
      await seal(gateway, 0),
    ]
    expect(new Set(sent.map(({ bytes }) => bytes.length))).toEqual(new Set([ENVELOPE_BYTES]))
    const { bytes } = await office.relay.bytes('POST', paths.gateway, batchOf(sent), office.relay.token)
    expect(bytes).toHaveLength(4 + 3 * 544)
  })

  it('is taken once: a replay is refused, in the same batch and in a later one', async () => {
    const office = await newRelayedOffice()
    const sent = await seal(await office.relay.gateway(), now(office), randomCell())
    expect(await office.relay.batch([sent, replayOf(sent)])).toEqual(['taken', 'api/replayed'])
    office.clock.advance(59_000)
    expect(await office.relay.batch([replayOf(sent)])).toEqual(['api/replayed'])
    office.clock.advance(2000)
    expect(await office.relay.batch([replayOf(sent)])).toEqual(['api/wrong-time'])
    expect(await cellsOf(office)).toHaveLength(1)
  })

  it('from before the server’s start is refused, so a restart makes no replay possible', async () => {
    const office = await newRelayedOffice()
    const sent = await seal(await office.relay.gateway(), now(office), randomCell())
    expect(await office.relay.batch([sent])).toEqual(['taken'])
    office.clock.advance(1000)
    const restarted = await restartOffice(office)
    expect(await restarted.relay.batch([replayOf(sent)])).toEqual(['api/wrong-time'])
    expect(await send(restarted, randomCell())).toEqual(['taken'])
    expect(await cellsOf(restarted)).toHaveLength(2)
  })

  it('of a clock that is ahead, replayed after a restart, puts its cell on the board no second time', async () => {
    const office = await newRelayedOffice()
    const [cell, other] = [randomCell(), randomCell()]
    const sent = await seal(await office.relay.gateway(), now(office) + 50_000, cell)
    const later = await seal(await office.relay.gateway(), now(office) + 50_000, other)
    expect(await office.relay.batch([sent])).toEqual(['taken'])
    office.clock.advance(1000)
    const restarted = await restartOffice(office)
    expect(await restarted.relay.batch([replayOf(sent), later])).toEqual(['taken', 'taken'])
    expect(hexes(await cellsOf(restarted))).toEqual(hexes([cell, other]))
    restarted.clock.advance(110_000)
    expect(await restarted.relay.batch([replayOf(sent)])).toEqual(['api/wrong-time'])
  })

  it('that is more than a minute off the server’s clock is refused', async () => {
    const office = await newRelayedOffice()
    office.clock.advance(120_000)
    const gateway = await office.relay.gateway()
    const off = [-61_000, -60_000, 60_000, 61_000].map((ms) => seal(gateway, now(office) + ms))
    expect(await office.relay.batch(await Promise.all(off))).toEqual([
      'api/wrong-time',
      'taken',
      'taken',
      'api/wrong-time',
    ])
  })
})

const batchOf = (sent: readonly Sent[]): Uint8Array =>
  concatBytes(Uint8Array.of(0, 0, 0, sent.length), ...sent.map(({ bytes }) => bytes))

describe('a batch', () => {
  it('with hostile members harms nobody else in it', async () => {
    const office = await newRelayedOffice()
    const gateway = await office.relay.gateway()
    const cells = [randomCell(), randomCell()]
    const open = async (): Promise<undefined> => undefined
    const other = (await openGatewayKey(await generateGatewayKey(gateway.keyId))) as GatewayKey
    const changed = await seal(gateway, now(office), randomCell())
    changed.bytes[ENVELOPE_BYTES - 1] = (changed.bytes[ENVELOPE_BYTES - 1] as number) ^ 1
    const noRequest = encodeEnvelopeRequest({ date: 0, cells: [] }).fill(0xff, 20)
    const anchor = encodeAnchor({ time: 1, registerCheckpoint: 'x' })
    const first = await seal(gateway, now(office), cells[0] as Uint8Array)
    const batch: Sent[] = [
      first,
      { bytes: randomBytes(ENVELOPE_BYTES), open },
      changed,
      await seal(other.config, now(office), randomCell()),
      await encapsulateRequest(gateway, noRequest),
      await seal(gateway, now(office), anchor),
      replayOf(first),
      await seal(gateway, 0, randomCell()),
      await seal(gateway, now(office), cells[1] as Uint8Array),
    ]
    expect(await office.relay.batch(batch)).toEqual([
      'taken',
      'not opened',
      'not opened',
      'not opened',
      'api/bad-request',
      'api/bad-request',
      'api/replayed',
      'api/wrong-time',
      'taken',
    ])
    expect(hexes(await cellsOf(office)).toSorted()).toEqual(hexes(cells).toSorted())
  })

  it('is one round, in which the order of its cells is lost', async () => {
    const office = await newRelayedOffice({ roundMs: 100 })
    const listener = new Listener(office.api, office.relay.token)
    await listener.frames(1)
    const cells = Array.from({ length: 40 }, randomCell)
    const gateway = await office.relay.gateway()
    const sent = await Promise.all(cells.map((cell) => seal(gateway, now(office), cell)))
    const idle = office.clock.waiting
    const answers = office.relay.batch(sent)
    while (office.clock.waiting === idle) await office.api.get(paths.health)
    office.clock.advance(100)
    expect(new Set(await answers)).toEqual(new Set(['taken']))
    const block = (await listener.frames(2))[1]
    const appended = block?.type === 'block' ? hexes(block.cells.slice(1)) : []
    expect(appended.toSorted()).toEqual(hexes(cells).toSorted())
    expect(appended).not.toEqual(hexes(cells))
  })

  it('that a server took before it stopped is answered first', async () => {
    const office = await newRelayedOffice({ roundMs: 100 })
    const sent = await seal(await office.relay.gateway(), now(office), randomCell())
    const idle = office.clock.waiting
    const answers = office.relay.batch([sent])
    while (office.clock.waiting === idle) await office.api.get(paths.health)
    expect((await Promise.all([answers, office.server.close()]))[0]).toEqual(['taken'])
    expect(await cellsOf(await restartOffice(office))).toHaveLength(1)
  })

  it('that is none, or longer than a round, is refused as a whole', async () => {
    const { relay } = await newRelayedOffice()
    const code = async (body: Uint8Array) => (await relay.bytes('POST', paths.gateway, body, relay.token)).json['code']
    expect(await code(randomBytes(4))).toBe('api/bad-request')
    expect(await code(concatBytes(Uint8Array.of(0, 0, 0, 2), randomBytes(ENVELOPE_BYTES)))).toBe('api/bad-request')
    expect(await code(new Uint8Array(5 + 4096 * ENVELOPE_BYTES))).toBe('api/too-large')
    expect((await relay.post(paths.gateway, {})).json['code']).toBe('api/bad-request')
    expect(await relay.batch([])).toEqual([])
  })
})

describe('the gateway’s key', () => {
  it('is made once, for this user’s eyes only, and is the same after a restart', async () => {
    const office = await newRelayedOffice()
    const config = await office.relay.gateway()
    expect(statSync(join(office.folder, 'gateway-key')).mode & 0o777).toBe(0o600)
    expect(await (await restartOffice(office)).relay.gateway()).toEqual(config)
  })

  it('is told of nowhere, and made for nobody, where there is no relay', async () => {
    const { api, folder } = await newServer()
    expect((await api.get(paths.office)).json).not.toHaveProperty('relay')
    expect(readdirSync(folder)).not.toContain('gateway-key')
  })

  it('that is damaged stops the start with what to do', async () => {
    const office = await newRelayedOffice()
    writeFileSync(join(office.folder, 'gateway-key'), 'nonsense\n')
    await expect(office.restart()).rejects.toThrow('The file gateway-key is damaged; restore it from a backup')
  })
})
