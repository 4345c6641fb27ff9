import { follow as followBoard, markRead, synchronize } from '@chancery/client'
import type { Command } from 'commander'
import { messageLine, messageRecords } from '../listing/message-record.ts'
import { NewMessages } from '../listing/new-messages.ts'
import { openSession } from '../session/open-session.ts'
import type { Shell } from '../terminal/shell.ts'

export function follow(command: Command, shell: Shell): void {
  command.action(() => run(shell))
}

async function run(shell: Shell): Promise<void> {
  const stopped = shell.terminal.untilStopped()
  await using session = await openSession(shell)
  const { engine, home } = session
  const news = new NewMessages(engine)
  home.afterTask = async () => {
    const fresh = await news.take()
    for (const record of messageRecords(engine, fresh)) shell.print(record, messageLine(record))
    await markRead(engine, fresh)
  }
  // The first time is ours, so that a server that is not there is said at once; later on the engine connects again by itself.
  await synchronize(engine)
  const following = followBoard(engine)
  shell.note('following', 'Following. Ctrl-C ends.')
  await Promise.race([following.ended, stopped])
  following.stop()
}
