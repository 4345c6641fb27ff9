import { erase } from './erase.ts'
import { storeError } from './store-error.ts'
import type { RegisterBatch, RegisterSnapshot } from '../ports/register-store.ts'
import type { SqlDatabase, SqlStatement } from './sqlite.ts'

/** The register's rows in state.db: leaves, openings apart from them, and the directory's slots. */
export class RegisterTables {
  readonly #database: SqlDatabase
  readonly #openings: SqlStatement

  constructor(database: SqlDatabase) {
    this.#database = database
    this.#openings = database.prepare(
      'SELECT position, opening FROM register_opening WHERE position >= ? AND position < ?',
    )
  }

  load(): RegisterSnapshot {
    const rows = this.#database.prepare('SELECT position, leaf FROM register_entry ORDER BY position').all()
    const leaves = rows.map((row, index) => {
      if (row['position'] !== index)
        throw storeError('server/damaged', 'The register is damaged; restore the data folder from a backup')
      return row['leaf'] as Uint8Array
    })
    const slots = this.#database
      .prepare('SELECT access, sealed FROM directory_slot')
      .all()
      .map((row) => ({ access: row['access'] as Uint8Array, sealed: row['sealed'] as Uint8Array }))
    const checkpoint = this.#database.prepare('SELECT checkpoint FROM register_head').get()?.['checkpoint']
    return { checkpoint: checkpoint as string | undefined, leaves, slots }
  }

  append(batch: RegisterBatch): void {
    const { revoked = [] } = batch
    if (revoked.length === 0) this.#append(batch, revoked)
    else erase(this.#database, () => this.#append(batch, revoked))
  }

  #append(batch: RegisterBatch, revoked: readonly Uint8Array[]): void {
    const database = this.#database
    database.transaction(() => {
      const last = database.prepare('SELECT max(position) AS last FROM register_entry').get()?.['last'] ?? -1
      if (Number(last) + 1 !== batch.start)
        throw storeError('server/store', 'The register’s store is not where its writer left it; start the server again')
      batch.records.forEach(({ leaf, opening }, index) => {
        database.prepare('INSERT INTO register_entry (position, leaf) VALUES (?, ?)').run(batch.start + index, leaf)
        if (opening !== undefined)
          database
            .prepare('INSERT INTO register_opening (position, opening) VALUES (?, ?)')
            .run(batch.start + index, opening)
      })
      for (const { access, sealed } of batch.slots) {
        database.prepare('DELETE FROM directory_slot WHERE access = ?').run(access)
        if (sealed !== undefined)
          database.prepare('INSERT INTO directory_slot (access, sealed) VALUES (?, ?)').run(access, sealed)
      }
      for (const access of revoked) {
        database.prepare('DELETE FROM pepper WHERE access = ?').run(access)
        database.prepare('DELETE FROM parcel WHERE access = ?').run(access)
      }
      database
        .prepare(
          `INSERT INTO register_head (id, checkpoint) VALUES (1, ?)
           ON CONFLICT (id) DO UPDATE SET checkpoint = excluded.checkpoint`,
        )
        .run(batch.checkpoint)
    })
  }

  openings(start: number, count: number): Uint8Array[] {
    const found = Array.from({ length: count }, () => new Uint8Array())
    for (const row of this.#openings.all(start, start + count))
      found[Number(row['position']) - start] = Uint8Array.from(row['opening'] as Uint8Array)
    return found
  }

  eraseOpening(position: number): void {
    const forget = this.#database.prepare('DELETE FROM register_opening WHERE position = ?')
    erase(this.#database, () => forget.run(position))
  }
}
