import { createHash } from 'node:crypto'
import { equalBytes, fromBase64url } from '@chancery/base'
import { ApiError } from '@chancery/host'
import { VAULT_CHUNK_BYTES, isVaultHash } from '@chancery/protocol'
import type { VaultStore } from '../store/ports/vault-store.ts'

export interface VaultOptions {
  readonly store: VaultStore
  /** Bytes that the vault may take at most; as much as the disk has when left out. */
  readonly mostBytes: number | undefined
}

/** Files of nobody for nobody: sealed chunks under their hashes. */
export class Vault {
  readonly #store: VaultStore
  readonly #mostChunks: number
  /** Chunks on their way to the disk: they have their room already. */
  #arriving = 0

  constructor({ store, mostBytes }: VaultOptions) {
    this.#store = store
    this.#mostChunks = mostBytes === undefined ? Infinity : Math.floor(mostBytes / VAULT_CHUNK_BYTES)
  }

  /** Bytes that the chunks take. */
  async bytes(): Promise<number> {
    return (await this.#store.count()) * VAULT_CHUNK_BYTES
  }

  /** Takes a chunk in; resolves when it is durable. `false`: it was there already. Throws `api/bad-request`, `api/vault-full`. */
  async put(name: string, bytes: unknown): Promise<boolean> {
    const hash = hashOf(name)
    if (!(bytes instanceof Uint8Array) || bytes.length !== VAULT_CHUNK_BYTES)
      throw new ApiError('api/bad-request', 'A chunk has exactly 65,536 bytes, as application/octet-stream')
    if (!equalBytes(createHash('sha256').update(bytes).digest(), hash))
      throw new ApiError('api/bad-request', 'These bytes do not have the hash that names them; send them again')
    this.#arriving++
    try {
      if ((await this.#store.count()) + this.#arriving > this.#mostChunks && !(await this.#has(hash))) throw full()
      const outcome = await this.#store.put(hash, bytes)
      if (outcome === 'full') throw full()
      return outcome === 'kept'
    } finally {
      this.#arriving--
    }
  }

  /** A chunk’s bytes. Throws `api/bad-request`, `api/not-found`. */
  async get(name: string): Promise<Uint8Array> {
    const bytes = await this.#store.read(hashOf(name))
    if (bytes !== undefined) return bytes
    throw new ApiError('api/not-found', 'This part of a file is not here; ask whoever sent the file to send it again')
  }

  async #has(hash: Uint8Array): Promise<boolean> {
    return (await this.#store.read(hash)) !== undefined
  }
}

/** The hash that names a chunk. Throws `api/bad-request`. */
export function hashOf(name: string): Uint8Array {
  if (isVaultHash(name)) return fromBase64url(name) as Uint8Array
  throw new ApiError('api/bad-request', 'A chunk is named by its SHA-256 in URL-safe base64, 43 characters')
}

function full(): ApiError {
  return new ApiError(
    'api/vault-full',
    'The server has no room for more files. What is there stays, and nothing is lost; tell your administrator',
  )
}
