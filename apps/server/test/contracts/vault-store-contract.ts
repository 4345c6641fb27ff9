import { createHash } from 'node:crypto'
import { randomBytes } from '@chancery/base'
import { VAULT_CHUNK_BYTES } from '@chancery/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { VaultStore } from '../../src/store/ports/vault-store.ts'

/** One place that keeps a vault, opened again and again. */
export interface VaultStorePlace {
  open(): Promise<{ readonly store: VaultStore; close(): Promise<void> }>
  remove(): Promise<void>
}

const newChunk = (): readonly [hash: Uint8Array, bytes: Uint8Array] => {
  const bytes = randomBytes(VAULT_CHUNK_BYTES)
  return [new Uint8Array(createHash('sha256').update(bytes).digest()), bytes]
}

/** What every vault store promises, whatever is behind it. */
export function vaultStoreContract(name: string, makePlace: () => Promise<VaultStorePlace>): void {
  describe(`the vault store on ${name}`, () => {
    let place: VaultStorePlace
    let opened: Awaited<ReturnType<VaultStorePlace['open']>>

    beforeEach(async () => {
      place = await makePlace()
      opened = await place.open()
    })
    afterEach(async () => {
      await opened.close()
      await place.remove()
    })
    const reopen = async (): Promise<VaultStore> => {
      await opened.close()
      opened = await place.open()
      return opened.store
    }

    it('is empty at first', async () => {
      expect(await opened.store.count()).toBe(0)
      expect(await opened.store.read(newChunk()[0])).toBeUndefined()
    })

    it('gives chunks back after it was opened again, and counts them', async () => {
      const chunks = Array.from({ length: 5 }, newChunk)
      for (const [hash, bytes] of chunks) expect(await opened.store.put(hash, bytes)).toBe('kept')
      expect(await opened.store.count()).toBe(5)
      const store = await reopen()
      expect(await store.count()).toBe(5)
      for (const [hash, bytes] of chunks) expect(Buffer.compare((await store.read(hash)) as Uint8Array, bytes)).toBe(0)
    })

    it('keeps a chunk once, however often it comes, also at the same time and after it was opened again', async () => {
      const [hash, bytes] = newChunk()
      const outcomes = await Promise.all(Array.from({ length: 4 }, () => opened.store.put(hash, bytes)))
      expect(outcomes.toSorted()).toEqual(['kept', 'known', 'known', 'known'])
      const store = await reopen()
      expect(await store.put(hash, bytes)).toBe('known')
      expect(await store.count()).toBe(1)
    })
  })
}
