import { open, readdir, rename, rm, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder } from '@chancery/host/durable-file'

/** What a file is called before it is whole. */
const ARRIVING = '.new'

/**
 * Writes a file beside its place, and puts it there when it is durable, in the stead of what was there. Times of file and folder are
 * set to 0. What fails leaves nothing.
 */
export async function placeFile(path: string, bytes: Uint8Array, mark = ''): Promise<void> {
  const arriving = `${path}${mark}${ARRIVING}`
  const folder = dirname(path)
  try {
    await write(arriving, bytes)
    await rename(arriving, path)
    await utimes(folder, 0, 0)
    await syncFolder(folder)
  } catch (error) {
    await rm(arriving, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Erases what a crash has left half-written in the folders of a folder; gives how many whole files there are. */
export async function sweepArriving(root: string): Promise<number> {
  let count = 0
  for (const folder of await namesIn(root))
    for (const name of await namesIn(join(root, folder)))
      if (name.endsWith(ARRIVING)) await rm(join(root, folder, name), { force: true })
      else count++
  return count
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.utimes(0, 0)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
