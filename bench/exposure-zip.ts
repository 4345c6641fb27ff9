import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

interface Entry {
  readonly name: Buffer
  readonly method: 0 | 8
  readonly offset: number
  crc: number
  packed: number
  size: number
}

/** Writes an archive to the disk as it comes, with media stored or deflated: larger than memory if need be, below 4 GB. */
export class ZipOnDisk {
  readonly #file: FileHandle
  readonly #entries: Entry[] = []
  #offset = 0

  private constructor(file: FileHandle) {
    this.#file = file
  }

  static async create(path: string): Promise<ZipOnDisk> {
    return new ZipOnDisk(await open(path, 'w'))
  }

  /** One file of the archive. */
  async add(path: string, chunks: Iterable<Uint8Array>, method: 0 | 8): Promise<void> {
    const entry: Entry = { name: Buffer.from(path), method, offset: this.#offset, crc: 0, packed: 0, size: 0 }
    this.#entries.push(entry)
    // Sizes follow in a descriptor, as in archives that phones write.
    await this.#write(Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts(entry, true), entry.name]))
    const deflate = method === 8 ? createDeflateRaw() : undefined
    const written = deflate === undefined ? undefined : this.#drain(deflate, entry)
    for (const chunk of chunks) {
      entry.crc = crc32(chunk, entry.crc)
      entry.size += chunk.length
      if (deflate === undefined) entry.packed += await this.#write(chunk)
      else if (!deflate.write(chunk)) await new Promise((resolve) => deflate.once('drain', resolve))
    }
    deflate?.end()
    await written
    const descriptor = Buffer.from('PK\u0007\u0008'.padEnd(16, '\0'), 'latin1')
    for (const [at, value] of [entry.crc, entry.packed, entry.size].entries())
      descriptor.writeUInt32LE(value, 4 + 4 * at)
    await this.#write(descriptor)
  }

  /** Writes the directory, without which nothing can be read. */
  async close(): Promise<void> {
    const start = this.#offset
    for (const entry of this.#entries) {
      const rest = Buffer.alloc(14)
      rest.writeUInt32LE(entry.offset, 10)
      await this.#write(
        Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts(entry, false), rest, entry.name]),
      )
    }
    const end = Buffer.from('PK\u0005\u0006'.padEnd(22, '\0'), 'latin1')
    end.writeUInt16LE(this.#entries.length, 8)
    end.writeUInt16LE(this.#entries.length, 10)
    end.writeUInt32LE(this.#offset - start, 12)
    end.writeUInt32LE(start, 16)
    await this.#write(end)
    await this.#file.close()
  }

  async #drain(packed: AsyncIterable<Uint8Array>, entry: Entry): Promise<void> {
    for await (const chunk of packed) entry.packed += await this.#write(chunk)
  }

  async #write(bytes: Uint8Array): Promise<number> {
    await this.#file.write(bytes)
    this.#offset += bytes.length
    return bytes.length
  }
}

function facts({ name, method, crc, packed, size }: Entry, isOpen: boolean): Buffer {
  const buffer = Buffer.alloc(26)
  buffer.writeUInt16LE(20, 0)
  buffer.writeUInt16LE(0x808, 2)
  buffer.writeUInt16LE(method, 4)
  buffer.writeUInt32LE(isOpen ? 0 : crc, 10)
  buffer.writeUInt32LE(isOpen ? 0 : packed, 14)
  buffer.writeUInt32LE(isOpen ? 0 : size, 18)
  buffer.writeUInt16LE(name.length, 22)
  return buffer
}
