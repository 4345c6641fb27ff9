import type { Candidate, Detector } from '../detector.ts'
import type { WordList } from '../own-lists.ts'
import { ownError } from '../own-error.ts'
import { foldText } from '../fold-text.ts'

const MOST_WORDS = 20_000
const LONGEST_WORD = 200
/** Letters with their marks, or digits: words end where those of Devanagari end, too. */
const TOKEN = /[\p{L}\p{M}]+|\p{N}+/gu
/** Between the words of a phrase. */
const MAX_GAP = 3

interface Step {
  readonly next: Map<string, Step>
  isEnd: boolean
}

/** Lower case with as many units as before: U+0130 is the only letter that would grow. */
const lower = (text: string): string => text.replaceAll('\u0130', 'i').toLowerCase()

/** Finds an organization's words as whole words, in one pass for all. Of phrases that begin at one word the longest is found. */
export function wordDetector({ name, words }: WordList): Detector {
  if (words.length > MOST_WORDS)
    throw ownError('bad-word-list', `Keep the word list “${name}” below ${MOST_WORDS} words.`)
  const root = stepsOf(name, words)
  return {
    type: 'word',
    *find(folded): Iterable<Candidate> {
      for (const { start, end } of phrases(lower(folded.text), root))
        yield { start, end, confidence: 'likely', masked: '…', name }
    },
  }
}

function stepsOf(name: string, words: readonly string[]): Step {
  const root: Step = { next: new Map(), isEnd: false }
  for (const word of words) {
    let step = root
    for (const [token] of lower(foldText(word).text).matchAll(TOKEN)) {
      let next = step.next.get(token)
      if (next === undefined) step.next.set(token, (next = { next: new Map(), isEnd: false }))
      step = next
    }
    if (step === root || word.length > LONGEST_WORD)
      throw ownError(
        'bad-word-list',
        `Each entry of the word list “${name}” needs a letter or digit, and at most ${LONGEST_WORD} characters.`,
      )
    step.isEnd = true
  }
  return root
}

interface Phrase {
  readonly start: number
  end: number
}

/** One phrase under way, with the longest end that it had so far. */
interface Begun extends Phrase {
  step: Step
}

/** Of phrases that overlap, the one that begins first, and of these the longest. */
function phrases(text: string, root: Step): Phrase[] {
  const found: Phrase[] = []
  let begun: Begun[] = []
  let before = 0
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const isNear = index - before <= MAX_GAP
    before = index + token.length
    const going: Begun[] = []
    for (const phrase of [...begun, { start: index, step: root, end: 0 }]) {
      const next = isNear || phrase.step === root ? phrase.step.next.get(token) : undefined
      if (next === undefined) {
        if (phrase.end > 0) found.push(phrase)
        continue
      }
      phrase.step = next
      if (next.isEnd) phrase.end = before
      going.push(phrase)
    }
    begun = going
  }
  found.push(...begun.filter(({ end }) => end > 0))
  let behind = 0
  return found
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      const isFree = start >= behind
      if (isFree) behind = end
      return isFree
    })
}
