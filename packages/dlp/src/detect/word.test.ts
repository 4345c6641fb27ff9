import { hasCode } from '@chancery/base'
import { describe, expect, it } from 'vitest'
import { detect } from '../index.ts'
import type { WordList } from '../index.ts'

const projects: WordList = { name: 'projects', words: ['Falcon', 'Project Falcon Two', 'प्रोजेक्ट गरुड़', 'K-9'] }
const words = (text: string, list = projects) =>
  detect(text, { types: ['word'], words: [list] }).map(({ start, end }) => text.slice(start, end))

describe("a word of the organization's list", () => {
  it.each([
    ['about Falcon.', ['Falcon']],
    ['FALCON falcon', ['FALCON', 'falcon']],
    ['project falcon two', ['project falcon two']],
    ['project falcon three', ['falcon']],
    ['Project-Falcon-Two', ['Project-Falcon-Two']],
    ['प्रोजेक्ट गरुड़ पर', ['प्रोजेक्ट गरुड़']],
    ['प्रोजेक्ट गरुड़', ['प्रोजेक्ट गरुड़']],
    ['Fal\u200bcon', ['Fal\u200bcon']],
    ['k9 and K 9', ['k9', 'K 9']],
    ['falcons and falconry', []],
    ['गरुड़', []],
  ])('is found whole, in any case: %s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('is likely, carries the name of its list, and is not shown', () => {
    expect(detect('Falcon', { words: [projects] })).toEqual([
      { type: 'word', start: 0, end: 6, confidence: 'likely', masked: '…', name: 'projects' },
    ])
  })

  it('stands beside what else is found there', () => {
    const types = detect('falcon@example.org', { words: [projects] }).map(({ type }) => type)
    expect(types.toSorted()).toEqual(['email', 'word'])
  })
})

describe('a list that cannot be used', () => {
  const refusal = (lists: readonly WordList[]) => {
    try {
      detect('', { words: lists })
      return undefined
    } catch (error) {
      return error
    }
  }

  it('is refused with a sentence that says what to do', () => {
    expect(hasCode(refusal([{ name: 'l', words: ['…'] }]), 'bad-word-list')).toBe(true)
    expect(hasCode(refusal([{ name: 'l', words: ['a'.repeat(201)] }]), 'bad-word-list')).toBe(true)
    expect(hasCode(refusal([{ name: 'l', words: Array.from({ length: 20_001 }, () => 'a') }]), 'bad-word-list')).toBe(
      true,
    )
    expect(hasCode(refusal(Array.from({ length: 51 }, () => projects)), 'too-many-word-lists')).toBe(true)
    expect(String(refusal([{ name: 'l', words: [''] }]))).toContain('Each entry of the word list “l”')
  })
})
