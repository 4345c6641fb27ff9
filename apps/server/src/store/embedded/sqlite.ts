import { DatabaseSync } from 'node:sqlite'

/** What a column may hold here. Times and sizes are whole numbers below 2^53. */
export type SqlValue = number | string | Uint8Array | null
export type SqlRow = Readonly<Record<string, SqlValue>>

export interface SqlStatement {
  run(...values: readonly SqlValue[]): void
  get(...values: readonly SqlValue[]): SqlRow | undefined
  all(...values: readonly SqlValue[]): SqlRow[]
}

/** The few calls that the store makes, so that another SQLite binding can take the place of Node's own. */
export interface SqlDatabase {
  exec(sql: string): void
  prepare(sql: string): SqlStatement
  /** Runs `work` in one write transaction; undone as a whole when it throws. */
  transaction<T>(work: () => T): T
  close(): void
}

class NodeSqlite implements SqlDatabase {
  readonly #database: DatabaseSync

  constructor(path: string) {
    this.#database = new DatabaseSync(path)
  }

  exec(sql: string): void {
    this.#database.exec(sql)
  }

  prepare(sql: string): SqlStatement {
    const statement = this.#database.prepare(sql)
    return {
      run: (...values) => void statement.run(...values),
      get: (...values) => statement.get(...values) as SqlRow | undefined,
      all: (...values) => statement.all(...values) as SqlRow[],
    }
  }

  transaction<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  close(): void {
    this.#database.close()
  }
}

/** Opens (or makes) a database with Node's own SQLite. */
export function openSqlite(path: string): SqlDatabase {
  return new NodeSqlite(path)
}
