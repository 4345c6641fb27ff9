import { hasCode } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeName } from './backup-entry.ts'
import { backupKeysOf, makeRecoveryCode, readRecoveryCode } from './recovery-code.ts'

const refusal = (text: string): unknown => {
  try {
    return readRecoveryCode(text)
  } catch (error) {
    return hasCode(error, 'client/recovery-code')
  }
}

describe('a recovery code', () => {
  it('has eight groups of four characters, none of which looks like another', () => {
    const code = makeRecoveryCode()
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(makeRecoveryCode()).not.toBe(code)
  })

  it('is read however it was typed', () => {
    const code = makeRecoveryCode()
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect(readRecoveryCode(`  ${typed}\n`)).toBe(code)
  })

  it('shows a slip: another character anywhere, or two that changed places', () => {
    const code = makeRecoveryCode()
    const digits = code.replaceAll('-', '')
    let found = 0
    for (let at = 0; at < 28; at++) {
      const other = digits[at] === 'X' ? 'Y' : 'X'
      if (refusal(digits.slice(0, at) + other + digits.slice(at + 1)) === true) found++
    }
    // Twenty bits of check: one slip in a million is not seen.
    expect(found).toBe(28)
  })

  it('is none when it is anything else, and that is said', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 31 }), (text) => {
        expect(refusal(text)).toBe(true)
      }),
    )
  })

  it('gives the same keys every time, and others than any other code', () => {
    const [a, b] = [makeRecoveryCode(), makeRecoveryCode()]
    expect(backupKeysOf(a).key).toEqual(backupKeysOf(readRecoveryCode(a)).key)
    expect(placeName(backupKeysOf(a))).not.toEqual(placeName(backupKeysOf(b)))
    expect(backupKeysOf(a).key).not.toEqual(backupKeysOf(b).key)
  })
})
