import { CodedError } from '@chancery/base'
import { describe, expect, it } from 'vitest'
import { english } from '../language/english.ts'
import { hindi } from '../language/hindi.ts'
import { wordsIn } from '../language/words.ts'
import { problemOf, wordsOf } from './problem.ts'

const en = wordsIn('en', 'en-IN-u-nu-latn', english)
const hi = wordsIn('hi', 'hi-IN-u-nu-latn', hindi)

describe('an error', () => {
  it('is told in the person’s language', () => {
    const error = new CodedError('client/unreachable', 'The server cannot be reached')
    expect(problemOf(error, en).text).toBe(english['problem.client/unreachable'])
    expect(problemOf(error, hi).text).toBe(hindi['problem.client/unreachable'])
  })

  it('of the server is told by the server’s own code', () => {
    const error = new CodedError('client/refused-by-server', 'No', { code: 'api/invitation-used' })
    expect(problemOf(error, en)).toEqual({ code: 'api/invitation-used', text: english['problem.api/invitation-used'] })
  })

  it('says how long to wait, in minutes', () => {
    const error = new CodedError('client/too-many-guesses', 'Too many', { retryAfterSeconds: 61 })
    expect(problemOf(error, en).text).toContain('2 minutes')
    expect(problemOf(error, hi).text).toContain('2 मिनट')
  })

  it('that no catalogue knows says its own sentence in English, and its code in Hindi', () => {
    const error = new CodedError('client/odd', 'The moon is in the way; wait')
    expect(problemOf(error, en).text).toBe('The moon is in the way; wait.')
    expect(problemOf(error, hi).text).toContain('client/odd')
    expect(wordsOf({ code: 'client/odd', text: '' }, en)).toContain('client/odd')
  })

  it('that nobody foresaw says nothing of itself', () => {
    expect(problemOf(new TypeError('x.y is not a function'), en).text).toBe(english['problem.unknown'])
    expect(problemOf(undefined, hi).text).toBe(hindi['problem.unknown'])
  })
})
