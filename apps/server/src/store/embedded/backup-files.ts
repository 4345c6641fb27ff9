import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '@chancery/host/durable-file'
import type { BackupOutcome, BackupStore } from '../ports/backup-store.ts'
import { placeFile, sweepArriving } from './arriving-file.ts'
import type { FreeBytes } from './disk-room.ts'
import { RESERVED_BYTES, freeBytesOf, isFull } from './disk-room.ts'

export interface BackupFilesOptions {
  readonly freeBytes?: FreeBytes
}

/** Places as small files, in 256 folders by their first byte. Times of files and folders are set to 0. */
export class BackupFiles implements BackupStore {
  readonly #folder: string
  readonly #freeBytes: FreeBytes
  #swept: Promise<unknown> | undefined
  #arrivals = 0

  constructor(folder: string, { freeBytes = freeBytesOf }: BackupFilesOptions = {}) {
    this.#folder = folder
    this.#freeBytes = freeBytes
  }

  async put(place: Uint8Array, bytes: Uint8Array): Promise<BackupOutcome> {
    await this.#sweep()
    const path = this.#path(place)
    try {
      await makeFolder(this.#folder)
      await makeFolder(dirname(path))
      // Who replaces what is there takes no more room; a backup can be ended on a full disk, too.
      const isNew = (await this.read(place)) === undefined
      if (isNew && (await this.#freeBytes(this.#folder)) < RESERVED_BYTES + bytes.length) return 'full'
      await placeFile(path, bytes, `.${++this.#arrivals}`)
      return 'kept'
    } catch (error) {
      if (isFull(error)) return 'full'
      throw error
    }
  }

  async read(place: Uint8Array): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.#path(place))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  /** Once, before anything arrives: what is half-written then is of a program that died. */
  async #sweep(): Promise<void> {
    this.#swept ??= sweepArriving(this.#folder).catch((error: unknown) => {
      this.#swept = undefined
      throw error
    })
    await this.#swept
  }

  #path(place: Uint8Array): string {
    const name = Buffer.from(place).toString('hex')
    return join(this.#folder, name.slice(0, 2), name)
  }
}
