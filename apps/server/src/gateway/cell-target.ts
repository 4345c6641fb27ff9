import type { Clock } from '@chancery/base'
import { ApiError } from '@chancery/host'
import type { LogReader } from '@chancery/host'
import { cellEnvelopes, encodeEnvelopeAnswer, isAnchor } from '@chancery/protocol'
import { RecentCells } from './recent-cells.ts'
import type { Target } from './target.ts'

/** What the gateway needs of the board. */
export interface CellBoard extends LogReader {
  submit(cells: readonly Uint8Array[]): Promise<void>
}

/** Puts cells on the board, each envelope's as a submission of its own; a dummy ends here. */
export async function openCellTarget(board: CellBoard, clock: Clock): Promise<Target<'cell'>> {
  const recent = await RecentCells.read(board, clock)
  return {
    form: cellEnvelopes,
    async take({ cells }, date) {
      if (cells.some(isAnchor))
        throw new ApiError('api/bad-request', 'This cell has the tag of an anchor, which the board alone makes')
      const fresh = cells.filter((cell) => !recent.has(cell))
      if (fresh.length > 0) await board.submit(fresh)
      return encodeEnvelopeAnswer({ date })
    },
    refuse: encodeEnvelopeAnswer,
  }
}
