import { readFile, writeFile } from 'node:fs/promises'
import { writeBlockList } from '@chancery/exposure/shadow'
import type { BlockListKind, BlockListOptions } from '@chancery/exposure/shadow'
import { usageError } from '../errors.ts'

export type ListPaths = Readonly<Partial<Record<BlockListKind, string>>>
const KINDS: readonly BlockListKind[] = ['rpz', 'hosts', 'squid']

/**
 * Refuses paths of files that are not lists which this command wrote before: `--hosts /etc/hosts` would end a computer’s names.
 *
 * @throws {@link CodedError} `cli/usage`
 */
export async function checkListPaths(paths: ListPaths): Promise<void> {
  for (const kind of KINDS) {
    const path = paths[kind]
    const before = path === undefined ? undefined : await readFile(path, 'utf8').catch(noFile)
    if (before === undefined || before.startsWith(firstLine(writeBlockList(kind)))) continue
    throw usageError(`${path} is something else; name a new file for --${kind}, or one that this command wrote`)
  }
}

/** Writes the lists that were asked for, and gives a sentence for each. */
export async function writeLists(paths: ListPaths, options: BlockListOptions): Promise<string[]> {
  const sentences: string[] = []
  for (const kind of KINDS) {
    const path = paths[kind]
    if (path === undefined) continue
    await writeFile(path, writeBlockList(kind, options)).catch(() => {
      throw usageError(`${path} cannot be written; name another file for --${kind}`)
    })
    sentences.push(`Written: ${path}`)
  }
  return sentences
}

function firstLine(text: string): string {
  return text.slice(0, text.indexOf('\n') + 1)
}

function noFile(error: NodeJS.ErrnoException): string | undefined {
  // What cannot be read can be neither judged nor replaced.
  return error.code === 'ENOENT' ? undefined : ''
}
