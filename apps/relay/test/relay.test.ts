import { hex, randomBytes } from '@chancery/base'
import { cellEnvelopes, decodeFrame, paths } from '@chancery/protocol'
import { decodeEntryBundle, openCheckpoint } from '@chancery/tlog'
import { expect, it } from 'vitest'
import { joinOffice } from '@chancery/testkit/api'
import type { Answer, Joined } from '@chancery/testkit/api'
import { newDevice, randomCell, requestOf } from '@chancery/testkit/device'
import type { RelayedApi } from './_api.ts'
import { Relayed } from './_relayed.ts'

/** Rounds of which no test meets an end. */
const FAR_APART_MS = 2_000_000_000

async function put(api: RelayedApi, path: string, person: Joined, ...cells: readonly Uint8Array[]) {
  const envelope = await api.seal(Date.now(), ...cells)
  const answer = await api.bytes('POST', path, envelope.bytes, person.token)
  return { answer, inner: await envelope.read(answer.bytes), envelope }
}

/** All cells on the board, as its bundle has them; anchors are among them. */
async function cellsOn(api: RelayedApi, token: string): Promise<string[]> {
  const { board } = (await api.get(paths.heads, token)).json as { board: string }
  const size = Number(board.split('\n')[1])
  if (size === 0) return []
  const { bytes } = await api.get(`${paths.boardLog}/tile/entries/000.p/${size}`, token)
  return (decodeEntryBundle(bytes, size) ?? []).map((cell) => hex(cell))
}

const refusal = ({ status, json }: Answer): unknown => [status, json['code']]

it('an organization is founded, and people come, through the relay alone', async () => {
  const relayed = await Relayed.open()
  const { api } = relayed
  expect(await api.office()).toMatchObject({ founded: false, relay: { witness: relayed.relay.witness } })
  const { carol, bob } = await relayed.found()
  expect(await api.office()).toMatchObject({ founded: true })
  expect((await api.get(paths.heads, carol.token)).status).toBe(200)
  expect((await api.get(paths.directory, bob.token)).bytes).toHaveLength(2 * (32 + 1024))
  expect(refusal(await api.get(paths.heads, 'nobody'))).toEqual([401, 'api/not-signed-in'])
  expect(refusal(await api.post(paths.challenge, { access: newDevice().access.text }))).toEqual([
    401,
    'api/not-signed-in',
  ])
})

it('a cell in an envelope comes to everybody in one block, the same bytes, under a checkpoint that the relay cosigned', async () => {
  const relayed = await Relayed.open()
  const { api } = relayed
  const { carol, bob } = await relayed.found()
  const keys = await api.keys()
  const listeners = [api.live(carol.token), api.live(bob.token)] as const
  for (const listener of listeners) {
    const heads = await listener.next('heads')
    expect(await openCheckpoint(heads.board, keys.board, [keys.witness])).toMatchObject({ cosignatures: [{}] })
    expect(await openCheckpoint(heads.register, keys.register, [keys.witness])).toMatchObject({ cosignatures: [{}] })
  }
  const cell = randomCell()
  for (const path of [paths.envelope, paths.envelopeSlot]) {
    const { answer, inner } = await put(api, path, bob, path === paths.envelope ? cell : randomCell())
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('message/ohttp-res')
    expect(inner?.refusal).toBeUndefined()
  }
  const [toCarol, toBob] = [await listeners[0].bytes(), await listeners[1].bytes()]
  expect(toCarol).toEqual(toBob)
  const block = decodeFrame(toCarol)
  if (block.type !== 'block') throw new TypeError('no block')
  expect(block.cells.map((one) => hex(one))).toContain(hex(cell))
  const opening = await openCheckpoint(block.checkpoint, keys.board, [keys.witness])
  expect(opening).toMatchObject({ status: 'verified', checkpoint: { size: block.start + block.cells.length } })
  expect(opening).toMatchObject({ cosignatures: [{ key: keys.witness }] })
}, 20_000)

it('a dummy is answered like a cell, with as many bytes, and adds nothing to the board', async () => {
  const relayed = await Relayed.open()
  const { api } = relayed
  const { bob } = await relayed.found()
  const real = await put(api, paths.envelope, bob, randomCell())
  const before = await cellsOn(api, bob.token)
  const dummy = await put(api, paths.envelope, bob)
  expect(dummy.inner?.refusal).toBeUndefined()
  expect(dummy.envelope.bytes.length).toBe(real.envelope.bytes.length)
  expect(dummy.answer.bytes.length).toBe(real.answer.bytes.length)
  expect(await cellsOn(api, bob.token)).toEqual(before)
})

it('an envelope that was sent before is refused, and its cell is on the board once', async () => {
  const relayed = await Relayed.open()
  const { api } = relayed
  const { carol, bob } = await relayed.found()
  const cell = randomCell()
  const { envelope } = await put(api, paths.envelope, bob, cell)
  // Mallory, who has Carol's session, has seen it on the way.
  const again = await api.bytes('POST', paths.envelope, envelope.bytes, carol.token)
  expect((await envelope.read(again.bytes))?.refusal).toMatchObject({ code: 'api/replayed' })
  expect((await cellsOn(api, bob.token)).filter((one) => one === hex(cell))).toHaveLength(1)
})

it('an envelope of another size, or sealed to another key, is refused', async () => {
  const relayed = await Relayed.open()
  const { api } = relayed
  const { bob } = await relayed.found()
  const { bytes } = await api.seal(Date.now(), randomCell())
  const post = (body: Uint8Array) => api.bytes('POST', paths.envelope, body, bob.token)
  expect(refusal(await post(bytes.subarray(1)))).toEqual([400, 'api/bad-request'])
  expect(refusal(await post(new Uint8Array(cellEnvelopes.envelopeBytes + 1)))).toEqual([413, 'api/too-large'])
  expect(refusal(await post(randomBytes(cellEnvelopes.envelopeBytes)))).toEqual([422, 'api/not-opened'])
  expect(refusal(await api.bytes('POST', paths.envelope, bytes, 'nobody'))).toEqual([401, 'api/not-signed-in'])
})

it('cells without an envelope are refused, and so is whoever asks the board itself', async () => {
  const relayed = await Relayed.open()
  const { api } = relayed
  const { bob } = await relayed.found()
  expect(refusal(await api.bytes('POST', paths.boardCells, randomCell(), bob.token))).toEqual([403, 'api/not-allowed'])
  const direct = await fetch(relayed.boardUrl + paths.heads)
  expect([direct.status, await direct.json()]).toMatchObject([403, { code: 'api/wrong-address' }])
})

it('a revoked device is out at once: its session, its live connection, and what it has waiting', async () => {
  const relayed = await Relayed.open({ relay: { promptMs: FAR_APART_MS } })
  const { api } = relayed
  const { organization, carol, bob } = await relayed.found()
  const live = api.live(bob.token)
  await live.next('heads')
  const waiting = put(api, paths.envelope, bob, randomCell())
  const slot = put(api, paths.envelopeSlot, carol)
  const revocation = { kind: 'revocation', access: bob.device.access.text } as const
  // Answered when the relay has read it.
  expect((await api.post(paths.registerEntries, requestOf(revocation, organization))).status).toBe(200)
  expect(refusal((await waiting).answer)).toEqual([403, 'api/revoked'])
  expect(await live.closed).toEqual({ code: 1008, reason: 'api/revoked' })
  expect(refusal(await api.get(paths.heads, bob.token))).toEqual([401, 'api/not-signed-in'])
  await expect(api.signIn(bob.device)).rejects.toThrow('sign-in')
  expect((await slot).answer.status).toBe(200)
})

it('what only the board can do is done there: peppers, parcels, slots, and a further device of one’s own', async () => {
  const relayed = await Relayed.open()
  const { api } = relayed
  const { bob, organization } = await relayed.found()
  const made = await api.post(paths.pepper, undefined, bob.token)
  expect(made).toMatchObject({ status: 200, json: { id: expect.any(String) } })
  const id = Buffer.from(randomBytes(16)).toString('base64url')
  const parcel = Uint8Array.from(Array.from({ length: 10 }, () => [...randomBytes(30_000)]).flat())
  expect((await api.bytes('PUT', `${paths.parcels}/${id}`, parcel, bob.token)).status).toBe(204)
  const claim = Buffer.from(randomBytes(16)).toString('base64url')
  expect((await api.post(`${paths.parcels}/${id}`, { claim })).bytes).toEqual(parcel)
  expect((await api.bytes('PUT', paths.directorySlot, randomBytes(1024), bob.token)).status).toBe(204)
  const invitation = { kind: 'invitation', key: newDevice().access.text, expires: 4_000_000_000 } as const
  expect((await api.post(paths.registerEntries, requestOf(invitation), bob.token)).status).toBe(200)
  expect(
    refusal(await api.post(paths.registerEntries, requestOf({ ...invitation, key: newDevice().access.text }))),
  ).toEqual([403, 'api/not-allowed'])
  expect((await joinOffice(api, organization)).token).toEqual(expect.any(String))
})

it('everybody hears within seconds that the register has grown, whoever made it grow', async () => {
  const relayed = await Relayed.open()
  const { api } = relayed
  const { organization, carol } = await relayed.found()
  const live = api.live(carol.token)
  const size = (register: string): number => Number(register.split('\n')[1])
  const before = size((await live.next('heads')).register)
  const newcomer = await joinOffice(api, organization)
  let after = before
  // An invitation and a device.
  while (after < before + 2) after = size((await live.next('heads')).register)
  await api.bytes('PUT', paths.directorySlot, randomBytes(1024), newcomer.token)
  // The board's own entry: the directory's new hash.
  while (after < before + 3) after = size((await live.next('heads')).register)
  expect(after).toBe(size(((await api.get(paths.heads, carol.token)).json as { register: string }).register))
}, 12_000)

it('what thirty devices send at once is told once each, in blocks that follow one another', async () => {
  const relayed = await Relayed.open()
  const { api } = relayed
  const { organization, carol } = await relayed.found()
  const people = await Promise.all(Array.from({ length: 30 }, () => joinOffice(api, organization)))
  const live = api.live(carol.token)
  let next = Number((await live.next('heads')).board.split('\n')[1])
  const sent = people.map((person) => ({ person, cells: Array.from({ length: 4 }, randomCell) }))
  const posts = sent.flatMap(({ person, cells }) => cells.map((cell) => put(api, paths.envelope, person, cell)))
  const wanted = new Set(sent.flatMap(({ cells }) => cells.map((cell) => hex(cell))))
  const seen: string[] = []
  while (seen.filter((cell) => wanted.has(cell)).length < wanted.size) {
    const block = await live.next('block')
    expect(block.start).toBe(next)
    next += block.cells.length
    seen.push(...block.cells.map((cell) => hex(cell)))
  }
  expect(new Set(seen).size).toBe(seen.length)
  for (const { answer } of await Promise.all(posts)) expect(answer.status).toBe(200)
})
