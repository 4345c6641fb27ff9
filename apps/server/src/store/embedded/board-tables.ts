import { storeError } from './store-error.ts'
import type { BoardHead, BoardSnapshot } from '../ports/board-store.ts'
import type { SqlDatabase, SqlStatement } from './sqlite.ts'

/** The board's rows in state.db: its head, and the cells that are not sealed yet. */
export class BoardTables {
  readonly #database: SqlDatabase
  readonly #cellBytes: number
  readonly #insertCell: SqlStatement
  readonly #setHead: SqlStatement
  readonly #getHead: SqlStatement

  constructor(database: SqlDatabase, cellBytes: number) {
    this.#database = database
    this.#cellBytes = cellBytes
    this.#insertCell = database.prepare('INSERT INTO board_cell (position, cell) VALUES (?, ?)')
    this.#getHead = database.prepare('SELECT * FROM board_head WHERE id = 1')
    this.#setHead = database.prepare(
      `INSERT INTO board_head (id, size, edge, checkpoint, anchor_time, anchor_register_size) VALUES (1, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET size = excluded.size, edge = excluded.edge, checkpoint = excluded.checkpoint,
         anchor_time = excluded.anchor_time, anchor_register_size = excluded.anchor_register_size`,
    )
  }

  load(): BoardSnapshot {
    const cellBytes = this.#cellBytes
    const row = this.#getHead.get()
    const sealed = Number(this.#database.prepare('SELECT below FROM board_sealed').get()?.['below'] ?? 0)
    const rows = this.#database
      .prepare('SELECT position, cell FROM board_cell WHERE position >= ? ORDER BY position')
      .all(sealed)
    const tail = new Uint8Array(rows.length * cellBytes)
    rows.forEach((cell, index) => {
      const bytes = cell['cell'] as Uint8Array
      if (cell['position'] !== sealed + index || bytes.length !== cellBytes)
        throw storeError('server/damaged', 'The board’s last cells are damaged; restore the data folder from a backup')
      tail.set(bytes, index * cellBytes)
    })
    const head: BoardHead | undefined = row && {
      size: row['size'] as number,
      edge: row['edge'] as Uint8Array,
      checkpoint: row['checkpoint'] as string,
      anchorTime: row['anchor_time'] as number,
      anchorRegisterSize: row['anchor_register_size'] as number,
    }
    return { head, sealed, tail }
  }

  append(cells: Uint8Array, head: BoardHead): void {
    const cellBytes = this.#cellBytes
    this.#database.transaction(() => {
      const size = Number(this.#getHead.get()?.['size'] ?? 0)
      // A second writer, or a lost step, would fork the log: better to stop here.
      if (cells.length % cellBytes !== 0 || size + cells.length / cellBytes !== head.size)
        throw storeError('server/store', 'The board’s store is not where its writer left it; start the server again')
      for (let at = 0; at < cells.length; at += cellBytes)
        this.#insertCell.run(size + at / cellBytes, cells.subarray(at, at + cellBytes))
      this.#setHead.run(head.size, head.edge, head.checkpoint, head.anchorTime, head.anchorRegisterSize)
    })
  }

  /** Forgets the tail before `below`; its objects must be on the disk. */
  dropBelow(below: number): void {
    this.#database.transaction(() => {
      this.#database
        .prepare(
          `INSERT INTO board_sealed (id, below) VALUES (1, ?)
           ON CONFLICT (id) DO UPDATE SET below = max(below, excluded.below)`,
        )
        .run(below)
      this.#database.prepare('DELETE FROM board_cell WHERE position < ?').run(below)
    })
  }
}
