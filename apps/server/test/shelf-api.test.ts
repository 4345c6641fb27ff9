import { createHash } from 'node:crypto'
import { appendFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { base64url, hex, randomBytes } from '@chancery/base'
import { SHELF_CHUNKS_PER_ANSWER, VAULT_CHUNK_BYTES, decodeShelfAnswer, paths } from '@chancery/protocol'
import type { ShelfAnswer } from '@chancery/protocol'
import type { Answer, Api } from '@chancery/testkit/api'
import { randomCell } from '@chancery/testkit/device'
import { describe, expect, it } from 'vitest'
import { newOffice } from './_in-process.ts'
import { Listener } from './_listener.ts'

type Chunk = readonly [name: string, bytes: Uint8Array]

const newChunk = (): Chunk => {
  const bytes = randomBytes(VAULT_CHUNK_BYTES)
  return [createHash('sha256').update(bytes).digest('base64url'), bytes]
}
const newChunks = (count: number): Chunk[] => Array.from({ length: count }, newChunk)
const put = (api: Api, token: string, [name, bytes]: Chunk): Promise<Answer> =>
  api.bytes('PUT', `${paths.shelf}/${name}`, bytes, token)
const get = (api: Api, token: string, from: number | string): Promise<Answer> =>
  api.get(`${paths.shelf}/${from}`, token)
const outcome = ({ status, json }: Answer): string => (status < 300 ? 'ok' : `${status} ${String(json['code'])}`)

async function shelf(api: Api, token: string, from = 0): Promise<ShelfAnswer> {
  const answer = decodeShelfAnswer((await get(api, token, from)).bytes, from)
  if (answer === undefined) throw new Error('This is no answer')
  return answer
}

const names = ({ chunks }: ShelfAnswer): string[] =>
  chunks.map((bytes) => createHash('sha256').update(bytes).digest('base64url'))

describe('the shelf', () => {
  it('has chunks in the order in which they came, whoever brought them, each once, also after a restart', async () => {
    const office = await newOffice()
    const { api, bob, token } = office
    expect(await shelf(api, bob.token)).toEqual({ end: 0, chunks: [] })
    const chunks = newChunks(20)
    for (const [at, chunk] of chunks.entries()) await put(api, at % 2 === 0 ? bob.token : token, chunk)
    expect(outcome(await put(api, token, chunks[3] as Chunk))).toBe('ok')
    const expected = chunks.map(([name]) => name)
    const first = await shelf(api, token)
    expect(first.end).toBe(20)
    expect(names(first)).toEqual(expected.slice(0, SHELF_CHUNKS_PER_ANSWER))
    expect(names(await shelf(api, token, 17))).toEqual(expected.slice(17))
    expect(await shelf(api, token, 20)).toEqual({ end: 20, chunks: [] })
    expect((await shelf(api, token, 1_000_000)).chunks).toEqual([])
    const again = await office.restart()
    const after = await again.api.signIn(bob.device)
    expect(names(await shelf(again.api, after, 4))).toEqual(expected.slice(4))
    await put(again.api, after, newChunk())
    expect((await shelf(again.api, after)).end).toBe(21)
  })

  it('gives everybody the same bytes for the same place', async () => {
    const { api, bob, token } = await newOffice()
    for (const chunk of newChunks(3)) await put(api, bob.token, chunk)
    const [one, other] = [await get(api, bob.token, 1), await get(api, token, 1)]
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0)
    const headers = ({ headers: all }: Answer): string[] =>
      [...all].filter(([name]) => name !== 'date').map(([name, value]) => `${name}: ${value}`)
    expect(headers(one)).toEqual(headers(other))
    expect(one.headers.get('cache-control')).toBe('no-store')
  })

  it('has what is in the vault, and takes what was there before', async () => {
    const { api, bob } = await newOffice()
    const [name, bytes] = newChunk()
    await api.bytes('PUT', `${paths.vault}/${name}`, bytes, bob.token)
    expect((await shelf(api, bob.token)).end).toBe(0)
    await put(api, bob.token, [name, bytes])
    expect(names(await shelf(api, bob.token))).toEqual([name])
    expect(Buffer.compare((await api.get(`${paths.vault}/${name}`, bob.token)).bytes, bytes)).toBe(0)
  })

  it('refuses what the vault refuses, strangers, and places that are none, and nothing of it stays', async () => {
    const { api, bob } = await newOffice()
    const [name, bytes] = newChunk()
    const stranger = base64url(randomBytes(32))
    expect(outcome(await put(api, stranger, [name, bytes]))).toBe('401 api/not-signed-in')
    expect(outcome(await get(api, stranger, 0))).toBe('401 api/not-signed-in')
    expect(outcome(await put(api, bob.token, [newChunk()[0], bytes]))).toBe('400 api/bad-request')
    expect(outcome(await put(api, bob.token, ['x', bytes]))).toBe('400 api/bad-request')
    expect(outcome(await put(api, bob.token, [name, bytes.subarray(1)]))).toBe('400 api/bad-request')
    expect(outcome(await put(api, bob.token, [name, new Uint8Array(VAULT_CHUNK_BYTES + 1)]))).toBe('413 api/too-large')
    for (const from of ['x', '-1', '01', '1.5', '9007199254740993', '1e3'])
      expect(outcome(await get(api, bob.token, from))).toBe('400 api/bad-request')
    expect((await shelf(api, bob.token)).end).toBe(0)
  })

  it('refuses more than everybody can be made to fetch, and says when there will be room', async () => {
    const { api, bob, token, clock } = await newOffice()
    const chunks = newChunks(1024)
    for (let at = 0; at < chunks.length; at += 64)
      await Promise.all(chunks.slice(at, at + 64).map((chunk) => put(api, bob.token, chunk)))
    const late = newChunk()
    const refused = await put(api, bob.token, late)
    expect(outcome(refused)).toBe('429 api/too-many')
    expect(refused.headers.get('retry-after')).toBe('4')
    // What is there already costs nothing; another device has an allowance of its own.
    expect(outcome(await put(api, token, chunks[0] as Chunk))).toBe('ok')
    expect(outcome(await put(api, token, late))).toBe('ok')
    clock.advance(4000)
    expect(outcome(await put(api, bob.token, newChunk()))).toBe('ok')
    expect((await shelf(api, token)).end).toBe(1026)
  })

  it('takes off, at the start, names whose chunks a crash kept from being written', async () => {
    const office = await newOffice()
    const chunks = newChunks(3)
    for (const chunk of chunks) await put(office.api, office.bob.token, chunk)
    appendFileSync(join(office.folder, 'shelf'), Buffer.concat([randomBytes(32), new Uint8Array(32), randomBytes(7)]))
    const again = await office.restart()
    const token = await again.api.signIn(office.bob.device)
    expect((await shelf(again.api, token)).end).toBe(3)
    await put(again.api, token, newChunk())
    expect((await shelf(again.api, token, 3)).chunks).toHaveLength(1)
  })

  it('goes past a chunk that the disk has lost: zeros stand in its place', async () => {
    const office = await newOffice()
    const chunks = newChunks(3)
    for (const chunk of chunks) await put(office.api, office.bob.token, chunk)
    const name = hex(Buffer.from((chunks[1] as Chunk)[0], 'base64url'))
    rmSync(join(office.folder, 'vault', name.slice(0, 2), name))
    const again = await office.restart()
    const token = await again.api.signIn(office.bob.device)
    const answer = await shelf(again.api, token)
    expect(answer.chunks.map((bytes) => bytes.every((byte) => byte === 0))).toEqual([false, true, false])
  })

  it('is told of to everybody within a second, to newcomers at once, and before the block of a later message', async () => {
    const { api, bob, token, clock } = await newOffice()
    const listener = new Listener(api, token)
    expect(await listener.frames(1)).toMatchObject([{ type: 'heads' }])
    for (const chunk of newChunks(2)) await put(api, bob.token, chunk)
    await api.cells([randomCell()], bob.token)
    expect((await listener.frames(3)).slice(1)).toMatchObject([{ type: 'shelf', end: 2 }, { type: 'block' }])
    await put(api, bob.token, newChunk())
    clock.advance(1000)
    expect((await listener.frames(4))[3]).toEqual({ type: 'shelf', end: 3 })
    const late = new Listener(api, bob.token)
    expect(await late.frames(2)).toMatchObject([{ type: 'heads' }, { type: 'shelf', end: 3 }])
  })
})
