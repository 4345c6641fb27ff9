import { base64, utf8 } from '@chancery/base'
import { describe, expect, it } from 'vitest'
import { found } from '../_found.ts'
import { detect } from '../index.ts'

/** Put together while the test runs, so that nothing in this file looks like a password to a scanner. */
const value = ['Rain', 'bow', '#', '2041'].join('')

describe('a password', () => {
  it.each([
    'Password: ',
    'password=',
    'DB_PASSWORD=',
    'smtpPassword: ',
    'pwd : ',
    '"password": "',
    'passphrase -> ',
    'Password-',
    'Password is ',
    'the new password will be ',
    'pass ',
    'पासवर्ड: ',
    'पासवर्ड है ',
    'password hai ',
    'कूटशब्द - ',
    'password\u200b: ',
  ])('is likely behind its name: %s…', (before) => {
    expect(found(`${before}${value}`, 'password')).toEqual([`password likely ${value}`])
  })

  it('is nothing that passes: a check in words, a call of a function', () => {
    for (const text of ['"pass": "Element has a text alternative"', 'pass `sha256()` to it'])
      expect({ text, found: found(text, 'password') }).toEqual({ text, found: [] })
  })

  it('is certain where somebody signs in with it', () => {
    expect(found(`username bob, password: ${value}`, 'password')).toEqual([`password certain ${value}`])
  })

  it('ends where its sentence ends', () => {
    expect(found(`Password is ${value}.`, 'password')).toEqual([`password likely ${value}`])
    expect(found(`(password: ${value})`, 'password')).toEqual([`password likely ${value}`])
    expect(found(`password: "${value}!", user`, 'password').map((line) => line.split(' ')[2])).toEqual([`${value}!`])
  })

  it('ends where the next setting begins', () => {
    expect(found(`Server=db;User Id=sa;Password=${value};Encrypt=yes`, 'password')).toEqual([
      `password certain ${value}`,
    ])
    expect(found(`?password=${value}&lang=hi`, 'password')).toEqual([`password likely ${value}`])
  })

  it('is found behind the argument of a program', () => {
    expect(found(`curl -u bob:${value} https://example.org`, 'password')).toEqual([`password likely ${value}`])
  })

  it('is only possible where it is a word', () => {
    expect(found('password: sunshine', 'password')).toEqual(['password possible sunshine'])
  })

  it('is found in an address', () => {
    expect(found(`postgres://alice:${value}@db.example.org/bank`, 'password')).toEqual([`password likely ${value}`])
  })

  it('is found in a header of HTTP', () => {
    const written = base64(utf8(`bob:${value}`))
    expect(found(`Authorization: Basic ${written}`, 'password')).toEqual([`password likely ${written}`])
  })

  it.each(['ATM PIN is 4321', 'my UPI PIN: 432198', 'MPIN 4321', 'एटीएम पिन 4321', 'T-PIN 4321'])(
    'is the secret number of a card or an app, too: %s',
    (text) => {
      expect(found(text, 'password').map((line) => line.slice(0, 15))).toEqual(['password likely'])
    },
  )

  it.each([
    'the password is wrong',
    'Password: required',
    'password: ********',
    'password=<your password>',
    'password: ${PASSWORD}',
    'const password = readPassword()',
    'forgot your password? reset it',
    'the file is password protected',
    'Your password will expire in 12 days',
    'Passwords must have 8-12 characters',
    'do not share your password with anybody',
    'पासवर्ड गलत है',
    'PIN: 560001',
    'PIN code 560001',
    'https://example.org:8080/a@b',
    'boarding pass collected',
    'passport: M1234567',
    'X509v3 Basic Constraints: critical',
  ])('is not in: %s', (text) => {
    expect(found(text, 'password')).toEqual([])
  })

  it('shows nothing of itself, not even how long it is', () => {
    expect(detect(`password: ${value}`)[0]?.masked).toBe('••••••••')
    expect(detect(`password: ${value}${value}`)[0]?.masked).toBe('••••••••')
  })
})
