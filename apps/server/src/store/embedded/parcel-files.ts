import { open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, syncFolder } from '@chancery/host/durable-file'
import type { ParcelBytes } from '../ports/parcel-store.ts'

const ARRIVING = '.new'

/** For what may not be there yet. */
function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}

function nameOf(id: Uint8Array): string {
  return Buffer.from(id).toString('base64url')
}

/** Parcels as files under one folder, named by their ids. */
export class ParcelFiles {
  readonly #folder: string
  #arrivals = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  #path(id: Uint8Array): string {
    return join(this.#folder, nameOf(id))
  }

  /** Writes what arrives to a file that is no parcel yet and gives its path; `undefined` when it is too much. */
  async receive(body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string | undefined> {
    await makeFolder(this.#folder)
    const path = join(this.#folder, `${++this.#arrivals}${ARRIVING}`)
    const handle = await open(path, 'w', 0o600)
    let isWhole = false
    try {
      let length = 0
      for await (const bytes of body) {
        length += bytes.length
        if (length > mostBytes) return undefined
        await handle.writeFile(bytes)
      }
      await handle.sync()
      isWhole = true
      return path
    } finally {
      await handle.close()
      if (!isWhole) await rm(path, { force: true })
    }
  }

  /** Makes a received file the bytes of a parcel, durably. */
  async place(received: string, id: Uint8Array): Promise<void> {
    await rename(received, this.#path(id))
    await syncFolder(this.#folder)
  }

  async read(id: Uint8Array): Promise<ParcelBytes | undefined> {
    const handle = await open(this.#path(id), 'r').catch(unlessMissing)
    if (handle === undefined) return undefined
    const { size } = await handle.stat()
    return { length: size, stream: handle.createReadStream() }
  }

  async drop(id: Uint8Array): Promise<void> {
    await rm(this.#path(id), { force: true })
  }

  /** Erases whatever belongs to none of these parcels: what a crash, or a revocation before one, has left. */
  async dropOthers(ids: readonly Uint8Array[]): Promise<void> {
    const known = new Set(ids.map(nameOf))
    const names = await readdir(this.#folder).catch(unlessMissing)
    for (const name of names ?? []) if (!known.has(name)) await rm(join(this.#folder, name), { force: true })
  }
}
