import { MemoryStore } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { recentEmoji, rememberEmoji } from './recent-emoji.ts'

describe('what was picked lately', () => {
  it('is kept with the latest first, each once', async () => {
    const store = new MemoryStore()
    expect(await recentEmoji(store)).toEqual([])
    for (const emoji of ['🪔', '🚀', '🪔']) await rememberEmoji(store, emoji)
    expect(await recentEmoji(store)).toEqual(['🪔', '🚀'])
  })

  it('is no more than two rows, however much is picked', async () => {
    const store = new MemoryStore()
    const picked = Array.from({ length: 40 }, (_, at) => String.fromCodePoint(0x1f600 + at))
    await Promise.all(picked.map((emoji) => rememberEmoji(store, emoji)))
    expect(await recentEmoji(store)).toEqual(picked.slice(-16).toReversed())
    expect(await store.entries('emoji')).toHaveLength(1)
  })
})
