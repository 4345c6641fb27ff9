import { rebuildCell } from '@chancery/crypto'
import { TAG_BYTES, splitMessage } from '@chancery/protocol'
import type { EvidenceCell } from '../board/found-cell.ts'
import type { StoredEvidence } from '../conversation/stored-message.ts'
import type { PackedCell, PackedEvidence } from './archive-record.ts'

/** Evidence as it travels: a cell is worth 56 bytes then, not 1,024. */
export function packEvidence({ document, cells, anchor }: StoredEvidence): PackedEvidence {
  const packed = cells.map(({ position, cell, messageKey }) => ({
    position,
    tag: cell.slice(0, TAG_BYTES),
    messageKey,
  }))
  return { document, cells: packed, anchor: anchor.position }
}

/** The evidence again: what is rebuilt holds the document, whoever packed it. `undefined`: there are too many cells, or too few. */
export function unpackEvidence(
  { document, cells, anchor }: PackedEvidence,
  anchorCell: Uint8Array,
): StoredEvidence | undefined {
  const fragments = splitMessage('statement', document)
  if (cells.length !== fragments.length) return undefined
  const rebuilt = fragments.map((fragment, index): EvidenceCell => {
    const { position, tag, messageKey } = cells[index] as PackedCell
    return { position, cell: rebuildCell(tag, messageKey, fragment), messageKey }
  })
  return { document, cells: rebuilt, anchor: { position: anchor, cell: anchorCell } }
}
