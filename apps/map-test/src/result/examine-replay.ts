import { attack, examine, judge, pairIndex } from '@chancery/exposure'
import type { Examination, MetricLine, View } from '@chancery/exposure'
import type { Recording } from '../record/recording.ts'
import { adversariesOf } from '../view/adversaries.ts'
import { viewOfOrdinary } from '../view/ordinary.ts'
import { truthOf } from '../view/truth.ts'
import type { Drawing } from './results.ts'

const MOST_LINES = 400

export interface ExamineReplayOptions {
  readonly seed: number
  readonly shuffles: number
  readonly resamples: number
  readonly onProgress: (what: string, done: number, of: number) => void
}

export interface ExaminedReplay {
  readonly lines: readonly MetricLine[]
  readonly drawings: readonly Drawing[]
}

/** As many of the likeliest pairs as there really are. */
function likeliest(view: View, count: number): string {
  const { people, pairs } = attack(view)
  const scores = pairs[0]?.value
  if (scores === undefined) return ''
  const all: (readonly [score: number, a: number, b: number])[] = []
  for (let a = 0; a < people; a++)
    for (let b = a + 1; b < people; b++) {
      const score = scores[pairIndex(a, b, people)] ?? 0
      if (score > 0) all.push([score, a, b])
    }
  return all
    .sort(([one], [other]) => other - one)
    .slice(0, count)
    .map(([, a, b]) => `${a}-${b}`)
    .join(' ')
}

function truePairs(recording: Recording): number {
  const pairs = new Set<string>()
  for (const { sender, receivers } of recording.written)
    for (const receiver of receivers) pairs.add([sender, receiver].sort((a, b) => a - b).join(' '))
  return pairs.size
}

/** Lets every adversary of a replay try, and judges what they drew. */
export function examineReplay(recording: Recording, options: ExamineReplayOptions): ExaminedReplay {
  const { seed, shuffles, resamples, onProgress } = options
  const truth = truthOf(recording)
  const ordinary = viewOfOrdinary(recording)
  const views = adversariesOf(recording)
  const examineOne = (name: string, view: View, draws: number): Examination =>
    examine(view, truth, {
      seed,
      shuffles,
      ordinary,
      resamples: draws,
      onProgress: (done, of) => onProgress(`examined ${name}`, done, of),
    })
  const ordinaryExamination = examineOne('ordinary', ordinary, 0)
  const examined = views.map(({ name, view }) => ({ name, examination: examineOne(name, view, resamples) }))
  // What an ordinary server draws is no adversary of ours: it has no part in how strict the controls are.
  const lines = [
    ...judge(examined, ordinaryExamination),
    ...judge([{ name: 'ordinary', examination: ordinaryExamination }]),
  ]
  const count = Math.min(MOST_LINES, truePairs(recording))
  const best = strongest(
    lines,
    views.map(({ name }) => name),
  )
  const drawn = [{ name: 'ordinary', view: ordinary }, ...views.filter(({ name }) => name === best)]
  return { lines, drawings: drawn.map(({ name, view }) => ({ adversary: name, pairs: likeliest(view, count) })) }
}

/** Who drew the departments best; where none are known, who found most pairs. */
function strongest(lines: readonly MetricLine[], names: readonly string[]): string | undefined {
  const by = (metric: string): MetricLine[] =>
    lines.filter((line) => line.metric === metric && names.includes(line.adversary)).sort((a, b) => b.value - a.value)
  return (by('departments/ami')[0] ?? by('pairs/precision-at-e')[0])?.adversary
}
