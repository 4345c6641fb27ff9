import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder, placeFile, syncFolder } from '@chancery/host/durable-file'
import type { StoredObject } from '../ports/board-store.ts'

/** Immutable objects as files under one folder. */
export class ObjectFiles {
  readonly #folder: string
  readonly #known = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Writes all of them; every one and its name is durable when this resolves. */
  async write(objects: readonly StoredObject[]): Promise<void> {
    const files = objects.map(({ name, bytes }) => ({ path: join(this.#folder, name), bytes }))
    const folders = new Set(files.map(({ path }) => dirname(path)))
    for (const folder of folders) if (!this.#known.has(folder)) await makeFolder(folder)
    for (const folder of folders) this.#known.add(folder)
    // At once, so that the disk can flush them together.
    await Promise.all(files.map(({ path, bytes }) => placeFile(path, bytes)))
    for (const folder of folders) await syncFolder(folder)
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    try {
      const { buffer, byteOffset, byteLength } = await readFile(join(this.#folder, name))
      return new Uint8Array(buffer, byteOffset, byteLength)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }
}
