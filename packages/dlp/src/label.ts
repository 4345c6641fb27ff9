import type { FindingType } from './finding.ts'
import { firstFrom } from './vocabulary.ts'
import type { Hit } from './vocabulary.ts'

/**
 * What the nearest label before a thing says: it is this (`own`), it may be this (`loose`: the label stands further away), it is something
 * else that has a name here (`other`) or that looks like it (`against`), or there is no label.
 */
export type Label = 'own' | 'loose' | 'other' | 'against' | 'none'

const LABEL_REACH = 40
/** In a list of numbers. */
const LIST_REACH = 160
const AND = /\b(?:and|or|aur)\b|और|तथा|&/g
/** A label names what follows on its line, or on the next if it ends its own; not beyond a number, but in a list of numbers. */
const NAMES_NO_MORE = /[\d\n]/
const HAS_LETTER = /\p{L}/u
/** So that it names: `account of Ramesh Kumar is 123…`, `account (savings) 123…`; not `account was closed by the branch 123…`. */
const JOINS = /(?:[:=]|\b(?:is|are|hai|h|no|number)|है|हैं|नंबर|संख्या)[^\p{L}]*$/u
const MOST_WORDS_BETWEEN = 2
const SENTENCE_ENDS = /[.!?;।]\s+\p{L}/u
/** Between two labels of one thing: `PAN/Aadhaar`, `account or IBAN`. */
const EITHER = /^ ?(?:[/&|]|or|and|या|व) ?$/

/** Of `hits`, the words of `text`, the label before `start`, as something of `type` sees it. */
export function labelBefore(text: string, hits: readonly Hit[], type: FindingType, start: number): Label {
  let last = firstFrom(hits, start) - 1
  // No further back than a label reaches, or time would grow with the square of the text.
  while (last >= 0 && !isLabel(hits[last] as Hit, type) && (hits[last] as Hit).end >= start - LIST_REACH) last--
  const nearest = hits[last]
  if (nearest === undefined || nearest.end < start - LIST_REACH) return 'none'
  const gap = text.slice(nearest.end, start)
  const isList = !HAS_LETTER.test(gap.replaceAll(AND, ''))
  if (!isList && (gap.length > LABEL_REACH || NAMES_NO_MORE.test(gap))) return 'none'
  const isClose = isTight(gap)
  if (nearest.meaning.names.has(type)) return isClose ? 'own' : 'loose'
  if (!isClose) return 'other'
  for (let i = last; hits[i]?.end === nearest.end; i--) if (hits[i]?.meaning.against.has(type)) return 'against'
  return isAlsoNamed(text, hits, type, last) ? 'own' : 'other'
}

function isTight(gap: string): boolean {
  if (!HAS_LETTER.test(gap)) return true
  if (SENTENCE_ENDS.test(gap)) return false
  return JOINS.test(gap) || (gap.match(/\p{L}[\p{L}\p{M}]*/gu)?.length ?? 0) <= MOST_WORDS_BETWEEN
}

/** Whether the label at `last` is one of several for one thing, and one of the others names the type. */
function isAlsoNamed(text: string, hits: readonly Hit[], type: FindingType, last: number): boolean {
  let { start } = hits[last] as Hit
  for (let i = last - 1; i >= 0; i--) {
    const hit = hits[i] as Hit
    if (hit.end > start) continue
    if (!EITHER.test(text.slice(hit.end, start))) return false
    if (hit.meaning.names.has(type)) return true
    ;({ start } = hit)
  }
  return false
}

const isLabel = ({ meaning }: Hit, type: FindingType): boolean => meaning.names.size > 0 || meaning.against.has(type)
