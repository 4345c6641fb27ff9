import { randomBytes } from '@chancery/base'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ShelfStore } from '../../src/store/ports/shelf-store.ts'

/** One place that keeps a shelf, opened again and again. */
export interface ShelfStorePlace {
  open(): Promise<ShelfStore>
  remove(): Promise<void>
}

const newNames = (count: number): Uint8Array[] => Array.from({ length: count }, () => randomBytes(32))

/** What every shelf store promises, whatever is behind it. */
export function shelfStoreContract(name: string, makePlace: () => Promise<ShelfStorePlace>): void {
  describe(`the shelf store on ${name}`, () => {
    let place: ShelfStorePlace

    beforeEach(async () => {
      place = await makePlace()
    })
    afterEach(() => place.remove())

    it('is empty at first', async () => {
      const store = await place.open()
      expect(await store.load(10)).toEqual({ end: 0, names: [] })
    })

    it('gives names back in the order in which they came, after it was opened again, the newest where there are more', async () => {
      const names = newNames(20)
      const store = await place.open()
      await store.load(10)
      for (const part of [names.slice(0, 1), names.slice(1, 12), names.slice(12)]) await store.append(part)
      expect(await (await place.open()).load(100)).toEqual({ end: 20, names })
      expect(await (await place.open()).load(3)).toEqual({ end: 20, names: names.slice(17) })
    })

    it('forgets what was cut off, and goes on from there', async () => {
      const names = newNames(5)
      const store = await place.open()
      await store.load(10)
      await store.append(names)
      await store.cut(2)
      const [last] = newNames(1) as [Uint8Array]
      await store.append([last])
      expect(await (await place.open()).load(10)).toEqual({ end: 3, names: [...names.slice(0, 2), last] })
    })
  })
}
