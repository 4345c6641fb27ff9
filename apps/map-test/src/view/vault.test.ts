import { describe, expect, it } from 'vitest'
import type { SeenRequest } from '../line/transport.ts'
import type { Recording } from '../record/recording.ts'
import { viewOfOperator } from './operator.ts'
import { exchangesIn, vaultSightings, wishesIn } from './vault.ts'

const CHUNK = 65_536

function asked(begun: number, device: number, method: 'GET' | 'PUT', name: string, status = 200): SeenRequest {
  const [up, down] = method === 'PUT' ? [CHUNK, 0] : [0, CHUNK]
  return { begun, answered: begun, device, method, path: `/api/vault/${name}`, up, down, status }
}

const requests = [
  asked(1000, 0, 'PUT', 'a1'),
  asked(1001, 0, 'PUT', 'a2'),
  asked(1002, 1, 'PUT', 'b1'),
  asked(30_000, 0, 'PUT', 'c1'),
  asked(40_000, 2, 'GET', 'a1'),
  asked(40_001, 2, 'GET', 'a2'),
  asked(90_000, 2, 'GET', 'c1'),
  asked(91_000, 2, 'GET', 'a1', 404),
]

describe('what whoever runs the machine sees of the vault', () => {
  it('is which device brought and fetched which file: chunks that one brings without a pause are one', () => {
    const { uploads, downloads } = vaultSightings(wishesIn(requests))
    expect([...(uploads?.person ?? [])]).toEqual([0, 1, 0])
    expect([...(uploads?.item ?? [])]).toEqual([0, 1, 2])
    expect([...(downloads?.item ?? [])]).toEqual([0, 2])
    expect([...(downloads?.bytes ?? [])]).toEqual([2 * CHUNK, CHUNK])
  })

  it('is, of the shelf, who has brought what, and that everybody fetched whatever was there', () => {
    const onShelf = (
      begun: number,
      device: number,
      method: 'GET' | 'PUT',
      what: string,
      down: number,
    ): SeenRequest => ({
      ...asked(begun, device, method, ''),
      path: `/api/shelf/${what}`,
      down,
    })
    const shelf = [
      onShelf(1000, 0, 'PUT', 'a1', 0),
      onShelf(1001, 0, 'PUT', 'a2', 0),
      onShelf(2000, 0, 'GET', '0', 8 + 2 * CHUNK),
      onShelf(2100, 1, 'GET', '0', 8 + CHUNK),
      onShelf(2200, 1, 'GET', '1', 8 + CHUNK),
      onShelf(2300, 2, 'GET', '2', 8),
      onShelf(2400, 2, 'GET', '0', 8 + 2 * CHUNK),
    ]
    const { uploads, downloads } = vaultSightings(wishesIn(shelf, ['a1', 'a2']))
    expect([...(uploads?.person ?? [])]).toEqual([0])
    expect([...(downloads?.person ?? [])]).toEqual([0, 1, 2])
    expect([...(downloads?.item ?? [])]).toEqual([0, 0, 0])
    expect([...(downloads?.bytes ?? [])]).toEqual([2 * CHUNK, 2 * CHUNK, 2 * CHUNK])
  })

  it('is, through a relay, that a device wanted something: neither which file nor which way', () => {
    const sealed = requests.map((one) => ({ ...one, method: 'POST', path: '/api/envelope/vault', up: 65_693 }))
    const { uploads, downloads } = exchangesIn(sealed)
    expect(uploads).toEqual(downloads)
    expect([...(uploads?.person ?? [])]).toEqual([0, 1, 0, 2, 2])
    expect(uploads?.item).toBeUndefined()
    expect(vaultSightings(wishesIn(sealed))).toEqual({})
  })

  it('is no sending of cells and no receipt', () => {
    const cells = { ...asked(2000, 1, 'PUT', ''), method: 'POST', path: '/api/board/cells', up: 1024 }
    const part = {
      accessKeys: ['', '', ''],
      begun: 0,
      ended: 100_000,
      online: [],
      disks: [],
      requests: [cells, ...requests],
    }
    const view = viewOfOperator(part as unknown as Recording)
    expect([...(view.sends?.person ?? [])]).toEqual([1])
    expect(view.receives?.time).toHaveLength(0)
    expect(view.uploads?.time).toHaveLength(3)
  })
})
