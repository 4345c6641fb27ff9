import type { ChatAct, ChatLog } from './chat-log.ts'
import { growing } from './growing.ts'

/** One message, as it comes from a file. */
export interface ChatLogEntry {
  /** Milliseconds of the wall clock, read as if it were UTC. */
  readonly time: number
  readonly sender: number
  readonly group: number
  readonly mentions?: readonly number[]
  /** Which file it comes from, any whole number from 0: the same chat may have been exported by several people. 0 by default. */
  readonly source?: number
}

/** Takes messages and membership lines in any order; {@link ChatLogWriter.finish} makes the log of them. */
export interface ChatLogWriter {
  readonly write: (entry: ChatLogEntry) => void
  readonly act: (act: ChatAct) => void
  /**
   * The log. What several files have of one chat is counted once: of each sender's messages of one minute, those of the
   * file that has most of them.
   * @param personOf the number of each person that was written, where several of them turned out to be one; −1 leaves one
   * out. As many people as the highest number says.
   */
  readonly finish: (personOf?: ArrayLike<number>) => ChatLog
}

const MINUTE = 60_000

/** Starts a log that takes messages of several files. */
export function startChatLog(): ChatLogWriter {
  const [times, senders, groups, sources] = [growing(), growing(), growing(), growing()]
  const mentions = new Map<number, readonly number[]>()
  const acts: ChatAct[] = []
  return {
    write({ time, sender, group, mentions: mentioned = [], source = 0 }) {
      if (mentioned.length > 0) mentions.set(times.length, [...mentioned])
      times.push(time)
      senders.push(sender)
      groups.push(group)
      sources.push(source)
    },
    act(act) {
      acts.push(act)
    },
    finish(personOf) {
      const person = (number: number): number => (personOf === undefined ? number : (personOf[number] ?? -1))
      const kept = keptRows(
        times.length,
        sources.at,
        groups.at,
        (row) => `${groups.at(row)} ${person(senders.at(row))} ${Math.floor(times.at(row) / MINUTE)}`,
      )
      const rows = kept
        .filter((row) => person(senders.at(row)) >= 0 && Number.isFinite(times.at(row)))
        .sort((a, b) => times.at(a) - times.at(b) || a - b)
      const mentionedOf = (row: number): number[] => [
        ...new Set((mentions.get(row) ?? []).map(person).filter((p) => p >= 0)),
      ]
      return columnsOf(
        rows.map((row) => ({
          time: times.at(row),
          sender: person(senders.at(row)),
          group: groups.at(row),
          mentions: mentionedOf(row),
        })),
        renumberActs(acts, person),
      )
    },
  }
}

/** Of chats that came in several files, the rows of the file that has most of each key; of the others all. */
function keptRows(
  length: number,
  sourceOf: (row: number) => number,
  groupOf: (row: number) => number,
  keyOf: (row: number) => string,
): number[] {
  const sources = new Map<number, number>()
  const shared = new Set<number>()
  for (let row = 0; row < length; row++) {
    const [group, source] = [groupOf(row), sourceOf(row)]
    if ((sources.get(group) ?? source) !== source) shared.add(group)
    sources.set(group, source)
  }
  const all = Array.from({ length }, (_, row) => row)
  const counts = new Map<string, Map<number, number>>()
  for (const row of all) {
    if (!shared.has(groupOf(row))) continue
    const ofKey = counts.get(keyOf(row)) ?? new Map<number, number>()
    ofKey.set(sourceOf(row), (ofKey.get(sourceOf(row)) ?? 0) + 1)
    counts.set(keyOf(row), ofKey)
  }
  const best = new Map<string, number>()
  for (const [key, ofKey] of counts) best.set(key, [...ofKey].reduce((a, b) => (b[1] > a[1] ? b : a))[0])
  return all.filter((row) => !shared.has(groupOf(row)) || best.get(keyOf(row)) === sourceOf(row))
}

function renumberActs(acts: readonly ChatAct[], person: (number: number) => number): ChatAct[] {
  const seen = new Set<string>()
  return acts
    .map(({ actor, people, ...act }) => {
      const by = actor === undefined ? -1 : person(actor)
      return { ...act, ...(by >= 0 && { actor: by }), people: people.map(person).filter((p) => p >= 0) }
    })
    .filter(({ time, group, act, actor, people }) => {
      const key = `${group} ${Math.floor(time / MINUTE)} ${act} ${actor} ${people.join(' ')}`
      return Number.isFinite(time) && !seen.has(key) && seen.add(key)
    })
    .sort((a, b) => a.time - b.time)
}

type Row = Required<Pick<ChatLogEntry, 'time' | 'sender' | 'group' | 'mentions'>>

function columnsOf(rows: readonly Row[], acts: readonly ChatAct[]): ChatLog {
  const offsets = new Int32Array(rows.length + 1)
  const mentioned: number[] = []
  let [people, groups] = [0, 0]
  const meet = (person: number): void => void (people = Math.max(people, person + 1))
  for (const [i, { sender, group, mentions }] of rows.entries()) {
    mentioned.push(...mentions)
    offsets[i + 1] = mentioned.length
    groups = Math.max(groups, group + 1)
    meet(sender)
    mentions.forEach(meet)
  }
  for (const act of acts) {
    groups = Math.max(groups, act.group + 1)
    meet(act.actor ?? -1)
    act.people.forEach(meet)
  }
  return {
    people,
    groups,
    time: Float64Array.from(rows, ({ time }) => time),
    sender: Int32Array.from(rows, ({ sender }) => sender),
    group: Int32Array.from(rows, ({ group }) => group),
    offsets,
    mentioned: Int32Array.from(mentioned),
    acts,
  }
}
