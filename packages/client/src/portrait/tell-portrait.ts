import { base64url } from '@chancery/base'
import type { ConversationId, DeviceId, PersonId } from '@chancery/protocol'
import type { Conversation } from '../conversation/conversation.ts'
import { currentEpoch } from '../conversation/conversation.ts'
import { mayPost } from '../conversation/may-act.ts'
import type { StatementBody } from '../conversation/sign-statement.ts'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import type { OutboxEntry } from '../outbox/outbox-entry.ts'
import { queuePortrait } from '../outbox/queue.ts'
import type { Telling } from './portrait-records.ts'
import { readPortrait, readTelling } from './portrait-records.ts'
import type { StoredPortrait } from './portraits.ts'

/**
 * Puts this person's portrait behind what waits to be said in a conversation, where somebody does not know it yet. Nothing is
 * sent for the portrait alone: without something to say it is taken out again. Inside `exclusive`; the caller commits.
 */
export async function queuePortraits(engine: Engine, writes: Writes): Promise<void> {
  const speaking = new Set(engine.outbox.filter((entry) => saysSomething(engine, entry)).map(conversationOf))
  for (const entry of engine.outbox)
    if (entry.isPortrait === true && entry.payload === undefined && !speaking.has(entry.conversation))
      engine.dropOutbox(writes, entry)
  if (speaking.size === 0) return
  const portrait = await readPortrait(engine, writes, engine.account.person)
  if (portrait === undefined) return
  const telling = await readTelling(engine, writes)
  for (const id of speaking) {
    const conversation = engine.conversations.get(id)
    if (conversation !== undefined && isNews(engine, conversation, portrait, telling)) queuePortrait(engine, writes, id)
  }
}

/** What an entry that tells the portrait says when it is signed: the portrait as it is then. */
export async function portraitBody(engine: Engine, writes: Writes): Promise<StatementBody> {
  const portrait = await readPortrait(engine, writes, engine.account.person)
  return { k: 'i', i: base64url(portrait?.image ?? new Uint8Array(0)) }
}

/** The devices that get a portrait when what is on its way arrives. */
export function devicesOnTheWay(engine: Engine): readonly DeviceId[] {
  return engine.outbox
    .filter(({ isPortrait }) => isPortrait === true)
    .flatMap(({ conversation }) => devicesIn(engine.conversations.get(conversation)))
}

/** The devices that hear what is said in a conversation now. */
export function devicesIn(conversation: Conversation | undefined): readonly DeviceId[] {
  if (conversation === undefined || conversation.epochs.length === 0) return []
  return currentEpoch(conversation).members.map(({ device }) => device)
}

function saysSomething(engine: Engine, { conversation, draft, failure }: OutboxEntry): boolean {
  const known = engine.conversations.get(conversation)
  if (known === undefined || draft === undefined || failure !== undefined) return false
  return 'act' in draft || mayPost(known, engine.account.person)
}

function conversationOf({ conversation }: OutboxEntry): ConversationId {
  return conversation
}

/** Whether somebody in a conversation does not know the portrait yet. That it was taken away is news for those who had one. */
function isNews(
  engine: Engine,
  conversation: Conversation,
  { image }: StoredPortrait,
  { told, had }: Telling,
): boolean {
  const known = new Set([...told, ...devicesOnTheWay(engine)])
  const knew = new Set(had)
  for (const devices of othersIn(engine, conversation).values()) {
    if (devices.some((device) => known.has(device))) continue
    if (image !== undefined || devices.some((device) => knew.has(device))) return true
  }
  return false
}

function othersIn(engine: Engine, conversation: Conversation): Map<PersonId, DeviceId[]> {
  const people = new Map<PersonId, DeviceId[]>()
  for (const device of devicesIn(conversation)) {
    const person = engine.roster.devices[device]?.person
    if (person === undefined || person === engine.account.person) continue
    people.set(person, [...(people.get(person) ?? []), device])
  }
  return people
}
