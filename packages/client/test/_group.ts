import { createGroup, sendText, synchronize } from '@chancery/client'
import type { Engine } from '@chancery/client'
import type { ConversationId } from '@chancery/protocol'
import type { Colleague, Office } from '@chancery/testkit'

/** A group that Carol has created and everybody in it has joined. */
export interface Group<Name extends string> {
  readonly carol: Colleague
  readonly members: Readonly<Record<Name, Colleague>>
  readonly conversation: ConversationId
}

/** Enrols these people, in this order, and puts them into a group with Carol. */
export async function openGroup<Name extends string>(
  office: Office,
  title: string,
  ...names: readonly Name[]
): Promise<Group<Name>> {
  const members = {} as Record<Name, Colleague>
  for (const name of names) members[name] = await office.enrol(name)
  const { carol } = office
  await synchronize(carol.engine)
  const people = names.map((name) => members[name].engine.account.person)
  const conversation = await createGroup(carol.engine, title, people)
  await Promise.all(names.map((name) => synchronize(members[name].engine)))
  return { carol, members, conversation }
}

/** Says something in a conversation. */
export function say(who: { engine: Engine }, conversation: ConversationId, text: string): Promise<unknown> {
  return sendText(who.engine, { kind: 'conversation', conversation }, text)
}
