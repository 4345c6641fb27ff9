import { fromUtf8 } from '@chancery/base'
import { cellEnvelopes, decodeAnswerBatch, encodeEnvelopeBatch, paths, vaultEnvelopes } from '@chancery/protocol'
import type { EnvelopeForm } from '@chancery/protocol'
import { parseCheckpoint, parseNote } from '@chancery/tlog'
import type { BoardLink } from '../board/board-link.ts'
import { unavailable } from '../errors.ts'

/**
 * Hands a round of envelopes to the board: nothing but the envelopes, in the order of the list. Resolves with the answers
 * when everybody could be told of what they put on the board, so that whoever is answered finds it here.
 * Throws `api/unavailable`.
 */
export async function handOn(
  link: BoardLink,
  envelopes: readonly Uint8Array[],
  reached: (size: number) => Promise<void>,
): Promise<readonly Uint8Array[]> {
  const answers = await exchange(link, paths.gateway, cellEnvelopes, envelopes)
  await reached(await sizeOfBoard(link))
  return answers
}

/** Hands envelopes on to the vault, and nothing but them. Throws `api/unavailable`. */
export function handOnToVault(link: BoardLink, envelopes: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  return exchange(link, paths.gatewayVault, vaultEnvelopes, envelopes)
}

async function exchange(
  link: BoardLink,
  path: string,
  form: EnvelopeForm,
  envelopes: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  const body = encodeEnvelopeBatch(form, envelopes)
  const response = await link.send({ method: 'POST', path, type: 'application/octet-stream', body })
  const bytes = await response.arrayBuffer().catch(() => undefined)
  const answers = response.ok && bytes !== undefined ? decodeAnswerBatch(form, new Uint8Array(bytes)) : undefined
  if (answers?.length !== envelopes.length) throw unavailable()
  return answers
}

/** How far the board has come by its own word; 0 when it does not say. */
async function sizeOfBoard(link: BoardLink): Promise<number> {
  const bytes = await link.file(`${paths.boardLog}/checkpoint`).catch(() => undefined)
  const note = parseNote((bytes && fromUtf8(bytes)) ?? '')
  return (note && parseCheckpoint(note.text)?.size) ?? 0
}
