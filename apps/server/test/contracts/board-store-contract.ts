import { concatBytes, utf8 } from '@chancery/base'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BoardHead, BoardStore } from '../../src/store/ports/board-store.ts'
import { randomCell } from '@chancery/testkit/device'

/** One place that keeps a board, opened again and again. */
export interface BoardStorePlace {
  open(): Promise<{ readonly store: BoardStore; close(): Promise<void> }>
  remove(): Promise<void>
}

const headAt = (size: number): BoardHead => ({
  size,
  edge: utf8(`edge ${size}`),
  checkpoint: `checkpoint ${size}\n`,
  anchorTime: 1_800_000_000 + size,
  anchorRegisterSize: 3,
})

/** What every board store promises, whatever engine is behind it. */
export function boardStoreContract(name: string, makePlace: () => Promise<BoardStorePlace>): void {
  describe(`the board store on ${name}`, () => {
    let place: BoardStorePlace
    let opened: Awaited<ReturnType<BoardStorePlace['open']>>

    beforeEach(async () => {
      place = await makePlace()
      opened = await place.open()
    })
    afterEach(async () => {
      await opened.close()
      await place.remove()
    })
    const reopen = async (): Promise<BoardStore> => {
      await opened.close()
      opened = await place.open()
      return opened.store
    }

    it('is empty at first', async () => {
      expect(await opened.store.load()).toEqual({ head: undefined, sealed: 0, tail: new Uint8Array() })
    })

    it('gives cells and head back after it was opened again', async () => {
      const cells = [randomCell(), randomCell(), randomCell()] as const
      await opened.store.append(concatBytes(cells[0], cells[1]), headAt(2))
      await opened.store.append(cells[2], headAt(3))
      const { head, sealed, tail } = await (await reopen()).load()
      expect(head).toEqual(headAt(3))
      expect(sealed).toBe(0)
      expect(tail).toEqual(concatBytes(...cells))
    })

    it('refuses cells that do not lead from its size to the head’s, and changes nothing', async () => {
      await opened.store.append(randomCell(), headAt(1))
      await expect(opened.store.append(randomCell(), headAt(3))).rejects.toThrow('not where its writer left it')
      await expect(opened.store.append(randomCell(), headAt(1))).rejects.toThrow('not where its writer left it')
      await expect(opened.store.append(randomCell().subarray(1), headAt(2))).rejects.toThrow(
        'not where its writer left it',
      )
      const { head, tail } = await opened.store.load()
      expect(head).toEqual(headAt(1))
      expect(tail).toHaveLength(1024)
    })

    it('takes overlapping appends in their order', async () => {
      const sizes = Array.from({ length: 20 }, (_, index) => index + 1)
      await Promise.all(sizes.map((size) => opened.store.append(randomCell(), headAt(size))))
      expect((await opened.store.load()).head?.size).toBe(20)
    })

    it('keeps sealed objects for ever and forgets the cells before them', async () => {
      const last = randomCell()
      await opened.store.append(concatBytes(randomCell(), randomCell(), last), headAt(3))
      const objects = [
        { name: 'tile/entries/000', bytes: utf8('bundle') },
        { name: 'tile/0/x001/000', bytes: utf8('tile') },
      ]
      await opened.store.seal(objects, 2)
      const store = await reopen()
      expect(await store.load()).toEqual({ head: headAt(3), sealed: 2, tail: last })
      for (const { name, bytes } of objects) expect(new Uint8Array((await store.readObject(name)) ?? [])).toEqual(bytes)
    })

    it('takes the same sealing twice, as a start after a crash asks for it', async () => {
      await opened.store.append(concatBytes(randomCell(), randomCell()), headAt(2))
      const objects = [{ name: 'tags/000', bytes: utf8('tags') }]
      await opened.store.seal(objects, 2)
      await opened.store.seal(objects, 2)
      expect(await opened.store.load()).toEqual({ head: headAt(2), sealed: 2, tail: new Uint8Array() })
    })

    it('says of an object that is not there that it is not there', async () => {
      expect(await opened.store.readObject('tile/entries/999')).toBeUndefined()
    })
  })
}
