import { decodeAnswerBatch, encodeEnvelopeBatch, paths } from '@chancery/protocol'
import type { BoardLink } from '../board/board-link.ts'
import { unavailable } from '../errors.ts'

/** Hands a round of envelopes to the board: nothing but the envelopes, in the order of the list. Throws `api/unavailable`. */
export async function handOn(link: BoardLink, envelopes: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  const response = await link.send({
    method: 'POST',
    path: paths.gateway,
    type: 'application/octet-stream',
    body: encodeEnvelopeBatch(envelopes),
  })
  const bytes = await response.arrayBuffer().catch(() => undefined)
  const answers = response.ok && bytes !== undefined ? decodeAnswerBatch(new Uint8Array(bytes)) : undefined
  if (answers?.length !== envelopes.length) throw unavailable()
  return answers
}
