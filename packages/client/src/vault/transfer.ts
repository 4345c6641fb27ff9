import type { MessageId } from '@chancery/protocol'
import type { Failure } from '../letter/letter.ts'

/** A file on its way to the vault, or from it, as the engine tells it and as {@link listTransfers} gives it. */
export interface Transfer {
  /** Of the file: {@link VaultRef.hash}. */
  readonly hash: string
  readonly direction: 'up' | 'down'
  /**
   * `waiting`: for the network, or behind others. `failed`: it was refused, and the person decides. `done`: all of it is there.
   * `gone`: the person has given it up. After the last two there is no transfer any more.
   */
  readonly state: 'running' | 'waiting' | 'failed' | 'done' | 'gone'
  /** Bytes of chunks that are acknowledged (up) or stored (down), of how many. */
  readonly done: number
  readonly total: number
  /** Of a file that came by itself: the message that named it. */
  readonly message?: MessageId
  /** Why it has failed. */
  readonly failure?: Failure
}
