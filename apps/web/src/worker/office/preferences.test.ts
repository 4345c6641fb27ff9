import { ManualClock, MemoryStore } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import type { ConversationId, PersonId } from '@chancery/protocol'
import { MUTED_FOR_EVER } from '../../contract/conversation-calls.ts'
import type { ConversationKey } from '../../contract/topics.ts'
import { Preferences } from './preferences.ts'

const HOUR = 3_600_000
const loans = 'AAAAAAAAAAAAAAAAAAAAAA' as ConversationId
const bob: ConversationKey = `with.${'BBBBBBBBBBBBBBBBBBBBBA' as PersonId}`

async function open(store = new MemoryStore(), clock = new ManualClock()) {
  const over: ConversationKey[] = []
  const preferences = new Preferences(store, clock, (key) => over.push(key))
  await preferences.load()
  return { preferences, store, clock, over }
}

describe('what a person sets for a conversation', () => {
  it('is kept, and what is set back to as it was leaves nothing behind', async () => {
    const { preferences, store, clock } = await open()
    await preferences.change(loans, { isPinned: true, isMarked: true })
    expect((await open(store, clock)).preferences.of(loans)).toEqual({ isPinned: true, isMarked: true })
    await preferences.change(loans, { isPinned: false, isMarked: false })
    expect((await open(store, clock)).preferences.of(loans)).toEqual({})
    expect(await store.entries('preference')).toEqual([])
  })

  it('is on top or put away, never both', async () => {
    const { preferences } = await open()
    await preferences.change(loans, { isPinned: true })
    await preferences.change(loans, { isArchived: true })
    expect(preferences.of(loans)).toEqual({ isArchived: true })
    await preferences.change(loans, { isPinned: true })
    expect(preferences.of(loans)).toEqual({ isPinned: true })
  })

  it('is heard again when its time is over, by itself', async () => {
    const { preferences, clock, over } = await open()
    const mutedUntil = clock.now() + 8 * HOUR
    await preferences.change(loans, { mutedUntil })
    expect(preferences.of(loans)).toEqual({ mutedUntil })
    clock.advance(8 * HOUR - 1)
    expect(over).toEqual([])
    clock.advance(1)
    expect(over).toEqual([loans])
    expect(preferences.of(loans)).toEqual({})
  })

  it('is muted for ever without a timer that comes too early', async () => {
    const { preferences, clock, over } = await open()
    await preferences.change(loans, { mutedUntil: MUTED_FOR_EVER })
    clock.advance(30 * 24 * HOUR)
    expect(over).toEqual([])
    expect(preferences.of(loans)).toEqual({ mutedUntil: MUTED_FOR_EVER })
    await preferences.change(loans, { mutedUntil: 0 })
    expect(preferences.of(loans)).toEqual({})
  })

  it('goes over from a person to the conversation with them', async () => {
    const { preferences, store, clock } = await open()
    await preferences.change(bob, { isPinned: true })
    await preferences.rename(bob, loans)
    const again = (await open(store, clock)).preferences
    expect([again.of(bob), again.of(loans)]).toEqual([{}, { isPinned: true }])
  })
})
