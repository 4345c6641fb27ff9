import { mkdir, open, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Makes the names in a folder as durable as the files behind them. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

/** Makes a folder and those above it, so that a power cut cannot undo it. */
export async function makeFolder(path: string, mode = 0o700): Promise<void> {
  try {
    await mkdir(path, { mode })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && (await isFolder(path))) return
    // Step by step and not by Node's own recursion, which never ends where a file system denies that it could.
    if (code !== 'ENOENT' || (await isFolder(dirname(path)))) throw error
    await makeFolder(dirname(path), mode)
    return makeFolder(path, mode)
  }
  await syncFolder(dirname(path))
}

/** Puts a whole file in place: after a power cut there is all of it or none of it. The folder is not synced yet. */
export async function placeFile(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = `${path}.new`
  const handle = await open(temporary, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, path)
}

/** {@link placeFile}, and the name is durable too when this resolves. */
export async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  await placeFile(path, bytes)
  await syncFolder(dirname(path))
}
