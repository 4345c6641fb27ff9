import type { Command } from 'commander'
import { conversationRecords, conversationRow } from '../listing/conversation-record.ts'
import { openSession } from '../session/open-session.ts'
import { refresh } from '../session/refresh.ts'
import type { Shell } from '../terminal/shell.ts'

export function conversations(command: Command, shell: Shell): void {
  command.action(() => run(shell))
}

async function run(shell: Shell): Promise<void> {
  await using session = await openSession(shell)
  await refresh(shell, session.engine)
  shell.printTable(conversationRecords(session.engine), conversationRow, 'No conversations yet.')
}
