import type { ParcelRow } from '../ports/parcel-store.ts'
import type { SqlDatabase } from './sqlite.ts'

/** The parcels’ rows in state.db; their bytes are files. */
export class ParcelTables {
  readonly #database: SqlDatabase

  constructor(database: SqlDatabase) {
    this.#database = database
  }

  load(): ParcelRow[] {
    return this.#database
      .prepare('SELECT id, access, last_day, claim FROM parcel')
      .all()
      .map((row) => ({
        id: row['id'] as Uint8Array,
        access: row['access'] as Uint8Array,
        lastDay: row['last_day'] as number,
        claim: (row['claim'] ?? undefined) as Uint8Array | undefined,
      }))
  }

  put({ id, access, lastDay, claim }: ParcelRow): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO parcel (id, access, last_day, claim) VALUES (?, ?, ?, ?)')
      .run(id, access, lastDay, claim ?? null)
  }

  claim(id: Uint8Array, claim: Uint8Array): void {
    this.#database.prepare('UPDATE parcel SET claim = ? WHERE id = ?').run(claim, id)
  }

  drop(id: Uint8Array): void {
    this.#database.prepare('DELETE FROM parcel WHERE id = ?').run(id)
  }
}
