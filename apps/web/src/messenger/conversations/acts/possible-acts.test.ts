import { describe, expect, it } from 'vitest'
import { people, rowAt, waitingRow } from '../timeline/_rows.ts'
import type { MessageRow } from '../../../contract/topics.ts'
import { possibleActs } from './possible-acts.ts'

const { alice, bob } = people
const group = { kind: 'group', status: 'active', administrators: [bob] } as const
const direct = { kind: 'direct', status: 'active', administrators: [] } as const
const own = { person: alice, isOwn: true } as const

const acts = (...terms: Parameters<typeof possibleActs>): string[] => [...possibleActs(...terms)].toSorted()

describe('what can be done with a message', () => {
  it('of another person: everything but changing it', () => {
    const all = ['copy', 'evidence', 'forward', 'hide', 'info', 'link', 'pin', 'react', 'reply', 'star']
    expect(acts(rowAt(1), direct, alice)).toEqual(all)
    expect(acts(rowAt(1), group, alice)).toEqual([...all, 'reply-privately'].toSorted())
  })

  it('of one’s own: changing it and taking it out, too', () => {
    const found = possibleActs(rowAt(1, own), group, alice)
    expect(found.has('edit') && found.has('delete')).toBe(true)
    expect(found.has('reply-privately')).toBe(false)
  })

  it('by an administrator of the group: taking it out, not changing it', () => {
    const found = possibleActs(rowAt(1, { person: alice }), group, bob)
    expect([found.has('delete'), found.has('edit')]).toEqual([true, false])
    expect(possibleActs(rowAt(1), { ...direct, administrators: [alice] }, alice).has('delete')).toBe(false)
  })

  it('where only administrators write: reacting, but neither answering, nor pinning, nor changing', () => {
    const found = possibleActs(rowAt(1), { ...group, isAdministratorsOnly: true }, alice)
    expect(['react', 'reply', 'pin'].map((act) => found.has(act as 'pin'))).toEqual([true, false, false])
    expect(possibleActs(rowAt(1), { ...group, isAdministratorsOnly: true }, bob).has('pin')).toBe(true)
    expect(possibleActs(rowAt(1, own), { ...group, isAdministratorsOnly: true }, alice).has('edit')).toBe(false)
  })

  it('where one is not any more: only what nobody else sees', () => {
    const expected = ['copy', 'evidence', 'forward', 'hide', 'info', 'link', 'reply-privately', 'star']
    for (const status of ['left', 'removed'] as const)
      expect(acts(rowAt(1, own), { ...group, status }, alice)).toEqual(
        expected.filter((act) => act !== 'reply-privately'),
      )
  })

  it('while it is on its way, or was not sent', () => {
    expect(acts(waitingRow('on its way'), group, alice)).toEqual(['copy', 'info'])
    expect(acts(waitingRow('not sent', { state: 'failed' }), group, alice)).toEqual([
      'copy',
      'discard',
      'info',
      'retry',
    ])
  })

  it('when the server refused what was signed already', () => {
    const id = rowAt(1).id as NonNullable<MessageRow['id']>
    expect(acts(waitingRow('not sent', { state: 'failed', id }), group, alice)).toEqual([
      'copy',
      'discard',
      'info',
      'retry',
    ])
  })

  it('when it was deleted: asking what is known of it, and taking what is left out of sight', () => {
    const { text: _, ...row } = rowAt(1, { deletedBy: bob })
    expect(acts(row, group, alice)).toEqual(['evidence', 'hide', 'info', 'link'])
  })

  it('of a poll: everything but changing it', () => {
    const poll = { options: [], isMultiple: false }
    const found = possibleActs(rowAt(1, { ...own, poll }), group, alice)
    expect([found.has('edit'), found.has('forward'), found.has('delete')]).toEqual([false, true, true])
  })
})
