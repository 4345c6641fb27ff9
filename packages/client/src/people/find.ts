import type { ConversationId, PersonId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { listConversations } from '../read/conversations.ts'
import { listPeople } from './people.ts'
import type { Recipient } from './recipient.ts'

interface Candidate {
  readonly id: string
  readonly name: string
  readonly recipient: Recipient
}

/** Finds whom or what a person means by a name or an id: exactly, or else by how it begins. Case does not matter. */
export function findRecipient(engine: Engine, text: string): Recipient {
  const people = peopleCandidates(engine).filter(({ id }) => id !== engine.account.person)
  const groups = listConversations(engine)
    .filter(({ kind }) => kind === 'group')
    .map(({ conversation, name }): Candidate => ({
      id: conversation,
      name,
      recipient: { kind: 'conversation', conversation },
    }))
  const directs = listConversations(engine)
    .filter(({ kind }) => kind === 'direct')
    .map(({ conversation }): Candidate => ({
      id: conversation,
      name: '',
      recipient: { kind: 'conversation', conversation },
    }))
  return choose([...people, ...groups, ...directs], text).recipient
}

/** Finds a person by name or id. */
export function findPerson(engine: Engine, text: string): PersonId {
  const { recipient } = choose(peopleCandidates(engine), text)
  return (recipient as Extract<Recipient, { kind: 'person' }>).person
}

/** Finds a conversation by name or id. */
export function findConversation(engine: Engine, text: string): ConversationId {
  const candidates = listConversations(engine).map(({ conversation, name }): Candidate => ({
    id: conversation,
    name,
    recipient: { kind: 'conversation', conversation },
  }))
  const { recipient } = choose(candidates, text)
  return (recipient as Extract<Recipient, { kind: 'conversation' }>).conversation
}

function peopleCandidates(engine: Engine): Candidate[] {
  return listPeople(engine).map(({ person, name }) => ({ id: person, name, recipient: { kind: 'person', person } }))
}

function choose(candidates: readonly Candidate[], text: string): Candidate {
  const wanted = text.normalize('NFC').toLowerCase()
  const named = ({ name }: Candidate): string => name.normalize('NFC').toLowerCase()
  const exact = candidates.filter((candidate) => candidate.id === text || named(candidate) === wanted)
  const found =
    exact.length > 0
      ? exact
      : candidates.filter((candidate) => named(candidate).startsWith(wanted) || candidate.id.startsWith(text))
  const [only, ...others] = found
  if (only === undefined)
    throw clientError(
      'client/no-such-recipient',
      `There is nobody and nothing called “${text}”. Look at the list of people and conversations`,
    )
  if (others.length > 0)
    throw clientError(
      'client/ambiguous',
      `“${text}” may mean ${found.length}: ${found.map(({ name, id }) => `${name} (${id})`).join(', ')}. Use the id`,
    )
  return only
}
