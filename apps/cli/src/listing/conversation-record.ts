import { listConversations } from '@chancery/client'
import type { ConversationListing, Engine } from '@chancery/client'
import { nameOfPerson } from './describe-change.ts'

/** A conversation as `conversations` and `group` print it. */
export interface ConversationRecord {
  readonly conversation: string
  readonly kind: ConversationListing['kind']
  readonly name: string
  readonly status: ConversationListing['status']
  readonly people: readonly string[]
  readonly administrators: readonly string[]
  readonly lastPosition: number
}

/** All conversations, the newest first. */
export function conversationRecords(engine: Engine): ConversationRecord[] {
  return listConversations(engine).map(({ conversation, kind, name, status, people, administrators, lastAt }) => ({
    conversation,
    kind,
    name,
    status,
    people: people.map((person) => nameOfPerson(engine, person)),
    administrators: administrators.map((person) => nameOfPerson(engine, person)),
    lastPosition: lastAt,
  }))
}

/** The same as columns for people. */
export function conversationRow(record: ConversationRecord): string[] {
  return [record.name, record.kind, record.status, record.people.join(', '), record.conversation]
}
