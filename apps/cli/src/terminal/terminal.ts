import type { Clock } from '@chancery/base'
import type { PinCost } from '@chancery/crypto'

/** The world around one run of the command line; tests bring their own. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** How hard the PIN of a new home is made to guess; the default everywhere but in tests. */
  readonly pinCost?: PinCost
  /** Whether stderr is a screen, on which a line can be rewritten. */
  readonly isScreen: boolean
  /** Whether somebody is there to be asked. */
  readonly canAsk: boolean
  out(text: string): void
  err(text: string): void
  /** Asks without showing what is typed. */
  askHidden(question: string): Promise<string>
  /** All of standard input, as text. */
  readInput(): Promise<string>
  /** Resolves when the program is told to end (SIGINT, SIGTERM). */
  untilStopped(): Promise<void>
}
