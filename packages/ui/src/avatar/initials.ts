const letters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** The letters that stand for a name: of the first and the last word, as people see letters (`प्रिया नायर` gives `प्रिना`). */
export function initials(name: string, most: 1 | 2 = 2): string {
  const words = name.trim().split(/\s+/u)
  const first = firstLetter(words[0] ?? '')
  const last = most > 1 && words.length > 1 ? firstLetter(words.at(-1) ?? '') : ''
  return first + last
}

function firstLetter(word: string): string {
  for (const { segment } of letters.segment(word)) {
    if (/[\p{L}\p{N}]/u.test(segment)) return segment.toLocaleUpperCase('und')
  }
  return ''
}
