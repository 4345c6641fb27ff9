import { rm } from 'node:fs/promises'
import type { ParcelRow, ParcelStore } from '../ports/parcel-store.ts'
import type { ParcelFiles } from './parcel-files.ts'

/** The calls that concern rows; they are answered by the thread that owns state.db. */
export interface ParcelRowCalls {
  load(): Promise<readonly ParcelRow[]>
  put(row: ParcelRow): Promise<void>
  claim(id: Uint8Array, claim: Uint8Array): Promise<void>
  drop(id: Uint8Array): Promise<void>
}

/** Parcels as rows and files. A row is written after its file and erased after it: no row is without what it promises. */
export function embeddedParcels(rows: ParcelRowCalls, files: ParcelFiles): ParcelStore {
  return {
    async load() {
      const loaded = await rows.load()
      await files.dropOthers(loaded.map(({ id }) => id))
      return loaded
    },
    async receive(body, mostBytes) {
      const path = await files.receive(body, mostBytes)
      if (path === undefined) return undefined
      return {
        async keep(row) {
          await files.place(path, row.id)
          await rows.put(row)
        },
        discard: () => rm(path, { force: true }),
      }
    },
    claim: (id, claim) => rows.claim(id, claim),
    read: (id) => files.read(id),
    dropBytes: (id) => files.drop(id),
    async drop(id) {
      await files.drop(id)
      await rows.drop(id)
    },
  }
}
