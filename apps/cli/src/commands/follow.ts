import { carryHistory, follow as followBoard, synchronize } from '@chancery/client'
import type { Command } from 'commander'
import { messageLine, messageRecords } from '../listing/message-record.ts'
import { NewMessages } from '../listing/new-messages.ts'
import { markAllRead } from '../session/mark-all-read.ts'
import { openSession } from '../session/open-session.ts'
import type { Shell } from '../terminal/shell.ts'

interface Options {
  readonly changes?: true
}

export function follow(command: Command, shell: Shell): void {
  command
    .option('--changes', 'also who comes, who goes, and what is renamed')
    .action((options: Options) => run(shell, options))
}

async function run(shell: Shell, { changes }: Options): Promise<void> {
  const stopped = shell.terminal.untilStopped()
  await using session = await openSession(shell)
  const { engine, home } = session
  const news = new NewMessages(engine)
  home.afterTask = async () => {
    const fresh = await news.take()
    const wanted = fresh.filter(({ kind }) => kind === 'text' || changes === true)
    for (const record of messageRecords(engine, wanted)) shell.print(record, messageLine(record))
    await markAllRead(engine, fresh)
  }
  // The first time is ours, so that a server that is not there is said at once; later on the engine connects again by itself.
  await synchronize(engine)
  await carryHistory(engine)
  const following = followBoard(engine)
  shell.note('following', 'Following. Ctrl-C ends.')
  await Promise.race([following.ended, stopped])
  following.stop()
}
