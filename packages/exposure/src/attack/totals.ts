import type { Presence, Sightings, View } from '../view.ts'

/** How many events each person has. */
export function eventTotals({ person, count }: Sightings, people: number): Float64Array {
  const totals = new Float64Array(people)
  for (let i = 0; i < person.length; i++)
    totals[person[i] as number] = (totals[person[i] as number] as number) + (count[i] as number)
  return totals
}

/** How many bytes each person's events have. */
export function byteTotals({ person, bytes }: Sightings, people: number): Float64Array {
  const totals = new Float64Array(people)
  for (let i = 0; i < person.length; i++)
    totals[person[i] as number] = (totals[person[i] as number] as number) + (bytes[i] as number)
  return totals
}

/** How long each person was online, in milliseconds. */
export function onlineTotals({ person, from, to }: Presence, people: number): Float64Array {
  const totals = new Float64Array(people)
  for (let i = 0; i < person.length; i++)
    totals[person[i] as number] = (totals[person[i] as number] as number) + (to[i] as number) - (from[i] as number)
  return totals
}

/** The one number per person that comes nearest to "how much they write": all that the volume-only baseline knows. */
export function volumePerPerson(view: View): Float64Array | undefined {
  const { people, messages, sends, receives, uploads, downloads, presence } = view
  if (messages !== undefined) {
    const totals = new Float64Array(people)
    for (const person of messages.sender) totals[person] = (totals[person] as number) + 1
    return totals
  }
  const events = sends ?? receives ?? uploads ?? downloads
  if (events !== undefined) return eventTotals(events, people)
  return presence && onlineTotals(presence, people)
}
