import { hasCode } from '@chancery/base'
import { describe, expect, it } from 'vitest'
import { detect } from '../index.ts'
import type { CustomPattern } from '../index.ts'

const customer: CustomPattern = { name: 'customer', pattern: String.raw`\bCUST-\d{4,8}\b` }
const matches = (text: string, ...patterns: readonly string[]) =>
  detect(text, { types: ['pattern'], patterns: patterns.map((pattern) => ({ name: pattern, pattern })) }).map(
    ({ start, end }) => text.slice(start, end),
  )

describe("an organization's pattern", () => {
  it('is found, likely, under its name, and is not shown', () => {
    expect(detect('see CUST-१२३४ there', { patterns: [customer], types: ['pattern'] })).toEqual([
      { type: 'pattern', start: 4, end: 13, confidence: 'likely', masked: '…', name: 'customer' },
    ])
  })

  it('ends at words, and at lines', () => {
    expect(matches('xCUST-1234 CUST-123456789', customer.pattern)).toEqual([])
    expect(matches('one\ntwo\nthree', '^t.*$')).toEqual(['two', 'three'])
    expect(matches('one\ntwo', 'one.two')).toEqual([])
  })

  it('can ignore case, and be one of several', () => {
    expect(matches('Ab-1 cd-2', '(?i)ab-[0-9]', 'cd-[0-9]')).toEqual(['Ab-1', 'cd-2'])
  })

  it('is found once and whole wherever it stands in a long line', () => {
    for (let before = 780; before < 1020; before++) {
      expect(matches(`${' '.repeat(before)}CUST-1234 ${'x '.repeat(2000)}CUST-5678`, customer.pattern)).toEqual([
        'CUST-1234',
        'CUST-5678',
      ])
    }
    expect(matches('x'.repeat(5000), 'x')).toHaveLength(5000)
    expect(matches(`${'x'.repeat(799)}1234`, String.raw`\b\d{4}\b`)).toEqual([])
  })

  it.each([
    ['looks around', '(?=x)a'],
    ['refers back', String.raw`(a)\1`],
    ['is not closed', '(a'],
    ['repeats too much', '(?:[a-z]{0,40} ){0,40}'],
    ['matches nothing', 'a*'],
    ['is too long', 'a'.repeat(1001)],
  ])('is refused where it %s', (_why, pattern) => {
    let refusal: unknown
    try {
      detect('', { patterns: [{ name: 'mine', pattern }] })
    } catch (error) {
      refusal = error
    }
    expect(hasCode(refusal, 'bad-pattern')).toBe(true)
    expect(String(refusal)).toContain('pattern “mine”')
  })

  it('is one of fifty at most', () => {
    const many = Array.from({ length: 51 }, () => customer)
    expect(() => detect('', { patterns: many })).toThrow('Use at most 50 patterns.')
  })
})
