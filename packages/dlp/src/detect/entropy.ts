/**
 * How many different characters a text holds, weighed: Shannon's entropy in bits for each character. A random token of 32 letters and
 * digits has about 4.4, of 32 hexadecimal digits about 3.6; words in English stay below 3.5, and placeholders far below.
 */
export function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) {
    const share = count / text.length
    bits -= share * Math.log2(share)
  }
  return bits
}

const PLACEHOLDER =
  /^(?:[x*.•#_?-]+|<.*|\$[({].*|\{\{.*|%[a-z_]+%|your.*|example.*|changeme|change_me|redacted|placeholder|dummy.*|none|null|nil|undefined|true|false|xxx.*|todo|n\/?a)$/i

/** Whether this stands where a secret would stand, and is none: `********`, `<password>`, `${TOKEN}`, `your-api-key`. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text) || /^(.)\1+$/.test(text)
}
