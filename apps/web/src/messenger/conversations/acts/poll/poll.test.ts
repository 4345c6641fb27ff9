import { describe, expect, it } from 'vitest'
import { pollOf, repeatedAnswers } from './new-poll.ts'
import { voteAfter } from './vote-after.ts'

describe('a poll', () => {
  const draft = { question: ' When? ', answers: ['Monday', ' Friday ', ''], isMultiple: false }

  it('is sent without the fields that were left empty', () => {
    expect(pollOf(draft)).toEqual({ question: 'When?', poll: { options: ['Monday', 'Friday'], isMultiple: false } })
  })

  it('needs a question and two different answers', () => {
    expect(pollOf({ ...draft, question: ' ' })).toBeUndefined()
    expect(pollOf({ ...draft, answers: ['Monday', ''] })).toBeUndefined()
    expect(pollOf({ ...draft, answers: ['Monday', 'monday '] })).toBeUndefined()
    expect([...repeatedAnswers(['सोमवार', '', 'सोमवार', ''])]).toEqual([2])
  })
})

describe('a vote', () => {
  it('for one answer takes the place of the one before; the same again changes nothing', () => {
    expect(voteAfter([], 1, false)).toEqual([1])
    expect(voteAfter([0], 1, false)).toEqual([1])
    expect(voteAfter([1], 1, false)).toBeUndefined()
  })

  it('for several adds and takes away', () => {
    expect(voteAfter([2], 0, true)).toEqual([0, 2])
    expect(voteAfter([0, 2], 2, true)).toEqual([0])
    expect(voteAfter([0], 0, true)).toEqual([])
  })
})
