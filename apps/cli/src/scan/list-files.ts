import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { usageError } from '../errors.ts'

/** A file to read, or why it is not read. */
export interface ListedFile {
  readonly path: string
  readonly bytes: number
  readonly problem?: string
}

const NOT_PLAIN = 'It is no plain file, so it is not opened'

/**
 * The files that `paths` name, and all in the folders among them, in the order of their names. Links in folders are not followed, so
 * that nothing outside is read and no circle is walked.
 *
 * @throws {@link CodedError} `cli/usage` if a path leads nowhere
 */
export async function listFiles(paths: readonly string[]): Promise<ListedFile[]> {
  const files: ListedFile[] = []
  for (const path of paths) {
    const stats = await stat(path).catch(() => undefined)
    if (stats === undefined) throw usageError(`There is no file or folder ${path} that can be read`)
    if (stats.isDirectory()) await walk(path, files)
    else files.push(stats.isFile() ? { path, bytes: stats.size } : { path, bytes: 0, problem: NOT_PLAIN })
  }
  return files
}

async function walk(folder: string, files: ListedFile[]): Promise<void> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch {
    files.push({ path: folder, bytes: 0, problem: 'This folder cannot be opened' })
    return
  }
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await walk(path, files)
    else if (entry.isFile()) files.push({ path, bytes: (await stat(path).catch(() => undefined))?.size ?? 0 })
    else
      files.push({
        path,
        bytes: 0,
        problem: entry.isSymbolicLink() ? 'It is a link, which is not followed' : NOT_PLAIN,
      })
  }
}
