import { describe, expect, it } from 'vitest'
import type { AttachmentRow, MessageRow } from '../../../contract/topics.ts'
import { people, rowAt } from '../timeline/_rows.ts'
import { holds, itemsOf, positionOf } from '../timeline/timeline-items.ts'

const attachment: AttachmentRow = { kind: 'photo', name: 'a.webp', type: 'image/webp', bytes: 9, isHere: false }

function photo(position: number, more: Partial<MessageRow> = {}): MessageRow {
  return rowAt(position, { text: '', attachment, sentAt: position * 20_000, ...more })
}

/** How many photos each message of the list shows. */
function runs(...rows: MessageRow[]): number[] {
  const items = itemsOf({ rows, isOldest: false, isNewest: true, below: [] })
  return items.flatMap((item) => (item.kind === 'row' ? [item.album?.length ?? 1] : []))
}

describe('photos of one person in a row', () => {
  it('stand in one grid, with what the last one says', () => {
    expect(runs(photo(1), photo(2), photo(3, { text: 'The flat in Kothrud' }))).toEqual([3])
  })

  it('do not go on after one that says something, which another sent, or which came more than a minute later', () => {
    expect(runs(photo(1), photo(2, { text: 'Here' }), photo(3))).toEqual([2, 1])
    expect(runs(photo(1), photo(2, { person: people.alice }))).toEqual([1, 1])
    expect(runs(photo(1), photo(5))).toEqual([1, 1])
  })

  it('stand alone once somebody has done something with one', () => {
    const thumb = [{ emoji: '👍', people: [people.alice] }]
    expect(runs(photo(1), photo(2, { reactions: thumb }), photo(3))).toEqual([1, 1, 1])
    expect(runs(photo(1), photo(2, { deletedBy: people.bob }), photo(3), photo(4))).toEqual([1, 1, 2])
    expect(runs(photo(1), photo(2, { state: 'failed' }))).toEqual([1, 1])
    expect(runs(photo(1), photo(2, { answers: { id: 'x' as never } }))).toEqual([1, 1])
  })

  it('are not joined by what is no photo', () => {
    expect(runs(photo(1), rowAt(2), photo(3, { attachment: { ...attachment, kind: 'file' } }))).toEqual([1, 1, 1])
    expect(runs()).toEqual([])
  })

  it('keep the key of the first, and say what the last one says', () => {
    const rows = [photo(1), photo(2, { text: 'Both' })]
    const [item] = itemsOf({ rows, isOldest: false, isNewest: true, below: [] })
    expect(item).toMatchObject({ key: 'm1', row: { key: 'm2', text: 'Both' } })
    expect(item !== undefined && holds(item, 'm2') && holds(item, 'm1') && !holds(item, 'm3')).toBe(true)
  })

  it('stand in the order in which they were sent, where a small one has overtaken the others', () => {
    const late = photo(3, { text: 'All three' })
    const rows = [photo(1), { ...late, position: 1.5 }, photo(2)]
    const [item] = itemsOf({ rows, isOldest: false, isNewest: true, below: [] })
    expect(item).toMatchObject({ key: 'm1', row: { key: 'm3', text: 'All three' } })
    expect(item?.kind === 'row' && item.album?.map(({ key }) => key)).toEqual(['m1', 'm2', 'm3'])
    expect(item?.kind === 'row' && positionOf(item)).toBe(2)
  })

  it('do not go on beyond the line above what is new', () => {
    const divider = { key: 'm2', count: 2 }
    const items = itemsOf({ rows: [photo(1), photo(2), photo(3)], isOldest: false, isNewest: true, below: [], divider })
    expect(items.map(({ key }) => key)).toEqual(['m1', 'unread', 'm2'])
  })

  it('make more than one grid where there are very many', () => {
    const many = Array.from({ length: 33 }, (_, at) => photo(at, { sentAt: 0 }))
    expect(runs(...many)).toEqual([30, 3])
  })
})
