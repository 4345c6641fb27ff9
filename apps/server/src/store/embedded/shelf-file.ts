import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { concatBytes } from '@chancery/base'
import { syncFolder } from '@chancery/host/durable-file'
import type { ShelfStore, ShelfTail } from '../ports/shelf-store.ts'

const NAME_BYTES = 32

/** Names one after the other in one file, whose times are set to 0. Calls must not overlap. */
export class ShelfFile implements ShelfStore {
  readonly #path: string
  #end = 0

  constructor(path: string) {
    this.#path = path
  }

  async load(most: number): Promise<ShelfTail> {
    const handle = await openIfThere(this.#path)
    if (handle === undefined) return { end: 0, names: [] }
    try {
      const { size } = await handle.stat()
      this.#end = Math.floor(size / NAME_BYTES)
      const count = Math.min(most, this.#end)
      const bytes = new Uint8Array(count * NAME_BYTES)
      await handle.read(bytes, 0, bytes.length, (this.#end - count) * NAME_BYTES)
      const nameAt = (at: number): Uint8Array => bytes.slice(at * NAME_BYTES, (at + 1) * NAME_BYTES)
      return { end: this.#end, names: Array.from({ length: count }, (_, at) => nameAt(at)) }
    } finally {
      await handle.close()
    }
  }

  async append(names: readonly Uint8Array[]): Promise<void> {
    const handle = (await openIfThere(this.#path)) ?? (await this.#make())
    try {
      const bytes = concatBytes(...names)
      // At its place and not at the file's end: what a failed attempt has left there is written over.
      await handle.write(bytes, 0, bytes.length, this.#end * NAME_BYTES)
      await handle.utimes(0, 0)
      await handle.sync()
    } finally {
      await handle.close()
    }
    this.#end += names.length
  }

  async cut(end: number): Promise<void> {
    const handle = await openIfThere(this.#path)
    if (handle === undefined) return
    try {
      await handle.truncate(end * NAME_BYTES)
      await handle.utimes(0, 0)
      await handle.sync()
    } finally {
      await handle.close()
    }
    this.#end = end
  }

  async #make(): Promise<FileHandle> {
    const handle = await open(this.#path, 'wx+', 0o600)
    await syncFolder(dirname(this.#path))
    return handle
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r+')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
