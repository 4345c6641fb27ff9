import type { StoredEvidence } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { listMessages } from '../read/messages.ts'

type KnownAnchor = StoredEvidence['anchor']

/**
 * The first anchor after `position` that this device still has: that of a later message, or the newest. It shows that no
 * revocation came between the message and the anchor before it.
 */
export async function laterAnchor(
  engine: Engine,
  position: number,
  boardSize: number,
): Promise<KnownAnchor | undefined> {
  const isLater = (anchor: KnownAnchor | undefined): boolean =>
    anchor !== undefined && anchor.position > position && anchor.position < boardSize
  for (const message of await listMessages(engine)) {
    if (message.position <= position) continue
    const stored = await engine.ports.store.get('evidence', message.id)
    const anchor = stored === undefined ? undefined : decodeRecord<StoredEvidence>(stored).anchor
    if (isLater(anchor)) return anchor
  }
  return isLater(engine.anchor) ? engine.anchor : undefined
}
