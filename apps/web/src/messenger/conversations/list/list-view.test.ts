import { describe, expect, it } from 'vitest'
import type { ConversationId } from '@chancery/protocol'
import type { ConversationRow } from '../../../contract/topics.ts'
import { isUnread, unreadCount } from '../unread.ts'
import { rowsIn } from './list-view.ts'

function row(key: string, more: Partial<ConversationRow> = {}): ConversationRow {
  const terms = { key: key as ConversationId, kind: 'direct', name: key, people: [], administrators: [] } as const
  return { ...terms, status: 'active', lastAt: 0, unread: 0, isMentioned: false, ...more }
}

const rows = [
  row('pinned', { isPinned: true, kind: 'group' }),
  row('unread', { unread: 3 }),
  row('marked', { isMarked: true, kind: 'group' }),
  row('both', { unread: 2, isMarked: true }),
  row('read'),
  row('away', { isArchived: true, unread: 5 }),
]
const keysIn = (view: Parameters<typeof rowsIn>[1], current?: string): string[] =>
  rowsIn(rows, view, current as ConversationId | undefined).map(({ key }) => key)

describe('the views of the list', () => {
  it('leave out what was put away, which has a view of its own', () => {
    expect(keysIn('all')).toEqual(['pinned', 'unread', 'marked', 'both', 'read'])
    expect(keysIn('archived')).toEqual(['away'])
  })

  it('show what is unread or marked so, and the open one, which is read while one looks', () => {
    expect(keysIn('unread')).toEqual(['unread', 'marked', 'both'])
    expect(keysIn('unread', 'read')).toEqual(['unread', 'marked', 'both', 'read'])
    expect(keysIn('groups')).toEqual(['pinned', 'marked'])
  })
})

describe('the number of what is unread', () => {
  it('counts messages, and a mark once, and nothing that was put away', () => {
    expect(unreadCount(rows)).toBe(3 + 1 + 2)
    expect(unreadCount([])).toBe(0)
    expect(rows.filter(isUnread).map(({ key }) => key)).toEqual(['unread', 'marked', 'both', 'away'])
  })
})
