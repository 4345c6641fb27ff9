import { createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { findMessage, openFile, readMessage, synchronize } from '@chancery/client'
import type { Command } from 'commander'
import { usageError } from '../errors.ts'
import { openSession } from '../session/open-session.ts'
import type { Shell } from '../terminal/shell.ts'

export function fetch(command: Command, shell: Shell): void {
  command
    .argument('<message>', 'its id or its position on the board, as "read --json" prints them')
    .option('--out <path>', 'a new file, or a folder in which one is made (default: this folder)', '.')
    .action((message: string, { out }: { readonly out: string }) => run(shell, message, out))
}

/** Writes the file of a message. What is on this device already is not asked for. */
async function run(shell: Shell, text: string, out: string): Promise<void> {
  await using session = await openSession(shell)
  const { engine } = session
  const known = (await findMessage(engine, text)) ?? (await synchronize(engine), await findMessage(engine, text))
  const message = known === undefined ? undefined : await readMessage(engine, known)
  if (message?.attachment === undefined)
    throw usageError('This device has no such message with a file. Look for its id with "chancery read --json"')
  const { vault, size, type, name } = message.attachment
  const path = await placeFor(out, name ?? message.id)
  const blob = await openFile(engine, { ...vault, size, type })
  await write(path, blob)
  shell.print(
    { message: message.id, file: path, bytes: size, type },
    `Wrote ${path} (${size.toLocaleString('en')} bytes).`,
  )
}

/** The sender has chosen the name: nothing of it may lead out of the folder, or hide. */
async function placeFor(out: string, name: string): Promise<string> {
  const isFolder = await stat(out).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const plain = name.replaceAll(/[/\\:\p{Cc}\p{Cf}]/gu, '_').replace(/^\.+/, '_')
  return isFolder ? join(out, plain === '' ? 'file' : plain) : out
}

async function write(path: string, blob: Blob): Promise<void> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  try {
    await pipeline(Readable.fromWeb(blob.stream() as never), file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw usageError(`${path} is there already. Name another file with --out`)
    await rm(path, { force: true })
    throw usageError(`${path} cannot be written: ${(error as Error).message}`)
  }
}
