import { describe, expect, it } from 'vitest'
import { chooseReach } from './choose-reach.ts'

const files = { cert: 'chain.pem', key: 'key.pem' }

describe('where others can reach the server', () => {
  // Really listening there is what no test may do.
  const hosts = ['0.0.0.0', '::', '10.0.0.7', 'chat.example.org', 'fe80::1', '127.example.org', '']

  it('plain HTTP is refused in one sentence that names the three ways out', () => {
    for (const host of hosts)
      for (const way of ['--cert', '--private-ca', '--trust-proxy'])
        expect(() => chooseReach(host, {})).toThrow(new RegExp(`^Others can reach ${host}, [^\n]*${way}[^\n]*$`))
  })

  it('each of the three ways is taken', () => {
    for (const host of hosts) {
      expect(chooseReach(host, files).kind).toBe('certificate')
      expect(chooseReach(host, { privateCa: 'chat.example.org' }).kind).toBe('private-ca')
      expect(chooseReach(host, { trustProxy: true, url: 'https://chat.example.org' }).kind).toBe('proxy')
    }
  })
})

describe('on this machine', () => {
  it('plain HTTP is allowed, also under an address of its own', () => {
    for (const host of ['127.0.0.1', '127.0.0.9', '::1', 'localhost'])
      for (const url of ['http://localhost:8080', 'http://priya.localhost', 'http://127.0.0.1:1', 'http://[::1]:8080/'])
        expect(chooseReach(host, { url })).toEqual({ kind: 'this-machine', url: url.replace(/\/$/, '') })
  })

  it('an address with https is refused while nothing speaks TLS', () => {
    expect(() => chooseReach('127.0.0.1', { url: 'https://chat.example.org' })).toThrow(/needs --cert and --key/)
  })
})

describe('options that do not go together', () => {
  it('are refused, and the sentence names them', () => {
    expect(() => chooseReach('127.0.0.1', { cert: 'a' })).toThrow(/--cert and --key belong together/)
    expect(() => chooseReach('127.0.0.1', { key: 'a' })).toThrow(/--cert and --key belong together/)
    expect(() => chooseReach('127.0.0.1', { ...files, privateCa: 'localhost' })).toThrow(/Choose one of/)
    expect(() => chooseReach('127.0.0.1', { ...files, trustProxy: true })).toThrow(/Choose one of/)
    expect(() => chooseReach('127.0.0.1', { trustProxy: true, privateCa: 'localhost' })).toThrow(/Choose one of/)
    expect(() => chooseReach('127.0.0.1', { trustProxy: true })).toThrow(/--url https:\/\/chat\.example\.org/)
    expect(() => chooseReach('127.0.0.1', { ...files, url: 'http://localhost' })).toThrow(/with https/)
  })
})

describe('the address in links', () => {
  it('is an origin and nothing more', () => {
    const urlOf = (url: string) => chooseReach('::', { ...files, url }).url
    expect(urlOf('https://Chat.Example.Org/')).toBe('https://chat.example.org')
    expect(urlOf('https://chat.example.org:443')).toBe('https://chat.example.org')
    expect(urlOf('https://chat.example.org:8443')).toBe('https://chat.example.org:8443')
    for (const bad of [
      'chat.example.org',
      'https://',
      'https://a/b',
      'https://a?b',
      'https://a#b',
      'https://b@a',
      'ftp://a',
      '',
    ])
      expect(() => urlOf(bad)).toThrow(/--url must be like https:/)
    expect(() => urlOf('http://chat.example.org')).toThrow(/must begin with https/)
  })
})
