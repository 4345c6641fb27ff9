import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { StoredObject } from '../ports/board-store.ts'
import { makeFolder, placeFile, syncFolder } from './durable-file.ts'

/** Immutable objects as files under one folder. */
export class ObjectFiles {
  readonly #folder: string
  readonly #known = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Writes all of them; every one and its name is durable when this resolves. */
  async write(objects: readonly StoredObject[]): Promise<void> {
    const folders = new Set<string>()
    for (const { name, bytes } of objects) {
      const path = join(this.#folder, name)
      const folder = dirname(path)
      if (!this.#known.has(folder)) await makeFolder(folder)
      this.#known.add(folder)
      folders.add(folder)
      await placeFile(path, bytes)
    }
    for (const folder of folders) await syncFolder(folder)
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(join(this.#folder, name))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }
}
