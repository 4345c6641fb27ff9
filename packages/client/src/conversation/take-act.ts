import type { ActStatement, MessageId, PersonId } from '@chancery/protocol'
import type { AnchorState } from '../board/anchor-state.ts'
import type { CompleteMessage } from '../board/found-cell.ts'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import { actFrom } from './act.ts'
import type { Conversation } from './conversation.ts'
import { foldAct, foldHeard } from './fold-act.ts'
import type { PlacedAct } from './fold-act.ts'
import { mayAct } from './may-act.ts'
import { findStored, keepEarlyAct, replaceMessage } from './store-message.ts'
import type { MessagePlace, StoredEvidence } from './stored-message.ts'

/**
 * Takes an act whose signature is good: keeps it with its evidence, and does it to its message, if its person may. On a message
 * that this device does not have it waits for that message.
 */
export async function takeAct(
  engine: Engine,
  writes: Writes,
  input: {
    readonly conversation: Conversation
    readonly statement: ActStatement
    readonly message: CompleteMessage
    readonly anchor: AnchorState
    readonly person: PersonId
  },
): Promise<void> {
  const { conversation, statement, message, anchor, person } = input
  const { position } = message
  const target = await findStored(engine, writes, statement.o)
  const { message: about, ...act } = actFrom(statement)
  const placed: PlacedAct = { act, person, position, anchorTime: anchor.time }
  engine.seen.add(message.id)
  writes.put('message-id', message.id, { conversation: conversation.id, position } satisfies MessagePlace)
  if (target === undefined) await keepEarlyAct(engine, writes, conversation, about, placed)
  else if (target.conversation !== conversation.id || !mayAct(conversation, target, act, person)) return
  else await replaceMessage(engine, writes, target, foldAct(target, placed))
  writes.put('evidence', message.id, {
    document: message.bytes,
    cells: message.cells,
    anchor: { position: anchor.position, cell: anchor.cell },
  } satisfies StoredEvidence)
}

/** Takes over which voice notes a person has listened to. */
export async function takeHeard(
  engine: Engine,
  writes: Writes,
  conversation: Conversation,
  heard: readonly MessageId[],
  person: PersonId,
): Promise<void> {
  for (const id of heard) {
    const message = await findStored(engine, writes, id)
    if (message?.conversation === conversation.id)
      await replaceMessage(engine, writes, message, foldHeard(message, person))
  }
}
