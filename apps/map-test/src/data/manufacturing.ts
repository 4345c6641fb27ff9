import { readChecked } from './checked-file.ts'
import { joinMessages } from './data-set.ts'
import type { DataSet } from './data-set.ts'

const LABELS = 'DERIVED-labels.csv'
const EVENTS = 'communication.csv.gz'

interface Employee {
  readonly superior: number
  readonly branch: number
  readonly level: number
}

/** The mail of a manufacturing company: 154 employees, who reports to whom, nine months of 2010. */
export function readManufacturing(folder: string): DataSet {
  const employees = new Map<number, Employee>()
  for (const line of readChecked(folder, LABELS).slice(1)) {
    const [id, kind, superior, , branch, level] = line.split(',')
    if (kind === 'employee')
      employees.set(Number(id), { superior: Number(superior), branch: Number(branch), level: Number(level) })
  }
  const ids = [...employees.keys()].sort((a, b) => a - b)
  const numberOf = new Map(ids.map((id, index) => [id, index]))
  const staff = ids.map((id) => employees.get(id) as Employee)
  const branches = [...new Set(staff.map(({ branch }) => branch))].sort((a, b) => a - b)
  const events = readChecked(folder, EVENTS)
    .slice(1)
    .map((line) => {
      const [sender, receiver, date = ''] = line.split(';')
      return {
        time: Date.parse(`${date.replace(' ', 'T')}Z`),
        sender: numberOf.get(Number(sender)) ?? -1,
        receiver: numberOf.get(Number(receiver)) ?? -1,
      }
    })
  return {
    name: 'manufacturing',
    people: ids.length,
    messages: joinMessages(events.filter(({ sender, receiver }) => sender >= 0 && receiver >= 0)),
    departments: staff.map(({ branch }) => branches.indexOf(branch)),
    levels: staff.map(({ level }) => level),
    // The root reports to itself.
    superiors: staff.map(({ superior }, person) => {
      const number = numberOf.get(superior) ?? -1
      return number === person ? -1 : number
    }),
    remarks: [],
  }
}
