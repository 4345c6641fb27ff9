import { randomBytes, utf8 } from '@chancery/base'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RegisterBatch, RegisterStore } from '../../src/store/ports/register-store.ts'

/** One place that keeps a register, opened again and again. */
export interface RegisterStorePlace {
  open(): Promise<{ readonly store: RegisterStore; close(): Promise<void> }>
  remove(): Promise<void>
}

const batch = (start: number, part: Partial<RegisterBatch> = {}): RegisterBatch => ({
  start,
  records: [{ leaf: utf8(`leaf ${start}`), opening: utf8(`opening ${start}`) }],
  slots: [],
  checkpoint: `checkpoint ${start + 1}\n`,
  ...part,
})

/** What every register store promises, whatever engine is behind it. */
export function registerStoreContract(name: string, makePlace: () => Promise<RegisterStorePlace>): void {
  describe(`the register store on ${name}`, () => {
    let place: RegisterStorePlace
    let opened: Awaited<ReturnType<RegisterStorePlace['open']>>

    beforeEach(async () => {
      place = await makePlace()
      opened = await place.open()
    })
    afterEach(async () => {
      await opened.close()
      await place.remove()
    })
    const reopen = async (): Promise<RegisterStore> => {
      await opened.close()
      opened = await place.open()
      return opened.store
    }

    it('is empty at first', async () => {
      expect(await opened.store.load()).toEqual({ checkpoint: undefined, leaves: [], slots: [] })
    })

    it('gives leaves, openings, slots, and checkpoint back after it was opened again', async () => {
      const [access, sealed] = [randomBytes(32), randomBytes(1024)]
      const records = [
        { leaf: utf8('first'), opening: utf8('opens first') },
        { leaf: utf8('directory'), opening: undefined },
      ]
      await opened.store.append(batch(0, { records, slots: [{ access, sealed }], checkpoint: 'two\n' }))
      const store = await reopen()
      expect(await store.load()).toEqual({
        checkpoint: 'two\n',
        leaves: [utf8('first'), utf8('directory')],
        slots: [{ access, sealed }],
      })
      expect(await store.openings(0, 2)).toEqual([utf8('opens first'), new Uint8Array()])
    })

    it('refuses a batch that does not begin at its size, all of it', async () => {
      await opened.store.append(batch(0))
      const slots = [{ access: randomBytes(32), sealed: randomBytes(1024) }]
      await expect(opened.store.append(batch(0, { slots }))).rejects.toThrow('not where its writer left it')
      await expect(opened.store.append(batch(2, { slots }))).rejects.toThrow('not where its writer left it')
      expect(await opened.store.load()).toEqual({ checkpoint: 'checkpoint 1\n', leaves: [utf8('leaf 0')], slots: [] })
    })

    it('replaces and drops directory slots', async () => {
      const [alice, bob] = [randomBytes(32), randomBytes(32)]
      const before = [alice, bob].map((access) => ({ access, sealed: randomBytes(1024) }))
      const after = randomBytes(1024)
      await opened.store.append(batch(0, { slots: before }))
      await opened.store.append(
        batch(1, {
          slots: [
            { access: alice, sealed: after },
            { access: bob, sealed: undefined },
          ],
        }),
      )
      expect((await opened.store.load()).slots).toEqual([{ access: alice, sealed: after }])
    })

    it('erases an opening and leaves the log as it is', async () => {
      await opened.store.append(batch(0))
      await opened.store.append(batch(1))
      await opened.store.eraseOpening(0)
      const store = await reopen()
      expect(await store.openings(0, 2)).toEqual([new Uint8Array(), utf8('opening 1')])
      expect((await store.load()).leaves).toHaveLength(2)
    })
  })
}
