import type { ConversationId } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import type { OutboxEntry } from './outbox-entry.ts'
import { fitOneRequest, groupByRequest } from './post.ts'

function entry(sequence: string, cells: number, before = 0): OutboxEntry {
  const some = (count: number): Uint8Array[] => Array.from({ length: count }, () => new Uint8Array(1))
  return {
    sequence,
    conversation: 'AAAAAAAAAAAAAAAAAAAAAA' as ConversationId,
    cells: some(cells),
    before: some(before),
  }
}

describe('entries on their way', () => {
  it('go out in their order, as many together as fit into a request', () => {
    const entries = [entry('a', 60), entry('b', 2, 2), entry('c', 1), entry('d', 100, 8), entry('e', 1), entry('f', 63)]
    const groups = groupByRequest(entries)
    expect(groups.map((group) => group.map(({ sequence }) => sequence).join(''))).toEqual(['ab', 'c', 'd', 'ef'])
    expect(groups.map(fitOneRequest)).toEqual([true, true, false, true])
    expect(groupByRequest([])).toEqual([])
  })
})
