import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { once } from 'node:events'
import { base64url, randomBytes } from '@chancery/base'
import { MAX_PARCEL_BYTES, paths } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import type { Answer, Api } from '@chancery/testkit/api'
import { requestOf } from '@chancery/testkit/device'
import { newOffice } from './_in-process.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

const newId = (): string => base64url(randomBytes(16))
const pathOf = (id: string): string => `${paths.parcels}/${id}`
const leave = (api: Api, token: string, id: string, bytes: Uint8Array): Promise<Answer> =>
  api.bytes('PUT', pathOf(id), bytes, token)
const collect = (api: Api, id: string, claim = newId()): Promise<Answer> => api.post(pathOf(id), { claim })
const outcome = ({ status, json }: Answer): string => (status < 300 ? 'ok' : `${status} ${String(json['code'])}`)
const filesOf = (folder: string): string[] =>
  existsSync(join(folder, 'parcels')) ? readdirSync(join(folder, 'parcels')) : []

describe('a parcel', () => {
  it('is left by a device that is signed in, and collected by whoever knows its id', async () => {
    const { api, bob } = await newOffice()
    const [id, bytes] = [newId(), randomBytes(60_000)]
    expect(outcome(await leave(api, newId(), id, bytes))).toBe('401 api/not-signed-in')
    expect(outcome(await collect(api, id))).toBe('404 api/not-found')
    expect(outcome(await leave(api, bob.token, id, bytes))).toBe('ok')
    const collected = await collect(api, id)
    expect(collected.headers.get('content-type')).toBe('application/octet-stream')
    expect(Buffer.compare(collected.bytes, bytes)).toBe(0)
    expect(outcome(await collect(api, newId()))).toBe('404 api/not-found')
  })

  it('is collected once: by the first claim, which may come again for ten minutes', async () => {
    const { api, bob, clock, folder } = await newOffice()
    const [id, bytes] = [newId(), randomBytes(1000)]
    await leave(api, bob.token, id, bytes)
    const claims = Array.from({ length: 5 }, newId)
    const answers = await Promise.all(claims.map((claim) => collect(api, id, claim)))
    expect(answers.map(outcome).toSorted()).toEqual(
      ['ok', ...Array<string>(4).fill('410 api/parcel-collected')].toSorted(),
    )
    const claim = claims[answers.findIndex(({ status }) => status === 200)] as string
    clock.advance(9 * MINUTE_MS)
    expect((await collect(api, id, claim)).bytes).toEqual(bytes)
    clock.advance(MINUTE_MS)
    expect(outcome(await collect(api, id, claim))).toBe('410 api/parcel-collected')
    expect(outcome(await collect(api, id))).toBe('410 api/parcel-collected')
    expect(filesOf(folder)).toEqual([])
  })

  it('survives a restart, collected or not', async () => {
    const office = await newOffice()
    const [id, other, claim, bytes] = [newId(), newId(), newId(), randomBytes(1000)]
    for (const one of [id, other]) await leave(office.api, office.bob.token, one, bytes)
    await collect(office.api, id, claim)
    const again = await office.restart()
    expect((await collect(again.api, other)).bytes).toEqual(bytes)
    expect(outcome(await collect(again.api, id))).toBe('410 api/parcel-collected')
    expect((await collect(again.api, id, claim)).bytes).toEqual(bytes)
    again.clock.advance(10 * MINUTE_MS)
    expect(outcome(await collect(again.api, id, claim))).toBe('410 api/parcel-collected')
    expect(filesOf(office.folder)).toEqual([])
  })

  it('waits fourteen days', async () => {
    const { api, bob, clock, folder } = await newOffice()
    const [early, late] = [newId(), newId()]
    for (const id of [early, late]) await leave(api, bob.token, id, randomBytes(100))
    clock.advance(14 * DAY_MS)
    expect(outcome(await collect(api, early))).toBe('ok')
    clock.advance(DAY_MS)
    expect(outcome(await collect(api, late))).toBe('404 api/not-found')
    expect(filesOf(folder)).toEqual([])
  })

  it('may be left again by its device until it was collected, and by no other device', async () => {
    const { api, bob, token } = await newOffice()
    const [id, bytes] = [newId(), randomBytes(100)]
    await leave(api, bob.token, id, randomBytes(500))
    expect(outcome(await leave(api, token, id, randomBytes(100)))).toBe('403 api/not-allowed')
    expect(outcome(await leave(api, bob.token, id, bytes))).toBe('ok')
    expect((await collect(api, id)).bytes).toEqual(bytes)
    expect(outcome(await leave(api, bob.token, id, bytes))).toBe('410 api/parcel-collected')
  })

  it('is one of four at most that wait from one device', async () => {
    const { api, bob, token } = await newOffice()
    const ids = Array.from({ length: 8 }, newId)
    const answers = await Promise.all(ids.map((id) => leave(api, bob.token, id, randomBytes(60_000))))
    expect(answers.map(outcome).filter((one) => one === 'ok')).toHaveLength(4)
    expect(new Set(answers.map(outcome))).toEqual(new Set(['ok', '429 api/too-many']))
    expect(outcome(await leave(api, token, newId(), randomBytes(10)))).toBe('ok')
    await collect(api, ids[answers.findIndex(({ status }) => status === 204)] as string)
    expect(outcome(await leave(api, bob.token, newId(), randomBytes(10)))).toBe('ok')
  })

  it('has 64 MB at most; more leaves nothing behind', async () => {
    const { api, bob, folder } = await newOffice()
    const id = newId()
    const most = Buffer.alloc(MAX_PARCEL_BYTES, 7)
    expect(outcome(await leave(api, bob.token, id, Buffer.concat([most, Buffer.alloc(1)])))).toBe('413 api/too-large')
    expect(filesOf(folder)).toEqual([])
    expect(outcome(await leave(api, bob.token, id, most))).toBe('ok')
    expect(Buffer.compare((await collect(api, id)).bytes, most)).toBe(0)
  })

  it('is refused in another form: an id that is none, a body that is no bytes, a claim that is none', async () => {
    const { api, bob } = await newOffice()
    const id = newId()
    expect(outcome(await leave(api, bob.token, `${id}A`, randomBytes(10)))).toBe('400 api/bad-request')
    expect(outcome(await leave(api, bob.token, '..%2Fstate.db', randomBytes(10)))).toBe('400 api/bad-request')
    const headers = { authorization: `Bearer ${bob.token}`, 'content-type': 'application/json' }
    const json = await api.send(pathOf(id), { method: 'PUT', headers, body: '{}' })
    expect(outcome(json)).toBe('400 api/bad-request')
    expect(outcome(await collect(api, id, 'AA'))).toBe('400 api/bad-request')
    expect(outcome(await api.post(pathOf('x'), { claim: id }))).toBe('400 api/bad-request')
  })

  it('that never arrived whole is none, and leaves nothing behind', async () => {
    const { api, bob, folder } = await newOffice()
    const id = newId()
    const headers = { authorization: `Bearer ${bob.token}`, 'content-type': 'application/octet-stream' }
    const broken = httpRequest(`${api.url}${pathOf(id)}`, {
      method: 'PUT',
      headers: { ...headers, 'content-length': 1000 },
    })
    const closed = once(broken, 'close').catch(() => undefined)
    broken.on('error', () => undefined)
    broken.write(Buffer.alloc(500))
    await expect.poll(() => filesOf(folder)).toHaveLength(1)
    broken.destroy()
    await closed
    await expect.poll(() => filesOf(folder)).toEqual([])
    expect(outcome(await collect(api, id))).toBe('404 api/not-found')
    expect(outcome(await leave(api, bob.token, id, randomBytes(10)))).toBe('ok')
  })
})

describe('in the data folder', () => {
  it('a parcel’s bytes are a file as they came; what belongs to no parcel is gone after a start', async () => {
    const office = await newOffice()
    const [id, bytes] = [newId(), randomBytes(1000)]
    await leave(office.api, office.bob.token, id, bytes)
    const folder = join(office.folder, 'parcels')
    expect(readdirSync(folder)).toEqual([id])
    expect(Buffer.compare(readFileSync(join(folder, id)), bytes)).toBe(0)
    for (const name of [newId(), '7.new']) writeFileSync(join(folder, name), 'left by a crash')
    const again = await office.restart()
    expect(readdirSync(folder)).toEqual([id])
    expect((await collect(again.api, id)).bytes).toEqual(bytes)
  })

  it('nothing is left of the parcels of a device that is revoked', async () => {
    const { api, bob, token, folder } = await newOffice()
    const [own, carols] = [newId(), newId()]
    await leave(api, bob.token, own, randomBytes(100))
    await leave(api, token, carols, randomBytes(100))
    const { access, revoke } = bob.device
    await api.post(paths.registerEntries, requestOf({ kind: 'revocation', access: access.text }, revoke))
    expect(outcome(await collect(api, own))).toBe('404 api/not-found')
    expect(filesOf(folder)).toEqual([carols])
    expect(outcome(await leave(api, bob.token, newId(), randomBytes(10)))).toBe('401 api/not-signed-in')
    expect(outcome(await collect(api, carols))).toBe('ok')
  })
})
