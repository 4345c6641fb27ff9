import type { ChatLogWriter, Random } from '@chancery/exposure'
import { logNormal, normal, pick, pickWeighted } from './lots.ts'
import type { PlantedChat } from './planted-chats.ts'
import type { PlantedOptions } from './planted-options.ts'
import type { Staff } from './planted-people.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** The first day is a Monday: 5 January 1970. */
const MONDAY = 4 * DAY
const MEAN_TURNS = 5
const HOLIDAYS = 0.04
const MENTIONS = 0.08

/** What a conversation goes by. */
export interface Talk {
  readonly staff: Staff
  readonly chats: readonly PlantedChat[]
  readonly options: PlantedOptions
  readonly random: Random
  readonly log: ChatLogWriter
}

/** Lets people talk until about so many messages were written. */
export function talk(talk: Talk): void {
  const { chats, options, random } = talk
  const inside = choice(chats, true)
  const across = choice(chats, false)
  const holidays = new Set(Array.from({ length: options.days }, (_, day) => day).filter(() => random.next() < HOLIDAYS))
  let written = 0
  while (written < options.messages) {
    const day = random.integer(options.days)
    const share = day % 7 < 5 ? 1 : day % 7 === 5 ? 0.4 : 0.04
    if (holidays.has(day) || random.next() > share) continue
    const group = (random.next() < options.inside ? inside : across)(random) ?? across(random)
    if (group === undefined) continue
    written += converse(talk, group, day)
  }
}

/** Draws chats of one kind by their weights. */
function choice(chats: readonly PlantedChat[], isInside: boolean): (random: Random) => number | undefined {
  const sums: number[] = []
  const groups: number[] = []
  for (const [group, chat] of chats.entries())
    if (chat.isInside === isInside) {
      groups.push(group)
      sums.push((sums.at(-1) ?? 0) + chat.weight)
    }
  return (random) => {
    const lot = random.next() * (sums.at(-1) ?? 0)
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] as number) > lot) high = middle
      else low = middle + 1
    }
    return groups[low]
  }
}

/** One conversation; returns how many messages it had. */
function converse({ staff, chats, options, random, log }: Talk, group: number, day: number): number {
  const { members } = chats[group] as PlantedChat
  const { hierarchy } = options
  const { activity, level, department } = staff
  const ranked = (person: number): number => Math.max(0, 4 - (level[person] as number)) / 3
  const opener = pickWeighted(members, (p) => (activity[p] as number) * (1 + 3 * hierarchy * ranked(p)), random)
  if (opener === undefined) return 0
  let time = momentOf(staff, opener, day, hierarchy, random)
  let speaker = opener
  let asked: number | undefined
  let count = 0
  const others = (): readonly number[] => members.filter((person) => person !== speaker)
  for (;;) {
    count++
    const mentions: number[] = []
    asked = undefined
    if (members.length > 2 && random.next() < MENTIONS * (1 + hierarchy * ranked(speaker))) {
      asked = pickWeighted(
        others(),
        (p) => (areLinked(staff, p, speaker) ? 1 + 6 * hierarchy : 1) * (1 + hierarchy * ranked(p)),
        random,
      )
      if (asked !== undefined) mentions.push(asked)
    }
    log.write({ time, sender: speaker, group, mentions })
    if (random.next() < 1 / MEAN_TURNS) return count
    const before = speaker
    if (random.next() < 0.15) {
      time += logNormal(random, 0.3 * MINUTE, 0.8)
      continue
    }
    const near = (p: number): number => (department[p] === department[before] ? 1.5 : 1)
    speaker =
      asked !== undefined && random.next() < 0.7
        ? asked
        : (pickWeighted(
            others(),
            (p) => (activity[p] as number) * near(p) * (areLinked(staff, p, before) ? 1 + 2 * hierarchy : 1),
            random,
          ) ?? pick(others(), random))
    const difference = ranked(speaker) - ranked(before)
    time += logNormal(random, 4 * MINUTE * Math.exp(1.2 * hierarchy * difference), 1.2)
  }
}

function areLinked({ superior }: Staff, a: number, b: number): boolean {
  return superior[a] === b || superior[b] === a
}

/** A moment of the day at which somebody opens a conversation: around eleven or four, leaders sometimes early or late. */
function momentOf(
  { shift, department, level }: Staff,
  person: number,
  day: number,
  hierarchy: number,
  random: Random,
): number {
  const start = MONDAY + day * DAY
  if ((level[person] as number) <= 2 && random.next() < 0.25 * hierarchy)
    return start + (random.next() < 0.4 ? 6.5 + 1.5 * random.next() : 19.5 + 3 * random.next()) * HOUR
  const late = shift[department[person] as number] ?? 0
  const hour = (random.next() < 0.55 ? 10.8 : 15.5) + late + 1.3 * normal(random)
  return start + Math.min(Math.max(hour, 5), 23) * HOUR
}
