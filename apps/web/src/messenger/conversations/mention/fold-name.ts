// Marks that people leave out when they type: accents of Latin, Greek, and Cyrillic letters, the nukta, and joiners.
const LEFT_OUT = /[\u0300-\u036f\u093c\u09bc\u0a3c\u0abc\u0b3c\u200b-\u200d]/gu

/** A name as it is compared: accents, nukta, and case do not count, and चाँद is चांद. */
export function foldName(name: string): string {
  return name.normalize('NFKD').replaceAll(LEFT_OUT, '').replaceAll('\u0901', '\u0902').toLowerCase()
}

/** The words of a folded name; `Priya/प्रिया` has two. */
export function wordsOf(folded: string): string[] {
  return folded.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
}
