import type { Context } from './context.ts'
import type { Candidate, Detector } from './detector.ts'
import type { Confidence } from './finding.ts'
import { LEVEL } from './overlap.ts'

const LEVELS: readonly Confidence[] = ['possible', 'likely', 'certain']
const REACH = 300

/**
 * How sure a candidate is once the words around it are read, or nothing if they speak against it.
 *
 * Its own name right before it makes it certain; words within reach raise it by one level. The name of something else right before
 * it drops it, unless it passed a check and words within reach speak for it: then it stays possible.
 */
export function weigh(candidate: Candidate, detector: Detector, context: Context): Confidence | undefined {
  const { start, end, confidence, most = 'certain', needsWords = false } = candidate
  if (confidence === 'certain') return confidence
  const label = context.label(detector.type, start)
  const isSpokenFor = label === 'own' || context.speaksFor(detector.type, start, end, detector.reach ?? REACH)
  if (needsWords && (!isSpokenFor || label === 'other')) return undefined
  if (label === 'against') return confidence === 'likely' && isSpokenFor ? 'possible' : undefined
  const raised = label === 'own' ? 2 : LEVEL[confidence] + (isSpokenFor && !needsWords ? 1 : 0)
  return LEVELS[Math.min(raised, LEVEL[most])]
}
