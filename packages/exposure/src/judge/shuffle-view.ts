import { shuffle } from '../random.ts'
import type { Random } from '../random.ts'
import type { MessageLog, Presence, Sightings, View } from '../view.ts'

/**
 * A control: the same view, but identities have changed places within each block of time. When things happen, how much, and
 * how often each person appears in a block all stay; who did what together with whom does not. What does not change over
 * time goes to other people altogether.
 */
export function shuffleView(view: View, random: Random, blockMs: number): View {
  const sightings = (events: Sightings | undefined): Sightings | undefined =>
    events && { ...events, person: shuffleBlocks(events.person, events.time, random, blockMs) }
  const presence: Presence | undefined = view.presence && {
    ...view.presence,
    person: shuffleBlocks(view.presence.person, view.presence.from, random, blockMs),
  }
  const traits = view.traits?.map((trait) => {
    const value = trait.value.slice()
    shuffle(value, random)
    return { ...trait, value }
  })
  return {
    people: view.people,
    span: view.span,
    ...given('messages', view.messages && shuffleMessages(view.messages, random, blockMs)),
    ...given('sends', sightings(view.sends)),
    ...given('receives', sightings(view.receives)),
    ...given('uploads', sightings(view.uploads)),
    ...given('downloads', sightings(view.downloads)),
    ...given('presence', presence),
    ...given('volume', view.volume),
    ...given('traits', traits),
  }
}

/** A part of a view, or nothing where it is not there. */
export function given<K extends keyof View>(name: K, value: View[K]): Partial<View> {
  return value === undefined ? {} : { [name]: value }
}

function shuffleBlocks(column: Int32Array, time: Float64Array, random: Random, blockMs: number): Int32Array {
  const mixed = column.slice()
  for (let from = 0; from < time.length;) {
    const to = blockEnd(time, from, blockMs)
    shuffle(mixed, random, from, to)
    from = to
  }
  return mixed
}

function shuffleMessages(messages: MessageLog, random: Random, blockMs: number): MessageLog {
  const { time, sender, offsets } = messages
  const receivers = messages.receivers.slice()
  for (let from = 0; from < time.length;) {
    const to = blockEnd(time, from, blockMs)
    shuffle(receivers, random, offsets[from], offsets[to])
    from = to
  }
  return { ...messages, sender: shuffleBlocks(sender, time, random, blockMs), receivers }
}

function blockEnd(time: Float64Array, from: number, blockMs: number): number {
  const block = Math.floor((time[from] as number) / blockMs)
  let to = from
  while (to < time.length && Math.floor((time[to] as number) / blockMs) === block) to++
  return to
}
