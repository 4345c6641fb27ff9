import { seededRandom, shuffle } from '@chancery/exposure'
import type { ChatAct, ChatLog, Random } from '@chancery/exposure'

const DAY = 86_400_000

/**
 * The same log with its people dealt out anew: senders change places with those of the same day, mentioned people with
 * mentioned people, and in membership lines actors with actors and the others with the others. Everybody's volume, every
 * chat's, and the rhythm of all stay; who has to do with whom is gone. What is still found is found by chance.
 */
export function shufflePeople(log: ChatLog, seed = 1): ChatLog {
  const random = seededRandom(seed)
  const sender = log.sender.slice()
  for (let from = 0, to = 0; from < sender.length; from = to) {
    const day = Math.floor((log.time[from] as number) / DAY)
    while (to < sender.length && Math.floor((log.time[to] as number) / DAY) === day) to++
    shuffle(sender, random, from, to)
  }
  const mentioned = log.mentioned.slice()
  shuffle(mentioned, random)
  return { ...log, sender, mentioned, acts: shuffleActs(log.acts, random) }
}

function shuffleActs(acts: readonly ChatAct[], random: Random): ChatAct[] {
  const actors = acts.flatMap(({ actor }) => actor ?? [])
  const others = acts.flatMap(({ people }) => people)
  shuffle(actors, random)
  shuffle(others, random)
  return acts.map(({ actor, people, ...act }) => ({
    ...act,
    ...(actor !== undefined && { actor: actors.pop() as number }),
    people: people.map(() => others.pop() as number),
  }))
}
