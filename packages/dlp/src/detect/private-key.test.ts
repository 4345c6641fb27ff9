import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { detect } from '../index.ts'

const dashes = '-'.repeat(5)
const random = (count: number, letters = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L') =>
  Array.from({ length: count }, (_, i) => letters[(i * 7 + 3 * (i >> 3)) % letters.length]).join('')
const joined = (...parts: readonly string[]) => parts.join('')
const block = (name: string, lines: readonly string[]) =>
  [`${dashes}BEGIN ${name}${dashes}`, ...lines, `${dashes}END ${name}${dashes}`].join('\n')
const lines = [random(64), random(64), `${random(30)}==`]

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const real = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim()

describe('a private key', () => {
  it.each([
    ['PKCS #8', real],
    ['SEC 1', privateKey.export({ type: 'sec1', format: 'pem' }).toString().trim()],
    ['RSA', block('RSA PRIVATE KEY', ['Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,00', '', ...lines])],
    ['OpenSSH', block('OPENSSH PRIVATE KEY', lines)],
    ['PGP', block('PGP PRIVATE KEY BLOCK', ['Version: 1', '', ...lines])],
    ['in a string of a program', block('PRIVATE KEY', lines).replaceAll('\n', String.raw`\n`)],
    ['in one line', block('PRIVATE KEY', lines).replaceAll('\n', ' ')],
  ])('is certain by itself: %s', (_form, key) => {
    const text = `here it is:\n${key}\nkeep it`
    expect(detect(text)).toMatchObject([
      { type: 'private-key', start: 12, end: 12 + key.length, confidence: 'certain' },
    ])
  })

  it('is certain without its last line, up to its last one', () => {
    const key = `${dashes}BEGIN PRIVATE KEY${dashes}\n${lines[0]}\n${lines[1]}`
    expect(detect(`${key}\nand so on.`)).toMatchObject([{ start: 0, end: key.length, confidence: 'certain' }])
  })

  it('is possible where only its first line is there', () => {
    const text = `a file that begins with ${dashes}BEGIN PRIVATE KEY${dashes} is to be kept closed by whoever has it`
    expect(detect(text).map(({ confidence }) => confidence)).toEqual(['possible'])
  })

  it.each([
    ['a public key', real.replaceAll('PRIVATE', 'PUBLIC')],
    ['a certificate', block('CERTIFICATE', lines)],
    ['a message', block('PGP MESSAGE', lines)],
  ])('is not %s', (_what, text) => {
    expect(detect(text, { types: ['private-key'] })).toEqual([])
  })

  it.each([
    ['age key', joined('AGE-SECRET-', 'KEY-1', random(58))],
    ['WireGuard key', joined('Private', 'Key = ', random(42, 'aB3dE5gH7jK9mN2pQ4rS6tU8vW0xYz1'), 'A=')],
    ['JSON Web Key', JSON.stringify({ kty: 'OKP', crv: 'Ed25519', d: random(43) })],
  ])('is likely as one line: %s', (name, text) => {
    expect(detect(text, { types: ['private-key'] })).toMatchObject([{ confidence: 'likely', name }])
  })

  it('shows nothing of itself', () => {
    expect(detect(real)[0]?.masked).toBe(`${dashes}BEGIN PRIVATE KEY${dashes} …`)
  })
})
