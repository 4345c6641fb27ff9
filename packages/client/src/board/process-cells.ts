import { isAnchor } from '@chancery/protocol'
import { keepForIntroduction, takeIntroCell } from '../conversation/take-intro.ts'
import { takeWelcomeCell } from '../conversation/take-welcome.ts'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import { allOwners } from './active-keys.ts'
import { takeAnchor } from './take-anchor.ts'
import { takeConversationCell } from './take-conversation-cell.ts'
import { TagScan } from './tag-scan.ts'
import type { CellOwner } from './tag-scan.ts'
import type { FoundCell, NewOwners } from './found-cell.ts'

/** A run of cells in board order, verified to be on the board. */
export interface CellRun {
  /** Position of the first. */
  readonly start: number
  readonly cells: readonly Uint8Array[]
  /** Whether it has just been broadcast, so that its anchors must fit this device's clock. */
  readonly live: boolean
}

/** Takes a run of cells into `engine` and `writes`, cell by cell, exactly as every other device does it. */
export async function processCells(engine: Engine, writes: Writes, run: CellRun): Promise<void> {
  const scan = new TagScan(run.cells)
  const rescan = (first: number): void => {
    scan.clear()
    for (const owner of allOwners(engine)) scan.add(owner, first)
  }
  rescan(0)
  for (const [offset, cell] of run.cells.entries()) {
    const found: FoundCell = { position: run.start + offset, cell }
    keepForIntroduction(engine, writes, found)
    if (isAnchor(cell)) {
      if (await takeAnchor(engine, writes, found, run.live)) rescan(offset + 1)
      continue
    }
    for (const owner of scan.ownersOf(offset))
      for (const added of await takeCell(engine, writes, owner, found)) scan.add(added, offset + 1)
  }
}

function takeCell(engine: Engine, writes: Writes, owner: CellOwner, found: FoundCell): Promise<NewOwners> {
  if (owner.kind === 'intro') return takeIntroCell(engine, writes, found)
  if (owner.kind === 'welcome') return takeWelcomeCell(engine, writes, owner, found)
  return takeConversationCell(engine, writes, owner, found)
}
