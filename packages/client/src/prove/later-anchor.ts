import type { StoredEvidence } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'

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
  const stored = await engine.ports.store.entries('evidence')
  const anchors = stored.map(([, bytes]) => decodeRecord<StoredEvidence>(bytes).anchor)
  return [...anchors, ...(engine.anchor === undefined ? [] : [engine.anchor])]
    .filter((anchor) => anchor.position > position && anchor.position < boardSize)
    .reduce<KnownAnchor | undefined>(
      (first, anchor) => (first === undefined || anchor.position < first.position ? anchor : first),
      undefined,
    )
}
