import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CodedError } from '@chancery/base'
import { findMessage, proveMessage } from '@chancery/client'
import type { Command } from 'commander'
import { usageError } from '../errors.ts'
import { exitCodes } from '../exit-code.ts'
import { openSession } from '../session/open-session.ts'
import type { Shell } from '../terminal/shell.ts'

export function prove(command: Command, shell: Shell): void {
  command
    .argument('<message>', 'its id or its position on the board, as "read --json" prints them')
    .requiredOption('--out <folder>', 'a new or empty folder for the files')
    .action((message: string, { out }: { readonly out: string }) => run(shell, message, out))
}

/** Writes the evidence bundle of one message. It is made from what the device has stored; the server is not asked. */
async function run(shell: Shell, text: string, out: string): Promise<void> {
  await requireEmpty(out)
  await using session = await openSession(shell)
  const { engine } = session
  const message = await findMessage(engine, text)
  if (message === undefined)
    throw usageError('This device has no such message. Look for its id with "chancery read --json"')
  let files: ReadonlyMap<string, Uint8Array>
  try {
    files = await proveMessage(engine, message)
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'prove/no-own-cells') throw error
    shell.fail(error)
    shell.exitCode = exitCodes.usage
    return
  }
  await write(out, files)
  const bytes = [...files.values()].reduce((sum, file) => sum + file.length, 0)
  shell.print(
    { message, out, files: files.size, bytes },
    `Wrote ${files.size} files, ${Math.ceil(bytes / 1000)} kB, to ${out}. They disclose this one message and who sent it.\n` +
      `Anybody can check them, without the server: chancery verify ${out}`,
  )
}

async function requireEmpty(folder: string): Promise<void> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw usageError(`${folder} is not a folder. Name a new one`)
  }
  if (names.length > 0)
    throw usageError(`${folder} is not empty. Name a new folder, so that nothing else gets into the bundle`)
}

/** The list of files comes last (it does in the map too), so that a bundle that was cut short is seen to be one. */
async function write(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  for (const [path, bytes] of files) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes, { flag: 'wx' })
  }
}
