import type { Finding } from '@chancery/dlp'
import { describe, expect, it } from 'vitest'
import { concernsOf } from './care.ts'
import { replaceFinding } from './change-text.ts'
import { mayHold } from './may-hold.ts'

const at = (text: string, what: string): Finding => {
  const start = text.indexOf(what)
  return { type: 'card', confidence: 'certain', masked: 'XXXX 1111', start, end: start + what.length }
}
const written = (text: string) => ({ text, caret: text.length, mentions: [] })

describe('what the app cares about', () => {
  it('is asked about only where words say that it is one: a checksum alone holds nothing up', () => {
    const card = at('4111', '4111')
    expect(concernsOf([card]).map(({ care }) => care)).toEqual(['ask'])
    expect(concernsOf([{ ...card, confidence: 'likely' }]).map(({ care }) => care)).toEqual(['show'])
    expect(concernsOf([{ ...card, confidence: 'possible' }])).toEqual([])
  })

  it('is asked about by its form alone where it opens something', () => {
    for (const type of ['api-key', 'private-key', 'password'] as const)
      expect(concernsOf([{ ...at('x', 'x'), type, confidence: 'likely' }])).toMatchObject([{ care: 'ask' }])
  })

  it('leaves telephones, branches, and what the work consists of alone', () => {
    for (const type of ['phone', 'email', 'ifsc', 'upi', 'gstin'] as const)
      expect(concernsOf([{ ...at('x', 'x'), type }])).toEqual([])
  })
})

describe('the quick look', () => {
  it('passes over what people mostly write', () => {
    for (const text of ['', 'Good morning', 'नमस्ते, कल मिलते हैं', 'Lunch at 1? Room 12', 'See you in 2 or 3 days'])
      expect({ text, mayHold: mayHold(text) }).toEqual({ text, mayHold: false })
  })

  it('stops at digits in any script, keys, and words for secrets', () => {
    for (const text of [
      '4111 1111',
      '२३४१ २३४१',
      '2-3-4-1',
      '９８７６',
      'AKIAABCDEFGHIJKL',
      'password: x',
      'पासवर्ड क है',
    ])
      expect({ text, mayHold: mayHold(text) }).toEqual({ text, mayHold: true })
  })
})

describe('a finding', () => {
  it('is replaced where it stands, with the caret behind it', () => {
    const text = 'card 4111 today'
    expect(replaceFinding(written(text), at(text, '4111'), 'XXXX')).toMatchObject({ text: 'card XXXX today', caret: 9 })
  })

  it('leaves one blank when it is removed, and none at the beginning', () => {
    const text = 'card 4111 today'
    expect(replaceFinding(written(text), at(text, '4111'), '').text).toBe('card today')
    expect(replaceFinding(written('4111 today'), at('4111 today', '4111'), '').text).toBe('today')
  })

  it('moves the mentions behind it', () => {
    const text = 'card 4111 @Bob'
    const mention = { at: 10, length: 4, person: 'all' as const }
    const { mentions, text: after } = replaceFinding({ ...written(text), mentions: [mention] }, at(text, '4111'), '')
    expect(after.slice(mentions[0]?.at)).toBe('@Bob')
  })
})
