import { carryHistory, listHistory, restoreBackup, synchronize } from '@chancery/client'
import type { Engine, HistoryTransfer } from '@chancery/client'
import type { Command } from 'commander'
import { exitCodeOf, exitCodes } from '../exit-code.ts'
import { countMessages } from '../listing/count-messages.ts'
import { openSession } from '../session/open-session.ts'
import { recoveryCodeFrom } from '../session/read-recovery-code.ts'
import type { Shell } from '../terminal/shell.ts'

export function restore(command: Command, shell: Shell): void {
  command
    .argument('[code]', 'your recovery code (default: asked for, and not shown)')
    .action((code: string | undefined) => run(shell, code))
}

async function run(shell: Shell, given: string | undefined): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  const code = await recoveryCodeFrom(shell.terminal, given)
  await synchronize(engine)
  await restoreBackup(engine, code)
  await carry(shell, engine)
  const { done = 0, total = 0, refused = 0, state = 'running' } = (await restored(engine)) ?? {}
  if (state === 'failed') shell.exitCode = exitCodes.negative
  const words: Readonly<Record<HistoryTransfer['state'], string>> = {
    done: `${countMessages(done)} ${done === 1 ? 'is' : 'are'} back. From now on this device renews the backup, under the same code.`,
    running: `${done} of ${countMessages(total)} are back. The next command goes on.`,
    failed: `${done} of ${countMessages(total)} are back; the rest of the backup is damaged.`,
  }
  const left =
    refused === 0 ? '' : ` ${refused.toLocaleString('en')} records do not fit what was signed and were left out.`
  shell.print({ state, messages: done, of: total, refused }, words[state] + left)
}

/** What cannot be fetched now is said, and stays to be fetched: the code is not needed again. */
async function carry(shell: Shell, engine: Engine): Promise<void> {
  try {
    await carryHistory(engine)
  } catch (error) {
    if (exitCodeOf(error) !== exitCodes.unchecked) throw error
    shell.fail(error)
  }
}

async function restored(engine: Engine): Promise<HistoryTransfer | undefined> {
  return (await listHistory(engine)).findLast(({ direction, device }) => direction === 'from' && device === undefined)
}
