import { fromBase64url } from '@chancery/base'
import type { PersonId, PortraitStatement } from '@chancery/protocol'
import type { AnchorState } from '../board/anchor-state.ts'
import type { CompleteMessage } from '../board/found-cell.ts'
import type { Conversation, Epoch } from '../conversation/conversation.ts'
import type { MessagePlace, StoredEvidence } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import { foldPortrait } from './fold-portrait.ts'
import { isPortraitImage } from './portrait-image.ts'

/** Takes a portrait whose signature is good: keeps it with its evidence. What is no picture changes nothing. */
export async function takePortrait(
  engine: Engine,
  writes: Writes,
  input: {
    readonly conversation: Conversation
    readonly epoch: Epoch
    readonly statement: PortraitStatement
    readonly message: CompleteMessage
    readonly anchor: AnchorState
    readonly person: PersonId
  },
): Promise<void> {
  const { conversation, epoch, statement, message, anchor, person } = input
  const { id, position, cells } = message
  engine.seen.add(id)
  writes.put('message-id', id, { conversation: conversation.id, position } satisfies MessagePlace)
  writes.put('evidence', id, {
    document: message.bytes,
    cells,
    anchor: { position: anchor.position, cell: anchor.cell },
  } satisfies StoredEvidence)
  const image = imageOf(statement)
  if (image === undefined) return
  await foldPortrait(engine, writes, { person, image, position, devices: epoch.members.map(({ device }) => device) })
}

/** The picture in a portrait, empty where it is taken away; `undefined` for what is none. */
export function imageOf({ i }: PortraitStatement): Uint8Array | undefined {
  const image = fromBase64url(i)
  return image !== undefined && (image.length === 0 || isPortraitImage(image)) ? image : undefined
}
