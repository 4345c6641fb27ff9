import { backupOf, beginBackup, endBackup, isRecoveryCode } from '@chancery/client'
import type { Command } from 'commander'
import { exitCodes } from '../exit-code.ts'
import { isoDay } from '../listing/iso-time.ts'
import { openSession } from '../session/open-session.ts'
import { refresh } from '../session/refresh.ts'
import type { Shell } from '../terminal/shell.ts'

export function backup(command: Command, shell: Shell): void {
  command.action(() => show(shell))
  command
    .command('begin')
    .description(
      'make a backup under a fresh recovery code, which is printed once; an earlier code opens nothing any more',
    )
    .action(() => begin(shell))
  command
    .command('test')
    .description('say whether a recovery code is that of the backup')
    .argument('<code>', 'as you wrote it down')
    .action((code: string) => test(shell, code))
  command
    .command('end')
    .description('end the backup; its code opens nothing any more')
    .action(() => end(shell))
}

async function show(shell: Shell): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await refresh(shell, engine)
  const known = await backupOf(engine)
  if (known === undefined)
    return shell.print({ backup: null }, 'There is no backup. “chancery backup begin” makes one.')
  const { made, messages, due } = known
  shell.print(
    { ...(made === undefined ? {} : { made: isoDay(made) }), messages, due: isoDay(due) },
    made === undefined ? 'The backup is not complete yet.' : `Made ${isoDay(made)}: ${messages} messages.`,
  )
}

async function begin(shell: Shell): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  const code = await beginBackup(engine)
  await refresh(shell, engine)
  shell.print({ code }, `Write this recovery code down; nobody can show it again:\n${code}`)
}

async function test(shell: Shell, code: string): Promise<void> {
  await using session = await openSession(shell)
  const isRight = await isRecoveryCode(session.engine, code)
  if (!isRight) shell.exitCode = exitCodes.negative
  shell.print({ right: isRight }, isRight ? 'This is your code.' : 'This is another code.')
}

async function end(shell: Shell): Promise<void> {
  await using session = await openSession(shell)
  await endBackup(session.engine)
  shell.print({ ended: true }, 'The code opens nothing any more.')
}
