import { describe, expect, it } from 'vitest'
import { isEmojiOnly } from './is-emoji-only.ts'

describe('a message of emoji only', () => {
  it.each(['👍', '👍🏽 👩‍👩‍👧', '🇮🇳', '❤️', '1️⃣'])('is seen in %j', (text) => {
    expect(isEmojiOnly(text)).toBe(true)
  })

  it.each(['', ' ', '1', '#', '👍 ok', '🙂🙂🙂🙂🙂🙂', 'हाँ', '©'])('is not seen in %j', (text) => {
    expect(isEmojiOnly(text)).toBe(false)
  })
})
