import type { PersonId } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import type { ConversationRow, PersonRow } from '../../../../contract/topics.ts'
import { people } from '../../timeline/_rows.ts'
import { forwardTargets } from './forward-targets.ts'

const { alice, bob, carol } = people
const person = (id: PersonId, name: string, more: Partial<PersonRow> = {}): PersonRow => ({
  person: id,
  name,
  role: 'member',
  devices: 1,
  isSelf: false,
  ...more,
})
const everybody = [person(alice, 'Alice', { isSelf: true }), person(bob, 'Bob'), person(carol, 'Carol', { devices: 0 })]

const group = (name: string, more: Partial<ConversationRow>): ConversationRow => ({
  key: name.padEnd(22, '-') as ConversationRow['key'],
  kind: 'group',
  name,
  people: [alice, bob],
  administrators: [bob],
  status: 'active',
  lastAt: 1,
  unread: 0,
  isMentioned: false,
  ...more,
})

describe('where a message can go on to', () => {
  it('is everybody who can read it, and every group where one may write', () => {
    const groups = [
      group('open', {}),
      group('left', { status: 'left' }),
      group('removed', { status: 'removed' }),
      group('notices', { isAdministratorsOnly: true }),
      group('own notices', { isAdministratorsOnly: true, administrators: [alice] }),
    ]
    const names = forwardTargets(everybody, groups).map(({ name }) => name)
    expect(names.toSorted()).toEqual(['Bob', 'open', 'own notices'])
  })
})
