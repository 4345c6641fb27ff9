import { describe, expect, it } from 'vitest'
import type { ConversationId } from '@chancery/protocol'
import type { ConversationRow } from '../../contract/topics.ts'
import { Arrivals } from './arrivals.ts'
import { isQuiet, parse } from './notify-settings.ts'

function row(key: string, unread: number, more: Partial<ConversationRow> = {}): ConversationRow {
  const terms = { key: key as ConversationId, kind: 'direct', name: key, people: [], administrators: [] } as const
  return { ...terms, status: 'active', lastAt: 0, unread, isMentioned: false, ...more }
}

describe('what has come', () => {
  it('is not what was there when one opened the app', () => {
    const arrivals = new Arrivals()
    expect(arrivals.take([row('bob', 3)], false)).toEqual([])
    expect(arrivals.take([row('bob', 3)], false)).toEqual([])
    expect(arrivals.take([row('bob', 4)], false)).toEqual([{ key: 'bob', unread: 4 }])
  })

  it('comes in new conversations, too, and again after it was read', () => {
    const arrivals = new Arrivals()
    arrivals.take([], false)
    expect(arrivals.take([row('carol', 1)], false)).toEqual([{ key: 'carol', unread: 1 }])
    expect(arrivals.take([row('carol', 0)], false)).toEqual([])
    expect(arrivals.take([row('carol', 1)], false)).toEqual([{ key: 'carol', unread: 1 }])
  })

  it('is not told where it is muted or put away, nor later when that is over', () => {
    const arrivals = new Arrivals()
    arrivals.take([row('bob', 0), row('group', 0)], false)
    const away = [row('bob', 1, { mutedUntil: 1 }), row('group', 1, { isArchived: true })]
    expect(arrivals.take(away, false)).toEqual([])
    expect(arrivals.take([row('bob', 1), row('group', 1)], false)).toEqual([])
  })

  it('waits until this device is up to date, and is told once then', () => {
    const arrivals = new Arrivals()
    arrivals.take([row('bob', 0)], false)
    for (const unread of [5, 20, 60]) expect(arrivals.take([row('bob', unread)], true)).toEqual([])
    expect(arrivals.take([row('bob', 61)], false)).toEqual([{ key: 'bob', unread: 61 }])
    expect(arrivals.take([row('bob', 61)], false)).toEqual([])
  })
})

describe('quiet hours', () => {
  const night = { ...parse(undefined), quiet: { from: 22 * 60, to: 7 * 60 } }
  it('hold over midnight, from the first minute to the last', () => {
    expect([21 * 60 + 59, 22 * 60, 0, 6 * 60 + 59, 7 * 60].map((minute) => isQuiet(night, minute))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })

  it('hold within a day, and not at all where none are set', () => {
    const noon = { ...night, quiet: { from: 12 * 60, to: 13 * 60 } }
    expect([11 * 60, 12 * 60, 13 * 60].map((minute) => isQuiet(noon, minute))).toEqual([false, true, false])
    expect(isQuiet(parse(undefined), 0)).toBe(false)
  })
})

describe('the settings', () => {
  it('say nothing and show nothing until somebody asks for it', () => {
    expect(parse(undefined)).toEqual({ isOn: false, showsContent: false, hasSound: true, isAsked: false })
  })

  it.each(['', '{', '7', 'null', '{"isOn":1,"quiet":{"from":-1,"to":5000}}'])('are the first ones after %j', (text) => {
    expect(parse(text)).toEqual(parse(undefined))
  })

  it('are read as they were written', () => {
    const set = { isOn: true, showsContent: true, hasSound: false, isAsked: true, quiet: { from: 0, to: 60 } }
    expect(parse(JSON.stringify(set))).toEqual(set)
  })
})
