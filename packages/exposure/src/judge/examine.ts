import { attack, attackByVolume } from '../attack/attack.ts'
import { seededRandom } from '../random.ts'
import type { Metric } from '../metric-line.ts'
import type { Truth } from '../truth.ts'
import type { View } from '../view.ts'
import { checkView } from './check-view.ts'
import type { Examination, ExamineOptions } from './examination.ts'
import { factsOf, relabel } from './facts.ts'
import type { Facts } from './facts.ts'
import { measureGuess } from './measure-guess.ts'
import type { Best } from './measure-guess.ts'
import { prepareGuess } from './prepare-guess.ts'
import { drawBlocks, resampleMessages, resampleView } from './resample.ts'
import { shuffleView } from './shuffle-view.ts'

const DAY = 24 * 60 * 60_000
const BLOCKS = 48

/**
 * Lets an adversary draw the map from what it observed, measures the drawing by the truth, and does the same with controls:
 * views whose identities were shuffled within blocks of time, and truths whose people changed places.
 */
export function examine(view: View, truth: Truth, options: ExamineOptions = {}): Examination {
  const {
    seed = 1,
    shuffles = 100,
    resamples = 0,
    shuffleBlockMs = DAY,
    betweenness = false,
    ordinary,
    onProgress,
  } = options
  checkView(view, truth)
  const { span } = view
  const blockMs = options.resampleBlockMs ?? Math.max(1, (span.to - span.from) / BLOCKS)
  const random = seededRandom(seed)
  const facts = factsOf(truth, span, seededRandom(seed))
  const guess = prepareGuess(attack(view, { seed, betweenness }))
  const best = measureGuess(guess, facts)
  const metrics = [...best.keys()]
  const byVolume = attackByVolume(view, { seed })
  const volume = byVolume && measureGuess(prepareGuess(byVolume), facts)
  const total = shuffles + resamples
  const shuffled = Array.from({ length: shuffles }, (_, i) => {
    const control = shuffleView(view, random, shuffleBlockMs)
    const values = valuesOf(
      measureGuess(prepareGuess(attack(control, { seed: seed + i, betweenness })), facts),
      metrics,
    )
    onProgress?.(i + 1, total)
    return values
  })
  const relabelled = Array.from({ length: shuffles }, () =>
    valuesOf(measureGuess(guess, relabel(facts, random)), metrics),
  )
  const ordinaryResampled = new Float64Array(ordinary === undefined ? 0 : resamples)
  const resampled = Array.from({ length: resamples }, (_, i) => {
    const draw = drawBlocks(span, blockMs, random)
    const again = factsOfDraw(truth, facts, (messages) => resampleMessages(messages, draw))
    const values = measureGuess(prepareGuess(attack(resampleView(view, draw), { seed: seed + i, betweenness })), again)
    if (ordinary !== undefined) ordinaryResampled[i] = amiOf(resampleView(ordinary, draw), again, seed + i)
    onProgress?.(shuffles + i + 1, total)
    return valuesOf(values, metrics)
  })
  const measured = [...best].map(([metric, { by, value }]) => {
    // A metric that total volume says nothing of, such as when somebody writes, has no such line.
    const baseline = byVolume !== undefined && isOfVolume(metric) ? volume?.get(metric) : undefined
    return { metric, by, value, ...(baseline && { volume: baseline.value }) }
  })
  return { measured, shuffled, relabelled, resampled, ordinaryResampled }
}

function isOfVolume(metric: Metric): boolean {
  return !metric.startsWith('activity/')
}

function valuesOf(best: ReadonlyMap<Metric, Best>, metrics: readonly Metric[]): Float64Array {
  return Float64Array.from(metrics, (metric) => best.get(metric)?.value ?? 0)
}

/** The facts of a resample: its messages are drawn anew, everything else stays, also who is known beforehand. */
function factsOfDraw(
  truth: Truth,
  facts: Facts,
  draw: (messages: NonNullable<Truth['messages']>) => NonNullable<Truth['messages']>,
): Facts {
  if (truth.messages === undefined) return facts
  const { pairs, sends } = factsOf(
    { people: truth.people, messages: draw(truth.messages) },
    facts.span,
    seededRandom(1),
  )
  return { ...facts, ...(pairs && { pairs }), ...(sends && { sends }) }
}

function amiOf(view: View, { departments, ...facts }: Facts, seed: number): number {
  if (departments === undefined) return 0
  const guess = attack(view, { seed })
  const only = { ...facts, departments }
  return (
    measureGuess(prepareGuess({ ...guess, pairs: [], rankings: [], superiors: [], activity: [] }), only).get(
      'departments/ami',
    )?.value ?? 0
  )
}
