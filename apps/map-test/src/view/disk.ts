import { volume } from '@chancery/exposure'
import type { Trait, View } from '@chancery/exposure'
import type { Recording } from '../record/recording.ts'
import { readStolenFolder } from './stolen-folder.ts'
import type { StolenFolder } from './stolen-folder.ts'

/** How many cells lie between two anchors, at the time of the first. */
function growth({ cells }: StolenFolder, from: number): { time: number; cells: number }[] {
  const steps: { time: number; cells: number }[] = []
  let step: { time: number; cells: number } | undefined
  for (const time of cells) {
    if (time !== undefined) steps.push((step = { time, cells: 0 }))
    else if (step !== undefined) step.cells++
  }
  return steps.filter(({ time, cells: count }) => time >= from && count > 0)
}

/** A number for each person, where there is one. */
export function trait(name: string, people: number, valueOf: (person: number) => number | undefined): Trait {
  return { name, value: Float64Array.from({ length: people }, (_, person) => valueOf(person) ?? Number.NaN) }
}

/** What a thief of the disk, or of a backup and the disk, knows: whose key entered when, what is sealed there, and totals. */
export function viewOfDisk(recording: Recording): View {
  const { accessKeys, begun, ended, disks } = recording
  const people = accessKeys.length
  const copies = disks.filter(({ box }) => box === 'server').map(({ folder }) => readStolenFolder(folder))
  const last = copies.at(-1)
  const span = { from: begun, to: ended }
  if (last === undefined) return { people, span }
  const rank = new Map<string, number>()
  const bytes = new Map<string, number>()
  for (const [index, { entry, openingBytes }] of last.entries.entries()) {
    if (entry?.kind !== 'device') continue
    rank.set(entry.access, index)
    bytes.set(entry.access, openingBytes)
  }
  const [earlier] = copies
  const traits = [
    trait('enrolment order', people, (person) => rank.get(accessKeys[person] ?? '')),
    trait('size of the sealed entry', people, (person) => bytes.get(accessKeys[person] ?? '')),
    trait('slot changed between two copies', people, (person) => {
      const key = accessKeys[person] ?? ''
      return earlier?.slots.get(key) === last.slots.get(key) ? 0 : 1
    }),
    trait('attempts at the PIN', people, (person) => last.attempts.get(accessKeys[person] ?? '') ?? 0),
    trait('parcels', people, (person) => last.parcels.get(accessKeys[person] ?? '') ?? 0),
  ]
  return { people, span, traits, volume: volume(growth(last, begun)) }
}
