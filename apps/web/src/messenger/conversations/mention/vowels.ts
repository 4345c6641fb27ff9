// What may be heard between two consonants of a name. Bits, since thousands of names are compared at each key.

/** Nothing is heard: a silent `e`, or two consonants that meet. */
export const NONE = 1
export const A = 2
export const E = 4
export const I = 8
/** `o` and `u`: people spell one for the other, as in Mohammed and Muhammad. */
export const O = 16
/** The vowel that a Devanagari letter has unless it is told otherwise: for a Latin name it may stand for any short one. */
export const INHERENT = 32

/** Vowels that follow each other: what each of them may be, and what is heard for certain. */
export interface Vowels {
  may: number
  must: number
}

export function noVowel(): Vowels {
  return { may: NONE, must: 0 }
}

/** One more vowel. Where there are several none of them is silent, and a written one speaks for the inherent one before it. */
export function addVowel(vowels: Vowels, may: number, must: number): void {
  const isFirst = vowels.may === NONE && vowels.must === 0
  vowels.may = isFirst ? may : (vowels.may | may) & ~(NONE | INHERENT)
  vowels.must |= must
}

/** Whether both may be the same; `isAcross`: one is written in Devanagari and the other in Latin letters. */
export function fits(a: Vowels, b: Vowels, isAcross: boolean): boolean {
  if (isAcross && ((a.may | b.may) & INHERENT) !== 0) return true
  return (a.may & b.may & ~INHERENT) !== 0 && (a.must & ~b.may) === 0 && (b.must & ~a.may) === 0
}

/** Whether `whole` may go on from `begun`, the vowels at the end of what was typed so far. */
export function mayGoOn(begun: Vowels, whole: Vowels, isAcross: boolean): boolean {
  // Nothing yet, or the letter of Devanagari that stands last and may get a vowel sign.
  if ((begun.may & ~A) === NONE) return true
  if (isAcross && ((begun.may | whole.may) & INHERENT) !== 0) return true
  return (begun.may & whole.may) !== 0 && (begun.must & ~whole.may) === 0
}
