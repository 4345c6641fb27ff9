import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { base64url } from '@chancery/base'
import { CELL_BYTES, decodeAnchor, decodeRegisterEntry } from '@chancery/protocol'
import type { RegisterEntry } from '@chancery/protocol'
import { TILE_WIDTH, decodeEntryBundle, entryBundlePath } from '@chancery/tlog'

/** An entry of the register as a thief finds it: what is in clear, and how much is sealed beside it. */
export interface StolenEntry {
  readonly entry: RegisterEntry | undefined
  readonly openingBytes: number
}

/** What a thief reads out of a server's data folder. */
export interface StolenFolder {
  readonly entries: readonly StolenEntry[]
  /** Each device's slot of the directory, by access key, as opaque text to compare with another copy. */
  readonly slots: ReadonlyMap<string, string>
  /** Failed attempts at a PIN since somebody last got in, by access key. */
  readonly attempts: ReadonlyMap<string, number>
  /** Parcels that wait, by access key. */
  readonly parcels: ReadonlyMap<string, number>
  /** Cells on the board in order: of each anchor its moment in milliseconds, of every other cell nothing. */
  readonly cells: readonly (number | undefined)[]
}

function countBy(
  rows: readonly Record<string, unknown>[],
  add: (row: Record<string, unknown>) => number,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const access = base64url(row['access'] as Uint8Array)
    counts.set(access, (counts.get(access) ?? 0) + add(row))
  }
  return counts
}

/** All cells: sealed bundles are files, what came last is in the database. */
function cellsOf(folder: string, database: DatabaseSync): Uint8Array[] {
  const cells: Uint8Array[] = []
  for (let bundle = 0; ; bundle++) {
    const path = join(folder, 'board', entryBundlePath(bundle))
    if (!existsSync(path)) break
    cells.push(...(decodeEntryBundle(new Uint8Array(readFileSync(path)), TILE_WIDTH) ?? []))
  }
  const rest = database.prepare('SELECT position, cell FROM board_cell ORDER BY position').all()
  for (const row of rest) if (Number(row['position']) >= cells.length) cells.push(row['cell'] as Uint8Array)
  return cells
}

/** Reads a copy of a data folder without a key, as a thief would. The folder itself is left as it is. */
export function readStolenFolder(folder: string): StolenFolder {
  // Opening the database writes to its folder.
  const copy = mkdtempSync(join(tmpdir(), 'chancery-stolen-'))
  try {
    for (const name of readdirSync(folder))
      if (name.startsWith('state.db')) cpSync(join(folder, name), join(copy, name))
    const database = new DatabaseSync(join(copy, 'state.db'))
    const all = (sql: string): Record<string, unknown>[] => database.prepare(sql).all()
    const openings = new Map(
      all('SELECT position, length(opening) AS bytes FROM register_opening').map((row) => [
        row['position'],
        Number(row['bytes']),
      ]),
    )
    const stolen: StolenFolder = {
      entries: all('SELECT position, leaf FROM register_entry ORDER BY position').map((row) => ({
        entry: decodeRegisterEntry(row['leaf'] as Uint8Array),
        openingBytes: openings.get(row['position']) ?? 0,
      })),
      slots: new Map(
        all('SELECT access, sealed FROM directory_slot').map((row) => [
          base64url(row['access'] as Uint8Array),
          base64url(row['sealed'] as Uint8Array),
        ]),
      ),
      attempts: countBy(all('SELECT access, attempts FROM pepper'), (row) => Number(row['attempts'])),
      parcels: countBy(all('SELECT access FROM parcel'), () => 1),
      cells: cellsOf(folder, database).map((cell) => {
        const anchor = cell.length === CELL_BYTES ? decodeAnchor(cell) : undefined
        return anchor && anchor.time * 1000
      }),
    }
    database.close()
    return stolen
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
