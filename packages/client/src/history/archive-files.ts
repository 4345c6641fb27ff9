import { base64url, fromBase64url } from '@chancery/base'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { fetchChunk, putChunk } from '../way/carry-chunk.ts'
import type { VaultFile } from '../vault/vault-ref.ts'

// What seals and opens files is loaded when there is an archive, and not before.

/** Leaves bytes in the vault as one sealed file of its own key. They are not kept here. */
export async function leaveFile(engine: Engine, bytes: Uint8Array<ArrayBuffer>): Promise<VaultFile> {
  const { sealFile } = await import('@chancery/crypto/vault')
  const sealed = await sealFile({ stream: new Blob([bytes]).stream(), size: bytes.length }, (chunk) =>
    putChunk(engine, base64url(chunk.hash), chunk.bytes),
  )
  const { key, hash, isIndex } = sealed
  return { key: base64url(key), hash: base64url(hash), isIndex, size: bytes.length }
}

/** Fetches a file out of the vault. Throws `client/archive-damaged`, and what the line throws. */
export async function fetchFile(engine: Engine, { key, hash, isIndex, size }: VaultFile): Promise<Uint8Array> {
  const { isChunk, openFile, openIndex } = await import('@chancery/crypto/vault')
  const identity = fromBase64url(key) as Uint8Array
  const fetchGood = async (name: string): Promise<Uint8Array> => {
    const chunk = await fetchChunk(engine, name)
    if (!(await isChunk(fromBase64url(name) as Uint8Array, chunk))) throw damaged()
    return chunk
  }
  const names = isIndex ? (await openIndex(identity, await fetchGood(hash)))?.map(base64url) : [hash]
  if (names === undefined) throw damaged()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const chunks = (async function* () {
    for (const name of names) yield await fetchGood(name)
  })()
  const isWhole = await openFile({ key: identity, size, chunks }, (bytes) => void pieces.push(bytes.slice()))
  if (!isWhole) throw damaged()
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}

export function damaged(): Error {
  return clientError(
    'client/archive-damaged',
    'A part of the history is damaged, or is not what it says. Send it once more from your other device',
  )
}
