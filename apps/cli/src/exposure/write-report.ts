import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { usageError } from '../errors.ts'

/** Says so before hours of reading, where a file cannot be written, or would replace one that is read. */
export async function requireWritable(path: string, inputs: readonly string[]): Promise<void> {
  const folder = await stat(dirname(resolve(path))).catch(() => undefined)
  if (folder?.isDirectory() !== true) throw usageError(`There is no folder ${dirname(path)} to write ${path} into`)
  const own = await realpath(path).catch(() => undefined)
  for (const input of inputs)
    if (own !== undefined && own === (await realpath(input).catch(() => undefined)))
      throw usageError(`${path} is one of the exports; name another file to write to`)
}

/** Writes a file whole or not at all, for nobody else’s eyes: it holds names. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.part`
  try {
    await writeFile(part, text, { mode: 0o600 })
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw usageError(`${path} cannot be written (${String((error as NodeJS.ErrnoException).code)})`)
  }
}

/** Tables go into a folder, which is made; the findings alone into a file that ends in `.csv`. */
export async function writeCsv(path: string, tables: Readonly<Record<string, string>>): Promise<void> {
  if (path.toLowerCase().endsWith('.csv')) return writeWhole(path, tables['findings.csv'] ?? '')
  await mkdir(path, { recursive: true })
  for (const [name, text] of Object.entries(tables)) await writeWhole(join(path, name), text)
}
