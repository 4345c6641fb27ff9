import { examine, judge, messageLog, messageSends } from '@chancery/exposure'
import type { MetricLine, View } from '@chancery/exposure'
import type { DataSet } from '../data/data-set.ts'
import { leadersOf } from '../data/data-set.ts'
import type { ExamineReplayOptions } from './examine-replay.ts'

/**
 * What is left of a data set where everybody downloads the same and only who sends when is seen, by the data's own times:
 * a model of what Standard's server, or board and relay together, observe over longer than can be replayed. Nothing runs
 * but the attacks.
 */
export function examineTimes(data: DataSet, options: ExamineReplayOptions): MetricLine[] {
  const { seed, shuffles, resamples, onProgress } = options
  const { people, departments, levels, superiors } = data
  const messages = messageLog(data.messages)
  const last = messages.time.at(-1) ?? 0
  const ordinary: View = { people, span: { from: 0, to: last + 1 }, messages }
  const sends: View = { people, span: ordinary.span, sends: messageSends(messages) }
  const leaders = leadersOf(data)
  const truth = {
    people,
    messages,
    ...(departments && { departments: Int32Array.from(departments) }),
    ...(levels && { levels: Int8Array.from(levels) }),
    ...(superiors && { superiors: Int32Array.from(superiors) }),
    ...(leaders && { leaders }),
  }
  const examineOne = (name: string, view: View, draws: number) =>
    examine(view, truth, {
      seed,
      shuffles,
      resamples: draws,
      ordinary,
      onProgress: (done, of) => onProgress(`examined ${name}`, done, of),
    })
  return judge(
    [{ name: 'times of sending', examination: examineOne('times', sends, resamples) }],
    examineOne('ordinary', ordinary, 0),
  )
}
