import { backupOf, beginBackup, endBackup, isRecoveryCode } from '@chancery/client'
import type { Engine } from '@chancery/client'
import type { Command } from 'commander'
import { exitCodes } from '../exit-code.ts'
import { countMessages } from '../listing/count-messages.ts'
import { isoDay } from '../listing/iso-time.ts'
import { openSession } from '../session/open-session.ts'
import { recoveryCodeFrom } from '../session/read-recovery-code.ts'
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
    .argument('[code]', 'as you wrote it down (default: asked for, and not shown)')
    .action((code: string | undefined) => test(shell, code))
  command
    .command('end')
    .description('end the backup; its code opens nothing any more')
    .action(() => end(shell))
}

/** How the backup stands, as every command prints it. */
async function stateOf(engine: Engine): Promise<Readonly<Record<string, string | number>>> {
  const known = await backupOf(engine)
  if (known === undefined) return { state: 'none' }
  const { made, messages, due } = known
  if (made === undefined) return { state: 'incomplete' }
  return { state: 'made', made: isoDay(made), messages, due: isoDay(due) }
}

async function show(shell: Shell): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await refresh(shell, engine)
  const { made, messages = 0, due = 0 } = (await backupOf(engine)) ?? {}
  const state = await stateOf(engine)
  const words: Readonly<Record<string, string>> = {
    none: 'There is no backup. "chancery backup begin" makes one.',
    incomplete: 'The backup is not complete yet. The next command that reaches the server goes on with it.',
    made: `Made ${isoDay(made ?? 0)}: ${countMessages(messages)}. The first command after ${isoDay(due)} renews it.`,
  }
  shell.print(state, words[String(state['state'])] ?? '')
}

async function begin(shell: Shell): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  const hadBackup = (await backupOf(engine)) !== undefined
  const code = await beginBackup(engine)
  await refresh(shell, engine)
  const state = await stateOf(engine)
  const earlier = hadBackup ? '\nYour earlier code opens nothing any more.' : ''
  const later =
    state['state'] === 'made'
      ? ''
      : '\nThe backup itself is not complete yet: the next command that reaches the server goes on with it.'
  shell.print(
    { code, ...state },
    `Write this recovery code down and keep it apart from your devices; nobody can show it again:\n${code}${earlier}${later}`,
  )
}

async function test(shell: Shell, given: string | undefined): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  const code = await recoveryCodeFrom(shell.terminal, given)
  const isRight = await isRecoveryCode(engine, code)
  if (!isRight) shell.exitCode = exitCodes.negative
  const isThere = (await backupOf(engine)) !== undefined
  const wrong = isThere
    ? 'This is a recovery code, but not that of your backup.'
    : 'There is no backup that it could open.'
  shell.print({ right: isRight }, isRight ? 'This is the code of your backup.' : wrong)
}

async function end(shell: Shell): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  const hadBackup = (await backupOf(engine)) !== undefined
  await endBackup(engine)
  shell.print(
    { ended: hadBackup },
    hadBackup ? 'The backup has ended: its code opens nothing any more.' : 'There is no backup; nothing was ended.',
  )
}
