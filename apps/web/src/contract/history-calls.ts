import type { DeviceId, PersonId } from '@chancery/protocol'

/** History on its way to another device of this person or into a backup, or from one. */
export interface HistoryRow {
  readonly direction: 'to' | 'from'
  /** The other device; absent for a backup. */
  readonly device?: DeviceId
  readonly deviceLabel?: string
  readonly state: 'running' | 'done' | 'failed'
  /** Messages, of how many; `total` is 0 as long as it is not known. */
  readonly done: number
  readonly total: number
  /** What was left out because it does not bear out what it says. */
  readonly refused: number
}

/** What a person sees of their history’s ways, and of their backup. */
export interface HistoryView {
  readonly transfers: readonly HistoryRow[]
  readonly backup?: {
    /** Milliseconds since 1970; absent as long as the first one is being made. */
    readonly made?: number
    readonly messages: number
    /** When it is renewed next. */
    readonly due: number
  }
}

export interface HistoryCalls {
  /** Has the whole history sent to another device of this person, once more if it was sent before. */
  sendHistory(device: DeviceId): void
  /** Begins a personal backup in the stead of an earlier one; gives its recovery code, this once. */
  beginBackup(): string
  /** From now on the code opens nothing. */
  endBackup(): void
  /** Whether somebody wrote the code down rightly. */
  isRecoveryCode(code: string): boolean
  /** Brings back what lies under a code; `Topics.history` tells how far that is. */
  restoreBackup(code: string): void
  /** A link for somebody who has no device any more, to come back as the same person. For administrators. */
  inviteAgain(person: PersonId): {
    readonly link: string
    /** Unix seconds. */
    readonly expires: number
  }
}
