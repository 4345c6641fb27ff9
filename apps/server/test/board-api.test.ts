import { concatBytes } from '@chancery/base'
import { encodeAnchor, paths } from '@chancery/protocol'
import { decodeEntryBundle } from '@chancery/tlog'
import { describe, expect, it } from 'vitest'
import { randomCell } from '@chancery/testkit/device'
import { newOffice } from './_in-process.ts'

const cells = (count: number): Uint8Array[] => Array.from({ length: count }, randomCell)

describe('sending cells', () => {
  it('is answered when they are on the board, where they stay after a restart', async () => {
    const office = await newOffice()
    const sent = cells(3)
    expect((await office.api.cells(sent, office.bob.token)).status).toBe(204)
    const { api } = await office.restart()
    const { bytes } = await api.get(`${paths.boardLog}/tile/entries/000.p/4`, await api.signIn(office.carol))
    expect(decodeEntryBundle(bytes, 4)?.slice(1)).toEqual(sent)
  })

  it('takes 1 to 64 whole cells in one request, and no anchor', async () => {
    const { api, bob } = await newOffice()
    const send = async (body: Uint8Array) => {
      const { status, json } = await api.bytes('POST', paths.boardCells, body, bob.token)
      return status === 204 ? 'ok' : json['code']
    }
    expect(await send(concatBytes(...cells(64)))).toBe('ok')
    expect(await send(concatBytes(...cells(65)))).toBe('api/too-large')
    expect(await send(new Uint8Array())).toBe('api/bad-request')
    expect(await send(randomCell().subarray(1))).toBe('api/bad-request')
    const anchor = encodeAnchor({ time: 1, registerCheckpoint: 'x' })
    expect(await send(concatBytes(randomCell(), anchor))).toBe('api/bad-request')
    expect((await api.post(paths.boardCells, {}, bob.token)).json['code']).toBe('api/bad-request')
    expect((await api.post(paths.boardCells, {})).json['code']).toBe('api/not-signed-in')
  })

  it('beyond a device’s allowance is refused with the time to wait, for this device alone', async () => {
    const { api, bob, token, clock } = await newOffice({ admission: { burst: 64, perSecond: 1 } })
    expect((await api.cells(cells(64), bob.token)).status).toBe(204)
    const refused = await api.cells(cells(5), bob.token)
    expect([refused.status, refused.json['code'], refused.headers.get('retry-after')]).toEqual([
      429,
      'api/too-many',
      '5',
    ])
    expect((await api.cells(cells(5), token)).status).toBe(204)
    clock.advance(5000)
    expect((await api.cells(cells(5), bob.token)).status).toBe(204)
  })
})

describe('a server that stops', () => {
  it('first answers the cells that it took', async () => {
    const { api, bob, clock, server } = await newOffice({ roundMs: 100 })
    const idle = clock.waiting
    const answer = api.cells([randomCell()], bob.token)
    while (clock.waiting === idle) await api.get(paths.health)
    const [{ status }] = await Promise.all([answer, server.close()])
    expect(status).toBe(204)
  })
})

describe('reading the board', () => {
  it('lets caches keep full bundles, tiles, and tags for ever, and nothing else', async () => {
    const { api, bob } = await newOffice()
    for (let i = 0; i < 5; i++) await api.cells(cells(64), bob.token)
    for (const path of ['tile/entries/000', 'tile/0/000', 'tags/000']) {
      const full = await api.get(`${paths.boardLog}/${path}`, bob.token)
      expect(full.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
      const partial = await api.get(`${paths.boardLog}/${path}.p/7`, bob.token)
      expect(partial.headers.get('cache-control')).toBe('no-store')
      expect(full.bytes.subarray(0, partial.bytes.length)).toEqual(partial.bytes)
    }
    for (const path of ['checkpoint', 'tile/entries/001.p/1'])
      expect((await api.get(`${paths.boardLog}/${path}`, bob.token)).headers.get('cache-control')).toBe('no-store')
  })

  it('answers paths that are not there, or are no paths of a log, with api/not-found', async () => {
    const { api, bob } = await newOffice()
    for (const path of [
      'tile/entries/000',
      'tile/0/000.p/256',
      'tile/64/000',
      'tags/00',
      'tile/entries/%2e%2e/000',
      'nothing',
    ])
      expect((await api.get(`${paths.boardLog}/${path}`, bob.token)).json['code']).toBe('api/not-found')
  })
})

describe('every answer', () => {
  it('forbids scripts, frames, sniffing, and referrers', async () => {
    const { api } = await newOffice()
    for (const path of ['/', paths.office, '/nothing']) {
      const { headers } = await api.get(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).not.toContain('script')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
  })
})
