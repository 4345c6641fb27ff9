import { base64url, utf8 } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'
import { KEY_FORMS } from './key-forms.ts'

/** Made while the test runs, so that nothing in this file looks like a key to a scanner. */
const random = (count: number, letters = 'aB3dE5gH7jK9mN2pQ4rS6tU8vW0xYz1') =>
  Array.from({ length: count }, (_, i) => letters[(i * 7 + 3 * (i >> 3)) % letters.length]).join('')
const joined = (...parts: readonly string[]) => parts.join('')
const hexDigits = (count: number) => random(count, '9f3a1c7e5b0d2648')
const capitals = (count: number) => random(count, 'A2C4E6G7IJKLMNOPQRSTUVWX')

const samples: readonly (readonly [string, string])[] = [
  ['AWS access key', joined('AK', 'IA', capitals(16))],
  ['GitHub token', joined('gh', 'p_', random(36))],
  ['GitHub token', joined('github', '_pat_', random(22), '_', random(59))],
  ['GitLab token', joined('gl', 'pat-', random(20))],
  ['Slack token', joined('xo', 'xb-', '123456789012-123456789012-', random(24))],
  ['Slack webhook', joined('hooks.slack', '.com/services/', 'T', capitals(8), '/B', capitals(8), '/', random(24))],
  ['Google API key', joined('AI', 'za', random(35))],
  ['Google OAuth secret', joined('GOC', 'SPX-', random(28))],
  ['Stripe key', joined('sk_', 'live_', random(24))],
  ['Stripe key', joined('rk_', 'test_', random(99))],
  ['Razorpay key', joined('rzp_', 'live_', random(14))],
  ['Azure storage key', joined('Account', 'Key=', random(86), '==')],
  ['Azure client secret', joined(random(3), '8', 'Q~', random(34))],
  ['SendGrid key', joined('S', 'G.', random(22), '.', random(43))],
  ['npm token', joined('np', 'm_', random(36))],
  ['PyPI token', joined('pypi-', 'AgEIcHlwaS5vcmc', random(60))],
  ['DigitalOcean token', joined('dop_', 'v1_', hexDigits(64))],
  ['Telegram bot token', joined('123456789:', 'AA', random(33))],
  ['Databricks token', joined('da', 'pi', hexDigits(32))],
  ['secret key', joined('s', 'k-', 'proj-', random(48))],
]

describe('a key of a provider', () => {
  it.each(samples)('%s is likely by its form', (name, key) => {
    const text = `deploy with ${key} tonight`
    expect(detect(text, { types: ['api-key'] })).toEqual([
      { type: 'api-key', start: 12, end: 12 + key.length, confidence: 'likely', masked: '…', name },
    ])
  })

  it.each(samples)('%s is certain where it is called a key', (_name, key) => {
    expect(found(`the api key is ${key}`, 'api-key')).toEqual([`api-key certain ${key}`])
  })

  it.each(samples)('%s is nothing inside a longer word', (_name, key) => {
    expect(found(`a9${key}_${key}`, 'api-key').some((line) => line.endsWith(` ${key}`))).toBe(false)
  })

  it('is nothing where it is filled with one letter', () => {
    expect(found(joined('gh', 'p_', 'x'.repeat(36)), 'api-key')).toEqual([])
    expect(found(joined('AI', 'za', '0'.repeat(35)), 'api-key')).toEqual([])
  })

  it('has a form with no repetition that is not bounded', () => {
    for (const { pattern } of KEY_FORMS) expect(pattern).not.toMatch(/[*+](?![^[]*\])|\{\d+,\}/)
  })
})

describe('a JSON Web Token', () => {
  const token = (header: string) =>
    [base64url(utf8(header)), base64url(utf8('{"sub":"alice","iat":1516239022}')), random(43)].join('.')

  it('is likely where its header names an algorithm', () => {
    const jwt = token('{"alg":"HS256","typ":"JWT"}')
    expect(detect(`see ${jwt}.`)).toMatchObject([
      { type: 'api-key', start: 4, end: 4 + jwt.length, masked: '…', name: 'JWT' },
    ])
  })

  it('is nothing with another header', () => {
    expect(found(token('{"a":"b","c":"dddddddd"}'), 'api-key')).toEqual([])
  })
})

describe('what is called a key', () => {
  it.each([
    ['api_key = "', '"'],
    ['API key: ', ''],
    ['aws_secret_access_key=', ''],
    ["clientSecret: '", "',"],
    ['Authorization: Bearer ', ''],
    ['token := ', ''],
    ['the id is there, the secret ', ''],
  ])('is found where it looks random: %s…%s', (before, behind) => {
    const key = random(40)
    const lines = found(`${before}${key}${behind}`, 'api-key')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(new RegExp(`^api-key (likely|certain) ${key}$`))
  })

  it.each([
    'api_key = "your-api-key-goes-here-1"',
    'api_key=${PAYMENT_API_KEY_2026}',
    'access token: xxxxxxxxxxxxxxxxxxxxxxxx',
    'secret key: internationalization',
    'api key: https://example.org/keys/1234567890',
    'access_token = aaaaaaaaaaaaaaaa1111',
  ])('is nothing where it is none: %s', (text) => {
    expect(found(text, 'api-key')).toEqual([])
  })
})

describe('random text', () => {
  it('holds no provider’s key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => found(text, 'api-key').length === 0),
    )
  })
})
