import type { NewPepper, PepperAttempt } from '../ports/pepper-store.ts'
import { erase } from './erase.ts'
import type { SqlDatabase, SqlStatement } from './sqlite.ts'

/** The peppers’ rows in state.db. Attempts are a count and no time: nothing tells when somebody opened a device. */
export class PepperTables {
  readonly #database: SqlDatabase
  readonly #find: SqlStatement

  constructor(database: SqlDatabase) {
    this.#database = database
    this.#find = database.prepare('SELECT access, key, attempts FROM pepper WHERE id = ?')
  }

  make({ id, access, key }: NewPepper): void {
    const database = this.#database
    erase(database, () =>
      database.transaction(() => {
        database.prepare('DELETE FROM pepper WHERE access = ? AND is_kept = 0').run(access)
        database
          .prepare('INSERT INTO pepper (id, access, key, is_kept, attempts) VALUES (?, ?, ?, 0, 0)')
          .run(id, access, key)
      }),
    )
  }

  keep(id: Uint8Array, access: Uint8Array): boolean {
    const database = this.#database
    const rows = database.prepare('SELECT id, is_kept, attempts FROM pepper WHERE access = ?').all(access)
    const own = rows.find((row) => Buffer.compare(row['id'] as Uint8Array, id) === 0)
    if (own === undefined) return false
    const keep = (): void => database.prepare('UPDATE pepper SET is_kept = 1, attempts = 0 WHERE id = ?').run(id)
    if (rows.length === 1) {
      if (own['is_kept'] === 0 || own['attempts'] !== 0) keep()
      return true
    }
    erase(database, () =>
      database.transaction(() => {
        keep()
        database.prepare('DELETE FROM pepper WHERE access = ? AND id <> ?').run(access, id)
      }),
    )
    return true
  }

  attempt(id: Uint8Array, most: number): PepperAttempt {
    const row = this.#find.get(id)
    if (row === undefined) return { kind: 'none' }
    if (Number(row['attempts']) >= most) return { kind: 'used-up' }
    this.#database.prepare('UPDATE pepper SET attempts = attempts + 1 WHERE id = ?').run(id)
    return { kind: 'key', key: Uint8Array.from(row['key'] as Uint8Array) }
  }

  giveBack(): void {
    this.#database.exec('UPDATE pepper SET attempts = attempts - 1 WHERE attempts > 0')
  }

  drop(access: Uint8Array): void {
    erase(this.#database, () => this.#database.prepare('DELETE FROM pepper WHERE access = ?').run(access))
  }
}
