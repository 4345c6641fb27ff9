import { describe, expect, it } from 'vitest'
import { emojiEntry, emojiGroups } from './emoji-table.ts'
import { findEmoji } from './find-emoji.ts'
import { quickEmoji } from './quick-emoji.ts'

const entries = emojiGroups.flatMap((group) => group.entries)
const found = (typed: string): string[] => findEmoji(typed).map(({ emoji }) => emoji)

describe('the table of emoji', () => {
  it('has each once, one character to the eye, with a name in English and in Hindi', () => {
    expect(entries.length).toBeGreaterThan(300)
    expect(new Set(entries.map(({ emoji }) => emoji)).size).toBe(entries.length)
    for (const { emoji, en, hi } of entries) {
      expect([...new Intl.Segmenter('und').segment(emoji)]).toHaveLength(1)
      expect(emoji).toMatch(/^\p{RGI_Emoji}$/v)
      // A statement holds no longer one.
      expect(emoji.length).toBeLessThanOrEqual(16)
      expect(en.every((name) => /^[a-z]/i.test(name))).toBe(true)
      expect(hi.every((name) => /^\p{Script=Devanagari}/u.test(name))).toBe(true)
    }
  })

  it('has those that are offered first', () => {
    expect(quickEmoji.filter((emoji) => emojiEntry(emoji) === undefined)).toEqual([])
    expect(quickEmoji).toHaveLength(6)
  })
})

describe('finding an emoji', () => {
  it('goes by the beginning of any of its words, in either language', () => {
    expect(found('thank')).toContain('🙏')
    expect(found('धन्य')).toContain('🙏')
    expect(found('Diwali')).toContain('🪔')
    expect(found('दिवाली')).toEqual(found('diwali'))
    expect(found('of joy')).toContain('😂')
  })

  it('puts the one that is called so before those that have it in a word', () => {
    expect(found('rice')[0]).toBe('🍚')
    expect(found('fire')[0]).toBe('🔥')
  })

  it('minds neither case nor nukta', () => {
    expect(found('मज़ाक')).toEqual(found('मजाक'))
    expect(found('FLAG OF INDIA')).toEqual(['🇮🇳'])
  })

  it('finds an emoji by itself, and nothing by what nothing is called', () => {
    expect(found('👍')[0]).toBe('👍')
    expect(found('xyzzy')).toEqual([])
    expect(found(' . ')).toEqual([])
    expect(found('')).toEqual([])
  })
})
