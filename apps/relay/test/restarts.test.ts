import { hex } from '@chancery/base'
import { cellEnvelopes, decodeFrame, encodeEnvelopeBatch, paths } from '@chancery/protocol'
import type { BlockFrame } from '@chancery/protocol'
import { openCheckpoint } from '@chancery/tlog'
import { expect, it } from 'vitest'
import type { Joined } from '@chancery/testkit/api'
import { newKey, randomCell } from '@chancery/testkit/device'
import { RelayedApi } from './_api.ts'
import type { LiveReader } from './_api.ts'
import { Relayed } from './_relayed.ts'

async function post(relayed: Relayed, person: Joined, cell: Uint8Array): Promise<number> {
  const { api } = relayed
  const envelope = await api.seal(relayed.clock.now(), cell)
  return (await api.bytes('POST', paths.envelope, envelope.bytes, person.token)).status
}

/** Reads blocks until there are so many cells: what came, each block beginning where the one before ended. */
async function readCells(reader: LiveReader, count: number, from: number): Promise<string[]> {
  const cells: string[] = []
  let next = from
  while (cells.length < count) {
    const frame = decodeFrame(await reader.bytes())
    if (frame.type !== 'block') continue
    expect((frame satisfies BlockFrame).start).toBe(next)
    next += frame.cells.length
    cells.push(...frame.cells.map((cell) => hex(cell)))
  }
  return cells
}

const sizeIn = (checkpoint: string): number => Number(checkpoint.split('\n')[1])

it('when the board starts again, those who are connected to the relay lose nothing and see nothing twice', async () => {
  const relayed = await Relayed.open()
  const { carol, bob } = await relayed.found()
  const live = relayed.api.live(carol.token)
  const start = sizeIn((await live.next('heads')).board)
  const cells = Array.from({ length: 6 }, randomCell)
  for (const cell of cells.slice(0, 3)) expect(await post(relayed, bob, cell)).toBe(200)
  await relayed.stopServer()
  expect(await post(relayed, bob, cells[3] as Uint8Array)).toBe(503)
  await relayed.startServer()
  await relayed.untilHealth('ok')
  for (const cell of cells.slice(3)) expect(await post(relayed, bob, cell)).toBe(200)
  const anchors = 1
  const seen = await readCells(live, cells.length + anchors, start)
  for (const cell of cells) expect(seen.filter((one) => one === hex(cell))).toHaveLength(1)
})

/** The board takes so many cells while this relay cannot hear it: another one is before it meanwhile. */
async function takeBehindItsBack(relayed: Relayed, count: number): Promise<void> {
  const access = newKey()
  await relayed.stopServer()
  await relayed.startServer(relayed.boardFolder, access.text)
  const board = new RelayedApi(relayed.boardUrl)
  const token = await board.signIn({ access, revoke: access })
  const envelopes: Uint8Array[] = []
  for (let sealed = 0; sealed < count; sealed++)
    envelopes.push((await board.seal(relayed.clock.now(), randomCell())).bytes)
  const answer = await board.bytes('POST', paths.gateway, encodeEnvelopeBatch(cellEnvelopes, envelopes), token)
  expect(answer.status).toBe(200)
  await relayed.stopServer()
  await relayed.startServer()
  await relayed.untilHealth('ok')
}

it('a few hundred cells that the relay missed go to everybody in one block that begins where they are', async () => {
  const relayed = await Relayed.open()
  const { carol } = await relayed.found()
  const live = relayed.api.live(carol.token)
  const start = sizeIn((await live.next('heads')).board)
  await takeBehindItsBack(relayed, 300)
  const block = await live.next('block')
  // An anchor among them.
  expect([block.start, block.cells.length]).toEqual([start, 301])
  const keys = await relayed.api.keys()
  expect(await openCheckpoint(block.checkpoint, keys.board, [keys.witness])).toMatchObject({
    checkpoint: { size: start + 301 },
    cosignatures: [{}],
  })
})

it('whoever would miss more than a thousand is asked to connect again, and then begins where the board is', async () => {
  const relayed = await Relayed.open()
  const { carol } = await relayed.found()
  const live = relayed.api.live(carol.token)
  await live.next('heads')
  await takeBehindItsBack(relayed, 1100)
  expect(await live.closed).toMatchObject({ code: 1012 })
  const again = relayed.api.live(carol.token)
  expect(sizeIn((await again.next('heads')).board)).toBe(1101)
})

it('a relay that starts again has its keys and its memory; people sign in anew and go on where they were', async () => {
  const relayed = await Relayed.open()
  const { carol, bob } = await relayed.found()
  const cells = [randomCell(), randomCell()]
  expect(await post(relayed, bob, cells[0] as Uint8Array)).toBe(200)
  const { key, witness } = relayed.relay
  await relayed.stopRelay()
  await relayed.startRelay()
  await relayed.relay.joined
  expect([relayed.relay.key, relayed.relay.witness]).toEqual([key, witness])
  expect(relayed.relay.isNew).toBe(false)
  const { api } = relayed
  // Sessions were in memory.
  expect((await api.get(paths.heads, carol.token)).status).toBe(401)
  const person = { ...bob, token: await api.signIn(bob.device) }
  const live = api.live(person.token)
  const { board } = await live.next('heads')
  const keys = await api.keys()
  expect(await openCheckpoint(board, keys.board, [keys.witness])).toMatchObject({ cosignatures: [{}] })
  expect(await post(relayed, person, cells[1] as Uint8Array)).toBe(200)
  const [next] = await readCells(live, 1, sizeIn(board))
  expect(next).toBe(hex(cells[1] as Uint8Array))
})

it('a relay that starts before the board says what to do, serves nothing, and joins by itself', async () => {
  const relayed = await Relayed.open()
  await relayed.found()
  await relayed.close()
  relayed.notices.length = 0
  await relayed.startRelay()
  await relayed.untilHealth('waiting')
  expect((await relayed.api.get(paths.office)).json).toMatchObject({ code: 'api/unavailable' })
  expect((await relayed.api.get('/health')).status).toBe(503)
  await relayed.startServer()
  await relayed.relay.joined
  expect(await relayed.api.office()).toMatchObject({ founded: true })
  expect(relayed.notices.join()).toContain('Nobody answers at')
})

it('a board that was not told of this relay is named, with what to start it with', async () => {
  const other = newKey().text
  const relayed = await Relayed.open()
  await relayed.found()
  await relayed.stopServer()
  const key = relayed.relay.key
  await relayed.stopRelay()
  await relayed.startRelay()
  await relayed.startServer(relayed.boardFolder, other)
  while (!relayed.notices.some((notice) => notice.includes('--relay'))) await new Promise((go) => setImmediate(go))
  expect(relayed.notices.at(-1)).toContain(`start its server with --relay ${key}`)
})
