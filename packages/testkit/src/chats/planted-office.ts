import { seededRandom, startChatLog } from '@chancery/exposure'
import type { ChatLog } from '@chancery/exposure'
import { pick } from './lots.ts'
import { plantChats } from './planted-chats.ts'
import { hirePeople } from './planted-people.ts'
import type { Staff } from './planted-people.ts'
import type { PlantedOptions } from './planted-options.ts'
import { talk } from './planted-talk.ts'

/** A made-up office: its chats as they would be read, and how it really is. */
export interface PlantedOffice {
  readonly log: ChatLog
  /** Each person's department; −1 for the head of all, and everywhere where there are no departments. */
  readonly departments: Int32Array
  /** Each person's superior; −1 where there is none. */
  readonly superiors: Int32Array
  /** 1 the head of all, 2 the heads of departments, 3 the leads of teams, 4 everybody else. */
  readonly levels: Int8Array
}

/**
 * Plants an office of departments with heads and teams with leads, chats of each and across them, office hours that differ by
 * department, weekends, holidays, lurkers, chatterboxes, and assistants who add people without leading anybody. People are
 * numbered in random order.
 */
export function plantOffice(options: PlantedOptions, seed = 1): PlantedOffice {
  const random = seededRandom(seed)
  const staff = hirePeople(options, random)
  const chats = plantChats(staff, options, random)
  const log = startChatLog()
  for (const [group, { founder, members, since }] of chats.entries()) {
    if (members.length <= 2) continue
    log.act({ time: since, group, act: 'created', actor: founder, people: [] })
    const others = members.filter((person) => person !== founder)
    // Most are added by the founder at once, the others by whoever the founder made an administrator.
    const helper = pick(others, random)
    log.act({ time: since, group, act: 'promoted', actor: founder, people: [helper] })
    for (const [i, person] of others.entries())
      log.act({
        time: since + i * 1000,
        group,
        act: 'added',
        actor: person !== helper && random.next() < 0.15 ? helper : founder,
        people: [person],
      })
  }
  talk({ staff, chats, options, random, log })
  return { log: log.finish(), ...truthOf(staff) }
}

function truthOf({ department, superior, level }: Staff): Omit<PlantedOffice, 'log'> {
  return {
    departments: Int32Array.from(department),
    superiors: Int32Array.from(superior),
    levels: Int8Array.from(level),
  }
}
