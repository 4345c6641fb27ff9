import type { PersonRow } from '../../contract/topics.ts'

type Placed = Pick<PersonRow, 'office'>

/** People write `Loans, Head office`, `Head office · Loans`, or one of them. */
const BETWEEN = /\s*[,;·|/]\s*/u

/** How many people name each office, or part of one, that at least two of them name. */
export function officesOf(people: readonly Placed[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { office } of people)
    for (const part of new Set(partsOf(office))) counts.set(part, (counts.get(part) ?? 0) + 1)
  return new Map([...counts].filter(([, count]) => count > 1))
}

/** Where somebody is listed: the part of their office that most others share; `undefined` where nobody does. */
export function placeOf({ office }: Placed, offices: ReadonlyMap<string, number>): string | undefined {
  let place: string | undefined
  for (const part of partsOf(office))
    if ((offices.get(part) ?? 0) > (place === undefined ? 0 : (offices.get(place) ?? 0))) place = part
  return place
}

export function isIn({ office }: Placed, wanted: string): boolean {
  return partsOf(office).includes(wanted)
}

function partsOf(office: string | undefined): string[] {
  return (office ?? '').split(BETWEEN).filter((part) => part !== '')
}
