import { open, readFile, rename, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, syncFolder } from '@chancery/host/durable-file'
import type { BackupStore } from '../ports/backup-store.ts'

/** Places as small files, in 256 folders by their first byte. Times of files and folders are set to 0. */
export class BackupFiles implements BackupStore {
  readonly #folder: string
  #arrivals = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  async put(place: Uint8Array, bytes: Uint8Array): Promise<void> {
    const path = this.#path(place)
    const folder = join(path, '..')
    await makeFolder(this.#folder)
    await makeFolder(folder)
    const arriving = `${path}.${++this.#arrivals}.new`
    const handle = await open(arriving, 'w', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.utimes(0, 0)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(arriving, path)
    await utimes(folder, 0, 0)
    await syncFolder(folder)
  }

  async read(place: Uint8Array): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.#path(place))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  #path(place: Uint8Array): string {
    const name = Buffer.from(place).toString('hex')
    return join(this.#folder, name.slice(0, 2), name)
  }
}
