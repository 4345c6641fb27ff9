import { describe, expect, it } from 'vitest'
import type { Context } from './context.ts'
import type { Candidate } from './detector.ts'
import type { Confidence } from './finding.ts'
import type { Label } from './label.ts'
import { weigh } from './weigh.ts'

const candidate = (confidence: Confidence, more: Partial<Candidate> = {}): Candidate => ({
  start: 0,
  end: 1,
  confidence,
  masked: 'X',
  ...more,
})
function weighed(given: Candidate, label: Label, words: boolean): Confidence | undefined {
  const context: Context = { label: () => label, speaksFor: () => words }
  return weigh(given, { type: 'aadhaar', against: ['utr'], find: () => [] }, context)
}

describe('a candidate', () => {
  it.each([
    ['possible', 'none', false, 'possible'],
    ['possible', 'none', true, 'likely'],
    ['possible', 'loose', false, 'likely'],
    ['possible', 'own', false, 'certain'],
    ['possible', 'other', true, 'possible'],
    ['possible', 'against', true, undefined],
    ['likely', 'none', false, 'likely'],
    ['likely', 'none', true, 'certain'],
    ['likely', 'own', false, 'certain'],
    ['likely', 'other', true, 'likely'],
    ['likely', 'against', false, undefined],
    ['likely', 'against', true, 'possible'],
    ['certain', 'against', false, 'certain'],
  ] as const)('that is %s, with label %s and words nearby (%s), is %s', (confidence, label, words, result) => {
    expect(weighed(candidate(confidence), label, words)).toBe(result)
  })

  it('that nothing else looks like is raised by words behind any label', () => {
    const context: Context = { label: () => 'other', speaksFor: () => true }
    expect(weigh(candidate('likely'), { type: 'pan', find: () => [] }, context)).toBe('certain')
  })

  it('rises to what its check allows', () => {
    expect(weighed(candidate('possible', { most: 'possible' }), 'own', true)).toBe('possible')
    expect(weighed(candidate('possible', { most: 'likely' }), 'own', true)).toBe('likely')
  })

  it('that needs words is nothing without them, or where something else is named', () => {
    const needy = candidate('possible', { needsWords: true })
    expect(weighed(needy, 'none', false)).toBeUndefined()
    expect(weighed(needy, 'other', true)).toBeUndefined()
    expect(weighed(needy, 'none', true)).toBe('possible')
    expect(weighed(needy, 'own', false)).toBe('certain')
  })

  it('that needs its label is nothing without it', () => {
    const needy = candidate('likely', { needsLabel: true })
    expect(weighed(needy, 'none', true)).toBeUndefined()
    expect(weighed(needy, 'loose', true)).toBeUndefined()
    expect(weighed(needy, 'own', true)).toBe('certain')
  })
})
