import { findConversation, listMessages, readUpTo } from '@chancery/client'
import type { Engine, StoredMessage } from '@chancery/client'
import type { Command } from 'commander'
import { wholeBetween } from '../flags/parse-whole.ts'
import { messageLine, messageRecords } from '../listing/message-record.ts'
import { markAllRead } from '../session/mark-all-read.ts'
import { openSession } from '../session/open-session.ts'
import { refresh } from '../session/refresh.ts'
import type { Shell } from '../terminal/shell.ts'

interface Options {
  readonly since?: number
  readonly new?: true
  readonly changes?: true
}

export function read(command: Command, shell: Shell): void {
  command
    .argument('[conversation]', 'only this one, by name or id')
    .option(
      '--since <position>',
      'only what comes after this position on the board',
      wholeBetween(0, Number.MAX_SAFE_INTEGER),
    )
    .option('--new', 'only what you have not read yet')
    .option('--changes', 'also who came, who went, and what was renamed')
    .action((conversation: string | undefined, options: Options) => run(shell, conversation, options))
}

async function run(shell: Shell, conversation: string | undefined, options: Options): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  await refresh(shell, engine)
  const id = conversation === undefined ? undefined : findConversation(engine, conversation)
  const { wanted, records } = await engine.exclusive(async () => {
    const wanted = (await listMessages(engine, id)).filter((message) => isWanted(engine, message, options))
    return { wanted, records: messageRecords(engine, wanted) }
  })
  // Without the lock: a pager that nobody scrolls must not stop other programs on this home.
  for (const record of records) shell.print(record, messageLine(record))
  if (records.length === 0 && !shell.isJson) shell.print({}, options.new === true ? 'Nothing new.' : 'No messages.')
  await markAllRead(engine, wanted)
}

function isWanted(engine: Engine, message: StoredMessage, options: Options): boolean {
  const { position, conversation, person, kind } = message
  if (kind !== 'text' && options.changes !== true) return false
  if (options.since !== undefined && position <= options.since) return false
  if (options.new !== true) return true
  return position >= readUpTo(engine, conversation) && person !== engine.account.person
}
