/** An organization's list of words, such as the names of its projects. Words and phrases, compared by letters and digits alone. */
export interface WordList {
  readonly name: string
  readonly words: readonly string[]
}

/**
 * An organization's pattern, such as that of its customer numbers: RE2 syntax, matched in linear time, line by line, against the folded
 * text. A match is at most 200 UTF-16 units long; `(?i)` at the beginning ignores case.
 */
export interface CustomPattern {
  readonly name: string
  readonly pattern: string
}
