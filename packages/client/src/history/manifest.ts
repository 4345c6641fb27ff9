import { canonicalJson, fromBase64url, parseCanonicalJson } from '@chancery/base'
import { isVaultHash } from '@chancery/protocol'
import type { VaultFile } from '../vault/vault-ref.ts'

/** One part of an archive, and how many messages are in it. */
export interface ArchivePart extends VaultFile {
  readonly messages: number
}

/** What an archive consists of. Parts count in their order; a later one may know more of a message than an earlier one. */
export interface Manifest {
  /** Board position up to which it knows what was said. */
  readonly upTo: number
  readonly parts: readonly ArchivePart[]
}

const VERSION = 1

/** The bytes of a manifest: canonical JSON. */
export function encodeManifest({ upTo, parts }: Manifest): Uint8Array {
  return canonicalJson({
    version: VERSION,
    upTo,
    parts: parts.map(({ messages, ...file }) => [...fileToJson(file), messages]),
  })
}

/** The manifest in these bytes; `undefined` for anything else, and for a later version. */
export function decodeManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    const value = parseCanonicalJson(bytes)
    if (typeof value !== 'object' || value === null || !('parts' in value) || !('upTo' in value)) return undefined
    const { upTo, parts, version } = value as { upTo: unknown; parts: unknown; version?: unknown }
    if (version !== VERSION || !isWhole(upTo) || !Array.isArray(parts)) return undefined
    const all = parts.map((part: unknown) => partFrom(part))
    return all.every((part) => part !== undefined) ? { upTo, parts: all } : undefined
  } catch {
    return undefined
  }
}

function partFrom(value: unknown): ArchivePart | undefined {
  if (!Array.isArray(value) || value.length !== 5) return undefined
  const file = fileFromJson(value.slice(0, 4))
  const messages: unknown = value[4]
  return file !== undefined && isWhole(messages) ? { ...file, messages } : undefined
}

/** A file in the vault as JSON: key, hash, whether that is an index (1 or 0), size. */
export function fileToJson({ key, hash, isIndex, size }: VaultFile): [string, string, number, number] {
  return [key, hash, isIndex ? 1 : 0, size]
}

/** The file in such JSON, or `undefined`. */
export function fileFromJson(value: unknown): VaultFile | undefined {
  if (!Array.isArray(value) || value.length !== 4) return undefined
  const [key, hash, isIndex, size] = value as unknown[]
  if (typeof key !== 'string' || fromBase64url(key)?.length !== 32) return undefined
  if (typeof hash !== 'string' || !isVaultHash(hash) || (isIndex !== 0 && isIndex !== 1) || !isWhole(size))
    return undefined
  return { key, hash, isIndex: isIndex === 1, size }
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
