import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'

describe('an e-mail address', () => {
  it.each([
    'alice@example.org',
    'alice.smith+bank@mail.example.co.in',
    "o'neil_99@example.travel",
    'a@example.org',
    'नाम@उदाहरण.भारत',
    'alice@xn--p1b6ci4b4b3a.xn--h2brj9c',
    'ＡＬＩＣＥ＠ＥＸＡＭＰＬＥ．ＯＲＧ',
    'alice\u200b@example.org',
  ])('is likely by its form: %s', (written) => {
    expect(found(`so (${written}).`, 'email')).toEqual([`email likely ${written}`])
  })

  it('is certain with words', () => {
    expect(found('Email: alice@example.org', 'email')).toEqual(['email certain alice@example.org'])
    expect(found('मेरी ईमेल alice@example.org है', 'email')).toEqual(['email certain alice@example.org'])
  })

  it.each([
    ['without a top-level name', 'my email is info@presidio.'],
    ['of a UPI id', 'alice@okaxis'],
    ['of a file', 'icon@2x.png'],
    ['of a version', 'left-pad@1.3.0'],
    ['of a remote of Git', 'git@github.com:alice/bank.git'],
    ['of a password in an address', 'https://alice:Secret99@example.org/'],
    ['with two dots before the sign', 'alice..@example.org'],
    ['with nothing before the sign', 'see @example.org'],
    ['with more than 64 characters before the sign', `${'a'.repeat(65)}@example.org`],
  ])('is nothing %s', (_why, text) => {
    expect(found(text, 'email')).toEqual([])
  })

  it('shows its first letter and its domain only', () => {
    expect(detect('alice@example.org')[0]?.masked).toBe('a…@example.org')
    expect(detect('a@example.org')[0]?.masked).toBe('…@example.org')
  })
})
