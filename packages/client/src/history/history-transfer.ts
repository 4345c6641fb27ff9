import type { DeviceId } from '@chancery/protocol'

/** An archive on its way to another device of this person or into a backup, or from one, as people see it. */
export interface HistoryTransfer {
  readonly direction: 'to' | 'from'
  /** The other device; absent for a backup. */
  readonly device?: DeviceId
  readonly state: 'running' | 'done' | 'failed'
  /** Messages, of how many; `total` is 0 as long as it is not known. */
  readonly done: number
  readonly total: number
  /** Records that were left out because they do not bear out what they say. */
  readonly refused: number
}
