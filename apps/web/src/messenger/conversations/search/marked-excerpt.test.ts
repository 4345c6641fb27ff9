import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markedExcerpt } from './marked-excerpt.ts'

describe('what is shown of a found message', () => {
  it('marks the very letters', () => {
    expect(markedExcerpt('the loan desk', [[4, 4]])).toEqual([
      { text: 'the ', isMark: false },
      { text: 'loan', isMark: true },
      { text: ' desk', isMark: false },
    ])
  })

  it('begins near the first mark, at a word', () => {
    const text = `${'word '.repeat(40)}here ${'more '.repeat(60)}`
    const pieces = markedExcerpt(text, [[200, 4]])
    expect(pieces[0]?.text).toBe('… ')
    expect(pieces.find(({ isMark }) => isMark)?.text).toBe('here')
    expect(pieces[1]?.text.startsWith('word')).toBe(true)
    expect(pieces.at(-1)?.text).toBe(' …')
  })

  it('shows some text whatever the marks are', () => {
    const mark = fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 60 }))
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(mark), (text, marks) => {
        const shown = markedExcerpt(text, marks)
        const plain = text.replaceAll(/\s+/gu, '')
        expect(
          shown
            .filter(({ text: part }) => part !== '… ' && part !== ' …')
            .map(({ text: part }) => part)
            .join('')
            .replaceAll(/\s+/gu, ''),
        ).toBe(plain)
      }),
    )
  })
})
