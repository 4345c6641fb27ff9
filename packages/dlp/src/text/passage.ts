import type { Place } from './place.ts'

/** A piece of a file's text, long enough that what stands around a finding is in it. */
export interface Passage {
  readonly text: string
  /**
   * Where in the file these characters stand (UTF-16, from `start` to before `end`); undefined if another passage answers for them, or
   * if the file does not say them here, such as the name of a column that is repeated before a value.
   */
  locate(start: number, end: number): Place | undefined
}

/** How much of a file is looked at in one go, and what of its neighbours goes with it, in UTF-16 units. */
const BODY = 32_768
const BEFORE = 1024
/** A private key has some 3,300 characters, and is found by both of its ends. */
const AFTER = 4096
/** Longer segments are cut, so that a file of one line is no longer held than any other. */
const LONGEST = 8192

/** Makes passages out of a text that comes piece by piece, each with its place. */
export class PassageMaker {
  #text = ''
  /** Where each segment starts in the text, and its place. */
  #starts: number[] = []
  #places: (Place | undefined)[] = []
  /** What is before was answered for by the passage before. */
  #from = 0

  #cut(to: number): Passage {
    const passage = passageOf(this.#text, this.#starts, this.#places, [this.#from, to])
    const drop = Math.max(0, to - BEFORE)
    const first = Math.max(0, segmentAt(this.#starts, drop))
    this.#text = this.#text.slice(drop)
    this.#starts = this.#starts.slice(first).map((start) => Math.max(0, start - drop))
    this.#places = this.#places.slice(first)
    this.#from = to - drop
    return passage
  }

  /** Takes the next piece and gives the passages that are complete now. Without a place it is context only. */
  *add(text: string, place?: Place): Generator<Passage> {
    for (let at = 0; at < text.length; at += LONGEST) {
      this.#starts.push(this.#text.length)
      this.#places.push(place)
      this.#text += text.slice(at, at + LONGEST)
      if (this.#text.length - this.#from >= BODY + AFTER) yield this.#cut(this.#text.length - AFTER)
    }
  }

  /** The last passage; afterwards a new text can begin. */
  *end(): Generator<Passage> {
    if (this.#text.length > this.#from) yield this.#cut(this.#text.length)
    this.#text = ''
    this.#starts = []
    this.#places = []
    this.#from = 0
  }
}

function passageOf(
  text: string,
  starts: readonly number[],
  places: readonly (Place | undefined)[],
  [from, to]: readonly [number, number],
): Passage {
  return {
    text,
    locate: (start, end) => {
      if (start < from || start >= to) return undefined
      return places[segmentAt(starts, start)] ?? places[segmentAt(starts, end - 1)]
    },
  }
}

/** The last segment that starts at `position` or before it. */
function segmentAt(starts: readonly number[], position: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) <= position) low = middle + 1
    else high = middle
  }
  return low - 1
}
