import { describe, expect, it } from 'vitest'
import { FakeConversations } from '../_fake-conversations.ts'
import { fakePeople, fakePerson } from '../_fake-people.ts'
import { matchSwitcherRows, switcherRows } from './switcher-rows.ts'

const nothing = (): void => undefined
const talk = new FakeConversations(fakePerson('alice'), false, () => true, nothing, nothing)
const rows = switcherRows(fakePeople('alice'), talk.list())

describe('the switcher', () => {
  it('shows what was used last first, and not oneself', () => {
    expect(rows[0]?.name).toBe('Bob Mathew')
    expect(rows.map((row) => row.seed)).not.toContain(fakePerson('alice'))
    expect(rows.map((row) => row.at)).toEqual(rows.map((row) => row.at).toSorted((a, b) => b - a))
  })

  it('leads to the conversation that there is, else to a new one', () => {
    const keyOf = (name: string): string | undefined => rows.find((row) => row.name.startsWith(name))?.key
    expect(keyOf('Bob')).toBe(talk.list().find((row) => row.person === fakePerson('bob'))?.key)
    expect(keyOf('Meera')).toBe(`with.${fakePerson('meera')}`)
  })

  it('finds in both scripts, without accents, and groups, too', () => {
    expect(matchSwitcherRows(rows, 'pri')[0]?.name).toBe('प्रिया शर्मा')
    expect(matchSwitcherRows(rows, 'alvarez')[0]?.name).toBe('José Álvarez')
    expect(matchSwitcherRows(rows, 'loan desk')[0]?.kind).toBe('group')
    expect(matchSwitcherRows(rows, '9999')).toEqual([])
    expect(matchSwitcherRows(rows, '')).toHaveLength(12)
  })
})
