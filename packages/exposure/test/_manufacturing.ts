import { messageLog } from '../src/index.ts'
import type { Truth, View } from '../src/index.ts'
import { rows } from './_data.ts'

const FOLDER = 'manufacturing'

/**
 * The e-mails, one message for all receivers at a time, with reporting lines and levels of the 154 employees. Other accounts
 * take part in the view, since nobody told the adversary apart, but are unknown in the truth.
 * @param leaders who is to be found: management of levels 1 and 2, or everybody with reports.
 */
export function manufacturing(leaders: 'management' | 'anyone with reports'): {
  readonly view: View
  readonly truth: Truth
} {
  const labels = rows(`${FOLDER}/DERIVED-labels.csv`, ',').slice(1)
  const indexOf = new Map(labels.map(([id], i) => [id as string, i]))
  const isEmployee = labels.map(([, kind]) => kind === 'employee')
  const superiors = Int32Array.from(labels, ([id, kind, superior]) =>
    kind === 'employee' && superior !== id ? (indexOf.get(superior as string) ?? -1) : -1,
  )
  const levels = Int8Array.from(labels, (row, i) => (isEmployee[i] === true ? Number(row[5]) : -1))
  const hasReports = new Set(superiors)
  const leads = (i: number): boolean => (leaders === 'management' ? (levels[i] as number) < 3 : hasReports.has(i))
  const records = new Map<string, { time: number; sender: number; receivers: number[] }>()
  for (const [from, to, date] of rows(`${FOLDER}/communication.csv.gz`, ';').slice(1)) {
    const key = `${from} ${date}`
    const record = records.get(key) ?? {
      time: Date.parse(`${(date as string).replace(' ', 'T')}Z`),
      sender: indexOf.get(from as string) as number,
      receivers: [],
    }
    record.receivers.push(indexOf.get(to as string) as number)
    records.set(key, record)
  }
  const messages = messageLog([...records.values()])
  const people = labels.length
  const span = { from: messages.time[0] as number, to: (messages.time.at(-1) as number) + 1 }
  return {
    view: { people, span, messages },
    truth: {
      people,
      superiors,
      levels,
      leaders: Int8Array.from(labels, (_, i) => (isEmployee[i] === true ? Number(leads(i)) : -1)),
      messages,
    },
  }
}
