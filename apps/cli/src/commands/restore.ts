import { carryHistory, listHistory, restoreBackup, synchronize } from '@chancery/client'
import type { Command } from 'commander'
import { openSession } from '../session/open-session.ts'
import type { Shell } from '../terminal/shell.ts'

export function restore(command: Command, shell: Shell): void {
  command.argument('<code>', 'your recovery code').action((code: string) => run(shell, code))
}

async function run(shell: Shell, code: string): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await synchronize(engine)
  await restoreBackup(engine, code)
  await carryHistory(engine)
  const restored = (await listHistory(engine)).findLast(
    ({ direction, device }) => direction === 'from' && device === undefined,
  )
  const { done = 0, refused = 0 } = restored ?? {}
  const left = refused === 0 ? '' : ` ${refused} records do not fit what was signed and were left out.`
  shell.print({ messages: done, refused }, `${done} messages are back.${left}`)
}
