import { usageError } from '../errors.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** A recovery code: the one that was given, or asked for, so that it stands in no list of commands and processes. */
export async function recoveryCodeFrom(terminal: Terminal, given: string | undefined): Promise<string> {
  if (given !== undefined) return given
  if (terminal.canAsk) return terminal.askHidden('Recovery code: ')
  throw usageError('Give the recovery code, or run the command in a terminal, where it is asked for')
}
