/**
 * A name as it is compared in a search: without case, without accents, without the dots and joiners that people leave
 * out when they type Hindi, and with single spaces.
 */
export function foldName(text: string): string {
  return text.normalize('NFKD').replaceAll(IGNORED, '').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
}

/** Whether each word of `query` begins a word of one of `texts`. */
export function isFound(query: string, texts: readonly (string | undefined)[]): boolean {
  const words = texts.flatMap((text) => (text === undefined ? [] : foldName(text).split(SEPARATOR)))
  return foldName(query)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)))
}

/** Latin accents, the nukta, the dot and the moon above (written for each other in Hindi), and joiners without a width. */
const IGNORED = /[\u0300-\u036f\u093c\u0901\u0902\u200b-\u200d\ufeff]/gu
const SEPARATOR = /[\s,.\-–/()]+/u
