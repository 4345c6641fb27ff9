import { fromUtf8 } from '@chancery/base'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { describe, expect, it } from 'vitest'
import { PASSPHRASE_WORDS, passphraseBytes, requirePassphrase, suggestPassphrase } from './passphrase.ts'

describe('a passphrase', () => {
  it('is suggested as five different words of 2,048', async () => {
    expect(new Set(wordlist).size).toBe(2048)
    const suggested = await Promise.all(Array.from({ length: 400 }, () => suggestPassphrase()))
    for (const passphrase of suggested) {
      const words = passphrase.split(' ')
      expect(new Set(words).size).toBe(PASSPHRASE_WORDS)
      expect(words.every((word) => wordlist.includes(word))).toBe(true)
      expect(() => requirePassphrase(passphrase)).not.toThrow()
    }
    // 2,000 draws from 2,048 words leave few of them out, and none of them comes often.
    const words = suggested.flatMap((passphrase) => passphrase.split(' '))
    expect(new Set(words).size).toBeGreaterThan(1100)
  })

  it('stays the same with other spaces, hyphens, capitals, or letter forms', () => {
    const counted = fromUtf8(passphraseBytes('apple banjo cactus daring eagle'))
    for (const typed of [
      '  Apple banjo\tCACTUS   daring eagle\n',
      'apple-banjo-cactus-daring-eagle',
      'apple, banjo, cactus, daring, eagle.',
      'ａｐｐｌｅ banjo cactus daring eagle',
    ])
      expect(fromUtf8(passphraseBytes(typed))).toBe(counted)
    expect(fromUtf8(passphraseBytes('banjo apple cactus daring eagle'))).not.toBe(counted)
    expect(fromUtf8(passphraseBytes('applebanjo cactus daring eagle'))).not.toBe(counted)
  })

  it('has at least five different words', () => {
    for (const passphrase of ['', 'apple banjo cactus daring', 'apple apple apple apple apple apple', '- - - - - -'])
      expect(() => requirePassphrase(passphrase)).toThrow(/5 different words/)
    expect(() => requirePassphrase('सेब केला आम अनार लीची')).not.toThrow()
  })
})
