import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { people, rowAt, waitingRow } from './_rows.ts'
import { edgesOf, reduceTimeline } from './timeline-window.ts'
import type { TimelineAction, TimelineWindow } from './timeline-window.ts'

const empty: TimelineWindow = { rows: [], isOldest: false, isNewest: false, below: [] }

function after(...actions: readonly TimelineAction[]): TimelineWindow {
  return actions.reduce(reduceTimeline, empty)
}

function opened(from: number, to: number, isNewest = true): TimelineAction {
  const rows = Array.from({ length: to - from + 1 }, (_, index) => rowAt(from + index))
  return { kind: 'opened', page: { rows, isOldest: from === 1, isNewest } }
}

const keys = ({ rows }: TimelineWindow): string => rows.map(({ key }) => key).join(' ')

describe('the part of a conversation at hand', () => {
  it('puts what is sent at the end, and keeps it in its place when the board has it', () => {
    const sent = after(opened(1, 2), { kind: 'changed', rows: [waitingRow('x')], isFollowing: true })
    expect(keys(sent)).toBe('m1 m2 x')
    const settled = reduceTimeline(sent, {
      kind: 'changed',
      rows: [{ ...rowAt(3), key: 'x', isOwn: true }],
      isFollowing: true,
    })
    expect(keys(settled)).toBe('m1 m2 x')
    expect(settled.rows[2]?.state).toBe('sent')
    expect(settled.rows[0]).toBe(sent.rows[0])
  })

  it('puts what others said before what still waits', () => {
    const both = after(opened(1, 1), { kind: 'changed', rows: [waitingRow('x'), waitingRow('y')], isFollowing: true })
    expect(keys(reduceTimeline(both, { kind: 'changed', rows: [rowAt(2)], isFollowing: true }))).toBe('m1 m2 x y')
  })

  it('shows a row once, however often it is told', () => {
    const told: TimelineAction = { kind: 'changed', rows: [rowAt(3), rowAt(3)], isFollowing: true }
    expect(keys(after(opened(1, 2), told, told))).toBe('m1 m2 m3')
    const page: TimelineAction = { kind: 'newer', page: { rows: [rowAt(3)], isOldest: false, isNewest: true } }
    expect(keys(after(opened(1, 2), told, page))).toBe('m1 m2 m3')
  })

  it('counts what others said while one reads further up, until one arrives', () => {
    const rows = [rowAt(3), rowAt(4, { isOwn: true, person: people.alice }), rowAt(5, { kind: 'change' }), rowAt(6)]
    const away = after(opened(1, 2), { kind: 'changed', rows, isFollowing: false })
    expect(away.below).toEqual(['m3', 'm6'])
    expect(reduceTimeline(away, { kind: 'arrived' }).below).toEqual([])
    expect(after(opened(1, 2), { kind: 'changed', rows, isFollowing: true }).below).toEqual([])
  })

  it('leaves rows outside of the window to their page', () => {
    const window = after(opened(10, 12, false))
    const told = (position: number): TimelineAction => ({ kind: 'changed', rows: [rowAt(position)], isFollowing: true })
    expect(reduceTimeline(window, told(5))).toBe(window)
    expect(reduceTimeline(window, told(20))).toBe(window)
    expect(reduceTimeline(window, { kind: 'changed', rows: [waitingRow('x')], isFollowing: true })).toBe(window)
  })

  it('keeps the divider during the visit and forgets it on leaving', () => {
    const page = { rows: [rowAt(1), rowAt(2)], isOldest: true, isNewest: true, unread: { key: 'm2', count: 1 } }
    const window = after({ kind: 'opened', page }, { kind: 'changed', rows: [rowAt(3)], isFollowing: true })
    expect(window.divider).toEqual({ key: 'm2', count: 1 })
    expect(reduceTimeline(window, { kind: 'left' }).divider).toBeUndefined()
  })

  it('drops far rows, and says that there are more', () => {
    const window = after(opened(1, 9))
    expect(reduceTimeline(window, { kind: 'trimmed', end: 'oldest', keep: 3 })).toMatchObject({
      isOldest: false,
      isNewest: true,
    })
    const head = reduceTimeline(window, { kind: 'trimmed', end: 'newest', keep: 3 })
    expect(head).toMatchObject({ isOldest: true, isNewest: false })
    expect(edgesOf(head)).toEqual({ first: 1, last: 3 })
    expect(reduceTimeline(window, { kind: 'trimmed', end: 'newest', keep: 9 })).toBe(window)
  })

  it('forgets a discarded row', () => {
    const window = after(opened(1, 1), { kind: 'changed', rows: [waitingRow('x')], isFollowing: true })
    expect(keys(reduceTimeline(window, { kind: 'gone', key: 'x' }))).toBe('m1')
    expect(reduceTimeline(window, { kind: 'gone', key: 'other' })).toBe(window)
  })

  it('is in board order without repeats, whatever comes when', () => {
    const rows = fc.array(fc.integer({ min: 1, max: 30 }).map((position) => rowAt(position)))
    const page = rows.map((list) => ({ rows: list, isOldest: false, isNewest: true }))
    const action: fc.Arbitrary<TimelineAction> = fc.oneof(
      page.map((given) => ({ kind: 'older' as const, page: given })),
      page.map((given) => ({ kind: 'newer' as const, page: given })),
      rows.map((list) => ({ kind: 'changed' as const, rows: list, isFollowing: false })),
      fc.constant({ kind: 'changed' as const, rows: [waitingRow('x')], isFollowing: true }),
      fc.constantFrom<TimelineAction>(
        { kind: 'trimmed', end: 'oldest', keep: 5 },
        { kind: 'trimmed', end: 'newest', keep: 5 },
        { kind: 'gone', key: 'x' },
      ),
    )
    fc.assert(
      fc.property(fc.array(action), (actions) => {
        const { rows } = actions.reduce(reduceTimeline, after(opened(5, 20)))
        const places = rows.map(({ position }) => position ?? Infinity)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
      }),
    )
  })
})
