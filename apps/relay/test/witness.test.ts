import { cp, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { paths } from '@chancery/protocol'
import { startRelay } from '@chancery/relay'
import { formatAddCheckpoint } from '@chancery/tlog'
import { expect, it } from 'vitest'
import type { Joined } from '@chancery/testkit/api'
import { randomCell } from '@chancery/testkit/device'
import { RelayedApi } from './_api.ts'
import { Relayed, afterwards } from './_relayed.ts'

async function post(relayed: Relayed, person: Joined): Promise<number> {
  const { api } = relayed
  const envelope = await api.seal(relayed.clock.now(), randomCell())
  return (await api.bytes('POST', paths.envelope, envelope.bytes, person.token)).status
}

async function boardHead(relayed: Relayed, { token }: Joined): Promise<string> {
  return ((await relayed.api.get(paths.heads, token)).json as { board: string }).board
}

const stateOf = async (relayed: Relayed) =>
  JSON.parse(await readFile(join(relayed.relayFolder, 'witness.json'), 'utf8')) as Record<
    'board' | 'register',
    { size: number }
  >

it('what was cosigned is on the disk', async () => {
  const relayed = await Relayed.open()
  const { bob } = await relayed.found()
  for (let count = 0; count < 3; count++) await post(relayed, bob)
  const head = await boardHead(relayed, bob)
  expect((await stateOf(relayed)).board.size).toBe(Number(head.split('\n')[1]))
  // Three cells and an anchor.
  expect((await stateOf(relayed)).board.size).toBe(4)
})

/** A copy of the board's folder as it is now, the server running on. */
async function copyBoard(relayed: Relayed): Promise<string> {
  const copy = `${relayed.boardFolder}-copy`
  await relayed.stopServer()
  await cp(relayed.boardFolder, copy, { recursive: true })
  await relayed.startServer()
  await relayed.untilHealth('ok')
  return copy
}

it('a board that has become shorter is not passed on, and believed again when it is itself', async () => {
  const relayed = await Relayed.open()
  const { carol, bob } = await relayed.found()
  await post(relayed, bob)
  const copy = await copyBoard(relayed)
  await post(relayed, bob)
  const head = await boardHead(relayed, bob)
  await relayed.stopServer()
  await relayed.startServer(copy)
  await relayed.untilHealth('inconsistent')
  expect(relayed.notices.at(-1)).toContain('The board has become shorter')
  expect((await relayed.api.get('/health')).json['message']).toBe(relayed.notices.at(-1))
  expect(await post(relayed, carol)).toBe(503)
  expect(await boardHead(relayed, carol)).toBe(head)
  expect((await stateOf(relayed)).board.size).toBe(Number(head.split('\n')[1]))
  await relayed.stopServer()
  await relayed.startServer()
  await relayed.untilHealth('ok')
  expect(await post(relayed, carol)).toBe(200)
})

it('a second history of the board, as long and longer, signed with the same keys, is neither cosigned nor passed on', async () => {
  const relayed = await Relayed.open()
  const { bob } = await relayed.found()
  await post(relayed, bob)
  const copy = await copyBoard(relayed)
  for (let count = 0; count < 3; count++) await post(relayed, bob)
  const head = await boardHead(relayed, bob)
  await relayed.stopServer()
  // Mallory, who runs the server, writes the other history through a relay of his own.
  const dataDir = `${relayed.relayFolder}-other`
  const other = await startRelay({ board: relayed.boardUrl, dataDir, promptMs: 5, onNotice: () => undefined })
  afterwards(() => other.close())
  await relayed.startServer(copy, other.key)
  await other.joined
  const api = new RelayedApi(other.url)
  const token = await api.signIn(bob.device)
  for (let count = 0; count < 5; count++) {
    const envelope = await api.seal(Date.now(), randomCell())
    expect((await api.bytes('POST', paths.envelope, envelope.bytes, token)).status).toBe(200)
  }
  await relayed.stopServer()
  relayed.notices.length = 0
  await relayed.startServer(copy)
  await relayed.untilHealth('inconsistent')
  expect(relayed.notices.at(-1)).toMatch(/shows another history|signed other/)
  expect(await boardHead(relayed, bob)).toBe(head)
  expect((await stateOf(relayed)).board.size).toBe(Number(head.split('\n')[1]))
})

it('also after a restart of the relay, which then serves nobody', async () => {
  const relayed = await Relayed.open()
  const { bob } = await relayed.found()
  await post(relayed, bob)
  const copy = await copyBoard(relayed)
  await post(relayed, bob)
  await relayed.close()
  await relayed.startRelay()
  await relayed.startServer(copy)
  await relayed.untilHealth('inconsistent')
  expect((await relayed.api.get(paths.office)).json).toMatchObject({ code: 'api/unavailable' })
})

it('a new organization behind the old address is another board', async () => {
  const relayed = await Relayed.open()
  await relayed.found()
  await relayed.close()
  await rm(relayed.boardFolder, { recursive: true })
  await relayed.startRelay()
  await relayed.startServer()
  await relayed.untilHealth('inconsistent')
  expect(relayed.notices.at(-1)).toContain('another one than this relay has cosigned')
})

it('a checkpoint that was handed in goes before: blocks that lie before it are told with what follows', async () => {
  const relayed = await Relayed.open()
  const { bob } = await relayed.found()
  await post(relayed, bob)
  const note = await boardHead(relayed, bob)
  const size = Number(note.split('\n')[1])
  const hand = (body: string) => relayed.api.send('/witness/add-checkpoint', { method: 'POST', body })
  const again = await hand(formatAddCheckpoint({ oldSize: size, proof: [], checkpoint: note }))
  expect([again.status, Buffer.from(again.bytes).toString()]).toEqual([
    200,
    expect.stringMatching(/^\u2014 chancery\//),
  ])
  const behind = await hand(formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: note }))
  expect([behind.status, behind.headers.get('content-type')]).toEqual([
    409,
    expect.stringContaining('text/x.tlog.size'),
  ])
  expect((await hand('nonsense')).status).toBe(400)
})

it('in the relay’s folder are these files and no others, and nobody’s key is in them', async () => {
  const relayed = await Relayed.open()
  const { carol, bob } = await relayed.found()
  await post(relayed, bob)
  await post(relayed, carol)
  await relayed.stopRelay()
  const names = await readdir(relayed.relayFolder)
  expect(names.toSorted()).toEqual(['chancery-relay.json', 'lock.db', 'relay-keys.json', 'witness.json'])
  const texts = await Promise.all(names.map((name) => readFile(join(relayed.relayFolder, name), 'latin1')))
  for (const { device } of [carol, bob]) expect(texts.join('\n')).not.toContain(device.access.text)
  expect(Object.keys(await stateOf(relayed))).toEqual(['register', 'board'])
})
