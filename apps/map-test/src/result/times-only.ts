import { examine, judge, messageLog, messageSends, sightings } from '@chancery/exposure'
import type { MetricLine, Sightings, View } from '@chancery/exposure'
import type { CoverSend } from '../data/cover.ts'
import type { DataSet } from '../data/data-set.ts'
import { leadersOf } from '../data/data-set.ts'
import type { ExamineReplayOptions } from './examine-replay.ts'

/**
 * What is left of a data set where everybody downloads the same and only who sends when is seen, by the data's own times:
 * a model of what Standard's server, or board and relay together, observe over longer than can be replayed. Nothing runs
 * but the attacks. Cover is added to what is seen and to nothing else; no cell of it differs from a message's.
 */
export function examineTimes(data: DataSet, cover: readonly CoverSend[], options: ExamineReplayOptions): MetricLine[] {
  const { seed, shuffles, resamples, onProgress } = options
  const { people, departments, levels, superiors } = data
  const messages = messageLog(data.messages)
  const last = messages.time.at(-1) ?? 0
  const ordinary: View = { people, span: { from: 0, to: last + 1 }, messages }
  const sends: View = { people, span: ordinary.span, sends: withCover(messageSends(messages), cover) }
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

function withCover({ time, person, count, bytes }: Sightings, cover: readonly CoverSend[]): Sightings {
  const sends = Array.from(time, (at, index) => ({
    time: at,
    person: person[index] as number,
    count: count[index] as number,
    bytes: bytes[index] as number,
  }))
  return sightings([...sends, ...cover])
}
