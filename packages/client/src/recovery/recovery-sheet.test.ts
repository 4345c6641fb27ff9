import { hasCode } from '@chancery/base'
import { describe, expect, it } from 'vitest'
import type { Account } from '../account/account.ts'
import { keyInGroups, recoverySheet } from './recovery-sheet.ts'

describe('the key on a recovery sheet', () => {
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

  it('reads back to the same 32 bytes', () => {
    const seed = Uint8Array.from({ length: 32 }, (_, index) => index * 7 + 3)
    const groups = keyInGroups(seed)
    expect(groups).toHaveLength(14)
    expect(groups.every((group) => group.length === 4)).toBe(true)
    const bits = [...groups.slice(0, 13).join('')]
      .map((digit) => digits.indexOf(digit).toString(2).padStart(5, '0'))
      .join('')
    expect(Uint8Array.from({ length: 32 }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2))).toEqual(seed)
  })

  it('has a checksum that changes with the key', () => {
    expect(keyInGroups(new Uint8Array(32)).at(-1)).not.toBe(keyInGroups(new Uint8Array(32).fill(1)).at(-1))
  })
})

describe('a recovery sheet', () => {
  const organizationSeed = new Uint8Array(32).fill(7)
  const account = { server: 'https://office.example', organization: new Uint8Array(32).fill(9) } as unknown as Account
  const now = (): number => Date.UTC(2026, 10, 23) / 1000

  it('holds the key, whose it is, and the day', () => {
    const text = recoverySheet({ account: { ...account, organizationSeed }, now }, 'Bank of Examples')
    expect(text).toContain('Organization   Bank of Examples')
    expect(text).toContain('Server         https://office.example')
    expect(text).toContain('Written        2026-11-23')
    for (const group of keyInGroups(organizationSeed)) expect(text).toContain(group)
  })

  it('is written by administrators’ devices only', () => {
    const write = (): string => recoverySheet({ account, now }, 'Bank of Examples')
    expect(write).toThrow(expect.toSatisfy((error: unknown) => hasCode(error, 'client/not-administrator')))
  })
})
