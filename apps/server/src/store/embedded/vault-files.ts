import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '@chancery/host/durable-file'
import type { VaultOutcome, VaultStore } from '../ports/vault-store.ts'
import { placeFile, sweepArriving } from './arriving-file.ts'
import type { FreeBytes } from './disk-room.ts'
import { RESERVED_BYTES, freeBytesOf, isFull } from './disk-room.ts'

export interface VaultFilesOptions {
  readonly freeBytes?: FreeBytes
}

function nameOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex')
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}

/**
 * Chunks as files, in 256 folders by the first byte of the hash. Times of files and folders are set to 0: when something came
 * is on the disk only where the file system itself cannot be kept from writing it (ctime).
 */
export class VaultFiles implements VaultStore {
  readonly #folder: string
  readonly #freeBytes: FreeBytes
  readonly #arriving = new Map<string, Promise<VaultOutcome>>()
  readonly #known = new Set<string>()
  #root: Promise<void> | undefined
  #counted: Promise<number> | undefined

  constructor(folder: string, { freeBytes = freeBytesOf }: VaultFilesOptions = {}) {
    this.#folder = folder
    this.#freeBytes = freeBytes
  }

  count(): Promise<number> {
    // What a crash has left half-written goes.
    this.#counted ??= sweepArriving(this.#folder)
    return this.#counted
  }

  async put(hash: Uint8Array, bytes: Uint8Array): Promise<VaultOutcome> {
    const name = nameOf(hash)
    const arriving = this.#arriving.get(name)
    if (arriving !== undefined) {
      const outcome = await arriving
      return outcome === 'kept' ? 'known' : outcome
    }
    const placing = this.#place(name, bytes).finally(() => this.#arriving.delete(name))
    this.#arriving.set(name, placing)
    return placing
  }

  async read(hash: Uint8Array): Promise<Uint8Array | undefined> {
    const name = nameOf(hash)
    try {
      return await readFile(join(this.#folder, name.slice(0, 2), name))
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw error
    }
  }

  async #place(name: string, bytes: Uint8Array): Promise<VaultOutcome> {
    const count = await this.count()
    const folder = join(this.#folder, name.slice(0, 2))
    const path = join(folder, name)
    if (await isThere(path)) return 'known'
    try {
      if (!this.#known.has(folder)) await this.#make(folder)
      if ((await this.#freeBytes(folder)) < RESERVED_BYTES + bytes.length) return 'full'
      await placeFile(path, bytes)
    } catch (error) {
      if (isFull(error)) return 'full'
      throw error
    }
    this.#counted = (this.#counted ?? Promise.resolve(count)).then((known) => known + 1)
    return 'kept'
  }

  /** The root is made once: those who make one folder at the same time get into each other's way. */
  async #make(folder: string): Promise<void> {
    this.#root ??= makeFolder(this.#folder)
    try {
      await this.#root
    } catch (error) {
      this.#root = undefined
      throw error
    }
    await makeFolder(folder)
    this.#known.add(folder)
  }
}

async function isThere(path: string): Promise<boolean> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })
  await handle?.close()
  return handle !== undefined
}
