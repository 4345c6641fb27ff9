import { equalBytes } from '@chancery/base'
import type { HeadsResponse } from '@chancery/protocol'
import { decodeAnchor, paths } from '@chancery/protocol'
import {
  TILE_WIDTH,
  decodeEntryBundle,
  entryBundlePath,
  tileFromEntries,
  tilePath,
  tileRoot,
  tileWidth,
} from '@chancery/tlog'
import type { Engine } from '../engine/engine.ts'
import { STATE_TABLE } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import { requireWitness } from '../mirror/require-witness.ts'
import type { VerifiedHead } from '../mirror/verify-head.ts'
import { verifyHead } from '../mirror/verify-head.ts'
import type { KnownHeads } from '../register/sync-register.ts'
import { SHELF_KEY, startOfShelf } from '../vault/shelf-tables.ts'
import type { AnchorState } from './anchor-state.ts'
import { requireSameRegister } from './same-register.ts'

/**
 * Takes this new device's place on the board, and on the shelf: at its present end, since nothing before is for it. The heads in an invite
 * (`known`) must be in the board's history. Inside `exclusive`, after the register.
 */
export async function startBoard(
  engine: Engine,
  { board: note, shelf }: Pick<HeadsResponse, 'board' | 'shelf'>,
  known: KnownHeads = [],
): Promise<void> {
  const { api, board } = engine
  const fetchTile = ({ level, index, width }: { level: number; index: number; width: number }): Promise<Uint8Array> =>
    api.file(`${paths.boardLog}/${tilePath(level, index, width)}`)
  await requireWitness(board, note, engine.roster)
  const head = await verifyHead(board, note, fetchTile, known)
  const { size } = head.checkpoint
  if (size > 0) {
    const started = board.clone()
    started.startAt(size, (level, index) => head.tiles.get(`${level}/${index}`))
    started.accept(note, head.checkpoint)
    engine.board = started
    engine.anchor = await lastAnchor(engine, head)
  }
  engine.isStarted = true
  const writes = new Writes()
  engine.saveBoard(writes)
  if (shelf !== undefined) writes.put(STATE_TABLE, SHELF_KEY, startOfShelf(shelf))
  await engine.commit(writes)
}

/** The last anchor before the head, found backwards: there is one at least every minute while there is traffic. */
async function lastAnchor(engine: Engine, head: VerifiedHead): Promise<AnchorState | undefined> {
  const { size } = head.checkpoint
  for (let bundle = Math.ceil(size / TILE_WIDTH) - 1; bundle >= 0; bundle--) {
    const width = tileWidth(0, bundle, size)
    const bytes = await engine.api.file(`${paths.boardLog}/${entryBundlePath(bundle, width)}`)
    const entries = decodeEntryBundle(bytes, width) ?? []
    if (!isOnBoard(head, bundle, entries)) throw engine.board.forked(size)
    for (let at = entries.length - 1; at >= 0; at--) {
      const cell = entries[at] as Uint8Array
      const anchor = decodeAnchor(cell)
      if (anchor === undefined) continue
      const checkpoint = await engine.register.open(anchor.registerCheckpoint)
      if (checkpoint.size > engine.register.size)
        throw clientError(
          'client/anchor-invalid',
          'The board names register entries that the register does not show. Try again in a moment',
        )
      await requireSameRegister(engine, checkpoint.size, checkpoint.root)
      return {
        time: anchor.time,
        registerSize: checkpoint.size,
        position: bundle * TILE_WIDTH + at,
        cell: cell.slice(),
      }
    }
  }
  return undefined
}

function isOnBoard(head: VerifiedHead, bundle: number, entries: readonly Uint8Array[]): boolean {
  if (entries.length === 0) return false
  const tile = tileFromEntries(entries)
  if (entries.length < TILE_WIDTH) return equalBytes(tile, head.tiles.get(`0/${bundle}`) ?? new Uint8Array(0))
  const expected = head.reader(8, bundle)
  return expected !== undefined && equalBytes(tileRoot(tile), expected)
}
