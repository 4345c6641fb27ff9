import type { Context } from './context.ts'
import type { Candidate, Detector } from './detector.ts'
import type { Confidence } from './finding.ts'
import { LEVEL } from './overlap.ts'

const LEVELS: readonly Confidence[] = ['possible', 'likely', 'certain']
const REACH = 300

/**
 * How sure a candidate is once the words around it are read, or nothing if they speak against it.
 *
 * Its own label makes it certain; words within reach raise it by one level. The label of something else keeps words further away from
 * raising it. A label that speaks against it drops it, unless it passed a check and words within reach speak for it: then it is
 * possible.
 */
export function weigh(candidate: Candidate, detector: Detector, context: Context): Confidence | undefined {
  const { start, end, confidence, most = 'certain', needsWords = false, needsLabel = false } = candidate
  if (confidence === 'certain') return confidence
  const label = context.label(detector.type, start)
  if (label === 'own') return atMost(2, most)
  if (needsLabel) return undefined
  const isSpokenFor = label === 'loose' || context.speaksFor(detector.type, start, end, detector.reach ?? REACH)
  // What nothing else looks like may stand behind any label.
  const isSomethingElse = label === 'against' || (label === 'other' && detector.against !== undefined)
  if (needsWords && (!isSpokenFor || isSomethingElse)) return undefined
  if (label === 'against') return confidence === 'likely' && isSpokenFor ? 'possible' : undefined
  const isRaised = isSpokenFor && !needsWords && !isSomethingElse
  return atMost(LEVEL[confidence] + (isRaised ? 1 : 0), most)
}

function atMost(level: number, most: Confidence): Confidence {
  return LEVELS[Math.min(level, LEVEL[most])] as Confidence
}
