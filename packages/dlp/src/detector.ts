import type { FindingType, Confidence } from './finding.ts'
import type { FoldedText } from './fold-text.ts'

/** Something that a detector found, before the words around it are weighed. Places are those of the folded text. */
export interface Candidate {
  readonly start: number
  readonly end: number
  /** From the form alone: `possible`, or `likely` if it passes its check. `certain` only for a form that proves itself. */
  readonly confidence: Confidence
  /** The most that words can make of it; `certain` if left out. What fails its check stays `possible`. */
  readonly most?: Confidence
  /** It counts only where words speak for it: by itself it would be any number. */
  readonly needsWords?: boolean
  /** It counts only with its own label right before it. */
  readonly needsLabel?: boolean
  readonly masked: string
  readonly name?: string
}

/** Finds one type of sensitive data. It keeps no state, never throws, and takes time in proportion to the text. */
export interface Detector {
  readonly type: FindingType
  /**
   * What the thing is called: lower case, in English, Hindi, and Hindi in Latin letters. Words are compared by letters and digits
   * alone, so `a/c no` also stands for `A/C-No.`. Right before the thing such a word is its label.
   */
  readonly words?: readonly string[]
  /** What is often said near it. It speaks for the thing within {@link Detector.reach}, but is nobody's label. */
  readonly about?: readonly string[]
  /**
   * What other things are called that look like it: as the nearest label before, it lowers a finding or drops it.
   * A detector without such a list finds what nothing else looks like; labels of other things do not matter to it.
   */
  readonly against?: readonly string[]
  /** How far words may be, in UTF-16 units of the folded text; 300 if left out. */
  readonly reach?: number
  find(folded: FoldedText): Iterable<Candidate>
}
