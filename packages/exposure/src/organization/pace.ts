import { HOURS_OF_WEEK, MINUTE } from './clock.ts'
import type { Observations } from './observations.ts'
import { orderByKey, orderOf } from './weighted-median.ts'
import type { Ordered } from './weighted-median.ts'

/** What is usual in each chat and at each hour; one for all draws of the days. */
export interface Pace {
  /** Of each answer: how much slower than usual in that chat, as a difference of logarithms. */
  readonly relative: Float64Array
  /** Plain answers by who is answered, and by who answers, in order of {@link relative}. */
  readonly toWhom: Ordered
  readonly byWhom: Ordered
  /** The same in order of the delays themselves. */
  readonly toWhomByDelay: Ordered
  readonly byWhomByDelay: Ordered
  /** All answers in order of their delays. */
  readonly byDelay: Int32Array
  /** Mentions by who is mentioned. */
  readonly mentionsOf: Ordered
  /** Hours of the week in which little is written, one of ten messages in all of them together. */
  readonly isQuiet: Uint8Array
  readonly quietShare: number
}

const QUIET_SHARE = 0.1
/** A chat with few answers is taken to be like others of its size. */
const PRIOR_ANSWERS = 10

/** Works out what is usual. */
export function paceOf(observations: Observations): Pace {
  const { people, answers, mentions } = observations
  const logs = answers.delay.map((delay) => Math.log1p(delay / MINUTE))
  const usual = usualLogs(observations, logs)
  const relative = logs.map((log, i) => log - (usual[answers.group[i] as number] as number))
  const plain = (who: Int32Array): Int32Array => who.map((person, i) => (answers.isPlain[i] === 1 ? person : -1))
  const [to, from] = [plain(answers.to), plain(answers.from)]
  const [byRelative, byDelay] = [orderOf(relative), orderOf(answers.delay)]
  return {
    relative,
    toWhom: orderByKey(to, people, byRelative),
    byWhom: orderByKey(from, people, byRelative),
    toWhomByDelay: orderByKey(to, people, byDelay),
    byWhomByDelay: orderByKey(from, people, byDelay),
    byDelay,
    mentionsOf: orderByKey(
      mentions.to,
      people,
      mentions.to.map((_, row) => row),
    ),
    ...quietHours(observations),
  }
}

/** The mean of the logarithms of each chat's delays, drawn towards that of all groups or all chats of two. */
function usualLogs({ groups, answers, members }: Observations, logs: Float64Array): Float64Array {
  const sums = new Float64Array(groups)
  const counts = new Float64Array(groups)
  const [allSums, allCounts] = [
    [0, 0],
    [0, 0],
  ]
  const classOf = (group: number): 0 | 1 => ((members[group] as readonly number[]).length <= 2 ? 0 : 1)
  for (let i = 0; i < logs.length; i++) {
    if (answers.isPlain[i] === 0) continue
    const group = answers.group[i] as number
    sums[group] = (sums[group] as number) + (logs[i] as number)
    counts[group] = (counts[group] as number) + 1
    allSums[classOf(group)] = (allSums[classOf(group)] as number) + (logs[i] as number)
    allCounts[classOf(group)] = (allCounts[classOf(group)] as number) + 1
  }
  return sums.map((sum, group) => {
    const mean = (allSums[classOf(group)] as number) / Math.max(1, allCounts[classOf(group)] as number)
    return (sum + PRIOR_ANSWERS * mean) / ((counts[group] as number) + PRIOR_ANSWERS)
  })
}

function quietHours({ messages }: Observations): Pick<Pace, 'isQuiet' | 'quietShare'> {
  const counts = new Float64Array(HOURS_OF_WEEK)
  for (const hour of messages.hour) counts[hour] = (counts[hour] as number) + 1
  const isQuiet = new Uint8Array(HOURS_OF_WEEK)
  let sum = 0
  for (const hour of Array.from(counts.keys()).sort((a, b) => (counts[a] as number) - (counts[b] as number) || a - b)) {
    if (sum + (counts[hour] as number) > QUIET_SHARE * messages.hour.length) break
    sum += counts[hour] as number
    isQuiet[hour] = 1
  }
  return { isQuiet, quietShare: sum / Math.max(1, messages.hour.length) }
}
