import { hasCode } from '@chancery/base'
import { findRecipient, sendText, synchronize } from '@chancery/client'
import type { Engine, Recipient, SentMessage } from '@chancery/client'
import { isId } from '@chancery/protocol'
import type { MessageId } from '@chancery/protocol'
import type { Command } from 'commander'
import { usageError } from '../errors.ts'
import { exitCodeOf, exitCodes } from '../exit-code.ts'
import { openSession } from '../session/open-session.ts'
import { openLocalFile, pictureWords, sendFile } from '../session/send-file.ts'
import type { Shell } from '../terminal/shell.ts'

/** Errors whose own sentence says what has become of the message. */
const SAYS_SO = ['client/queued', 'client/not-on-board']

interface Options {
  readonly to: string
  readonly answers?: string
  readonly file?: string
  readonly description?: string
}

export function send(command: Command, shell: Shell): void {
  command
    .argument('[text]', 'the message; - reads it from standard input')
    .requiredOption('--to <recipient>', 'a person or a conversation, by name or id')
    .option('--answers <message>', 'id of the message that this one answers')
    .option('--file <path>', 'a file of at most 100 MB; the text is its caption')
    .option('--description <text>', 'what the file shows, for whoever does not see it')
    .action((text: string | undefined, options: Options) => run(shell, text, options))
}

async function run(shell: Shell, argument = '', { to, answers, file: path, description }: Options): Promise<void> {
  if (answers !== undefined && !isId(answers))
    throw usageError('--answers takes the id of a message, as "read --json" prints it')
  const text = argument === '-' ? (await shell.terminal.readInput()).replace(/\r?\n$/, '') : argument
  if (text.trim() === '' && path === undefined) throw usageError('There is nothing to send')
  if (answers !== undefined && path !== undefined) throw usageError('A file with --answers is not possible here')
  if (description !== undefined && path === undefined) throw usageError('--description goes with --file')
  const described = description === undefined ? {} : { description: pictureWords(description) }
  const file = path === undefined ? undefined : await openLocalFile(path)
  await using session = await openSession(shell)
  const { engine } = session
  const offline = await unreachable(engine)
  const recipient = find(engine, to, offline)
  const before = new Set(engine.outbox.map(({ sequence }) => sequence))
  try {
    const sending: Promise<SentMessage> =
      path === undefined || file === undefined
        ? sendText(engine, recipient, text, answers as MessageId | undefined)
        : sendFile(engine, recipient, { path, file, caption: text, ...described })
    const { message, position, conversation } = await sending
    shell.print({ message, position, conversation }, `Sent (position ${position}).`)
  } catch (error) {
    const kept = await isKept(engine, before)
    shell.fail(error, { kept })
    if (shell.isJson || SAYS_SO.some((code) => hasCode(error, code))) return
    if (kept) shell.note('kept', 'The message is kept on this device and goes out with a later command.')
    else shell.note('not-kept', 'The message is not sent and not kept.')
  }
}

/** Names mean what the register says now. Why it could not be asked, unless it could. */
async function unreachable(engine: Engine): Promise<unknown> {
  try {
    await synchronize(engine)
    return undefined
  } catch (error) {
    if (exitCodeOf(error) === exitCodes.unchecked) return error
    throw error
  }
}

function find(engine: Engine, to: string, offline: unknown): Recipient {
  try {
    return findRecipient(engine, to)
  } catch (error) {
    // Somebody who is not known here may have joined since.
    throw offline !== undefined && hasCode(error, 'client/no-such-recipient') ? offline : error
  }
}

/** Whether the text waits in the home. */
function isKept(engine: Engine, before: ReadonlySet<string>): Promise<boolean> {
  return engine.exclusive(async () =>
    engine.outbox.some(({ sequence, draft, payload }) => !before.has(sequence) && (draft ?? payload) !== undefined),
  )
}
