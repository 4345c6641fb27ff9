import { readChecked } from './checked-file.ts'
import { joinMessages } from './data-set.ts'
import type { DataSet } from './data-set.ts'

const LABELS = 'DERIVED-temporal-node-labels.csv'
const EVENTS = 'email-Eu-core-temporal.txt.gz'

/** The mail of a European research institution: 986 people, 42 departments, 804 days. */
export function readEmailEu(folder: string): DataSet {
  const departments = new Map<number, number>()
  for (const line of readChecked(folder, LABELS).slice(1)) {
    const [id, , department, certainty] = line.split(',')
    departments.set(Number(id), certainty === 'ambiguous' ? -1 : Number(department))
  }
  const ids = [...departments.keys()].sort((a, b) => a - b)
  const numberOf = new Map(ids.map((id, index) => [id, index]))
  const events = readChecked(folder, EVENTS).map((line) => {
    const [sender, receiver, seconds] = line.split(' ').map(Number)
    return {
      time: (seconds as number) * 1000,
      sender: numberOf.get(sender as number) ?? -1,
      receiver: numberOf.get(receiver as number) ?? -1,
    }
  })
  return {
    name: 'email-eu-core',
    people: ids.length,
    messages: joinMessages(events.filter(({ sender, receiver }) => sender >= 0 && receiver >= 0)),
    departments: ids.map((id) => departments.get(id) ?? -1),
    remarks: [],
  }
}
