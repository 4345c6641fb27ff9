import { expect, it } from 'vitest'
import { parseCaNames } from './ca-names.ts'

it('names and addresses are told apart, each in its one form and once', () => {
  expect(parseCaNames('Chat.Example.org, 10.0.0.7,localhost.,FE80:0::1,chat.example.org,bücher.example')).toEqual({
    hosts: ['chat.example.org', 'localhost', 'xn--bcher-kva.example'],
    addresses: ['10.0.0.7', 'fe80::1'],
    first: 'chat.example.org',
  })
})

it('what is no name that a server can have is refused, and the sentence repeats it', () => {
  for (const bad of [
    '',
    'a,,b',
    '*.example.org',
    'https://a',
    'a/b',
    'a:8080',
    '-a',
    'a_b',
    '0.0.0.0',
    '::',
    '127.1',
    'a b',
    '10.0.0.0/8',
  ])
    expect(() => parseCaNames(bad)).toThrow(/after --private-ca is neither a host name nor an IP address/)
  expect(() => parseCaNames(Array.from({ length: 21 }, (_, index) => `a${index}`).join(','))).toThrow(/at most 20/)
})
