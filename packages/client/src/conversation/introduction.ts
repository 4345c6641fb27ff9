import type { AnchorState } from '../board/anchor-state.ts'

/** A welcome key that came with an intro, until the Welcome under it is complete or too late. */
export interface Introduction {
  /** 32 bytes. */
  readonly welcomeKey: Uint8Array
  /** Board position of the intro; cells from here on are kept, because some may belong to the new conversation. */
  readonly since: number
  /** The anchor in force there. */
  readonly anchor?: AnchorState
}

/** So many cells after its intro a Welcome is given up. */
export const INTRODUCTION_WINDOW = 20_000
