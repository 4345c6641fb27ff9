import { CodedError, randomBytes, utf8 } from '@chancery/base'

/** How many words a passphrase has; five of 2,048 are 55 bits. */
export const PASSPHRASE_WORDS = 5

/** A new passphrase: five different words of BIP 39’s English list, which has no two that look alike. Loads the list. */
export async function suggestPassphrase(): Promise<string> {
  const { wordlist } = await import('@scure/bip39/wordlists/english.js')
  const words = new Set<string>()
  while (words.size < PASSPHRASE_WORDS) words.add(anyOf(wordlist))
  return [...words].join(' ')
}

/** One of 2,048 words: their number divides 65,536, so every one is as likely as any other. */
function anyOf(words: readonly string[]): string {
  const word = words[new DataView(randomBytes(2).buffer).getUint16(0) % words.length]
  if (word === undefined) throw new TypeError('suggestPassphrase: the word list is empty')
  return word
}

/** The words of a passphrase: case, and what stands between them, do not count. */
function wordsOf(passphrase: string): readonly string[] {
  return passphrase
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s\p{P}]+/u)
    .filter((word) => word !== '')
}

/** What of a passphrase counts. */
export function passphraseBytes(passphrase: string): Uint8Array {
  return utf8(wordsOf(passphrase).join(' '))
}

/** Refuses a passphrase of fewer than five different words (`crypto/passphrase-too-short`), in a sentence. */
export function requirePassphrase(passphrase: string): void {
  if (new Set(wordsOf(passphrase)).size < PASSPHRASE_WORDS)
    throw new CodedError('crypto/passphrase-too-short', `Choose a passphrase of ${PASSPHRASE_WORDS} different words`)
}
