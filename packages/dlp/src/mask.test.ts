import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskAllBut } from './mask.ts'

describe('a mask', () => {
  it('shows so many letters and digits at the end, and what stands between them', () => {
    expect(maskAllBut('3123 4567 8909', 4)).toBe('XXXX XXXX 8909')
    expect(maskAllBut('MH-14/2011', 2)).toBe('XX-XX/XX11')
    expect(maskAllBut('482913', 0)).toBe('XXXXXX')
    expect(maskAllBut('12', 4)).toBe('12')
  })

  it('is as long as the value, and its shown end is the value’s', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{5,30}$/), fc.nat(5), (value, keep) => {
        expect(maskAllBut(value, keep)).toBe('X'.repeat(value.length - keep) + value.slice(value.length - keep))
      }),
    )
  })
})
