import { describe, expect, it } from 'vitest'
import { CodedError, hasCode } from './errors.ts'

describe('a coded error', () => {
  it('is told by its code, whatever its sentence says', () => {
    const error = new CodedError('base/number', 'A sentence', { size: 3 }, { cause: 'what was below' })
    expect(hasCode(error, 'base/number')).toBe(true)
    expect(hasCode(error, 'base/truncated')).toBe(false)
    expect(error).toMatchObject({
      name: 'CodedError',
      message: 'A sentence',
      detail: { size: 3 },
      cause: 'what was below',
    })
  })

  it('is not any object with such a code', () => {
    expect(hasCode({ code: 'base/number' }, 'base/number')).toBe(false)
    expect(hasCode(undefined, 'base/number')).toBe(false)
  })
})
