import type { Fragment, MessageId } from '@chancery/protocol'
import type { CellOwner } from './tag-scan.ts'

/** A cell at its place on the board. */
export interface FoundCell {
  readonly position: number
  readonly cell: Uint8Array
}

/** Keys that start to count after the present cell. */
export type NewOwners = readonly CellOwner[]

/** A cell that carried a fragment, with the key that opens it and nothing else: what evidence discloses. */
export interface EvidenceCell extends FoundCell {
  readonly messageKey: Uint8Array
}

/** A message whose fragments are all there. */
export interface CompleteMessage {
  readonly id: MessageId
  readonly bytes: Uint8Array
  /** Where it became complete: this is its place on the board. */
  readonly position: number
  readonly cells: readonly EvidenceCell[]
}

/** A fragment that waits for its fellows. */
export interface StoredFragment extends Fragment {
  readonly evidence: EvidenceCell
}
