// A made-up office as WhatsApp exports: who writes where and when comes from a planted office, what they say from a list.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from '@chancery/exposure'
import type { ChatAct, ChatLog, Random } from '@chancery/exposure'
import { plantOffice } from '@chancery/testkit/chats'
import type { PlantedOffice, PlantedOptions } from '@chancery/testkit/chats'

const FIRST = [
  'Asha',
  'Vikram',
  'Meera',
  'Rahul',
  'Divya',
  'Arjun',
  'Kavita',
  'Sanjay',
  'Nisha',
  'Imran',
  'Farah',
  'Joseph',
  'Lakshmi',
  'Manoj',
  'Priya',
  'Deepak',
  'Sunita',
  'Harish',
  'Anita',
  'Gopal',
]
const LAST = [
  'Rao',
  'Shah',
  'Nair',
  'Verma',
  'Iyer',
  'Khan',
  'Das',
  'Menon',
  'Joshi',
  'Pillai',
  'Reddy',
  'Bose',
  'Gupta',
]
const TOPICS = [
  'Loans',
  'Treasury',
  'Branch operations',
  'Compliance',
  'Cards',
  'IT support',
  'Audit',
  'Recovery',
  'Retail',
  'Field team',
]
const LINES = [
  'Please send the loan file of the customer before five',
  'Approved, go ahead',
  'Good morning everybody',
  'The branch audit is on Monday, keep the registers ready',
  'ठीक है सर, रिपोर्ट भेज दी है',
  'ok',
  'Happy birthday 🎂🎂',
  'KYC pending for three accounts, please check',
  'Haan, kal tak ho jayega',
  'Lunch?',
  '<Media omitted>',
  'Who takes the call with the vendor?',
  'IMG-20250612-WA0004.jpg (file attached)',
  'Cash limit is reached, please raise',
  'This message was deleted',
]
/** Invented; they pass their checks. */
const AADHAARS = ['2345 6789 0124', '4987 6543 2102', '7890 1234 5674']
const START = Date.UTC(2025, 5, 5)
const FINDING_EVERY = 120

export interface WrittenExports {
  readonly paths: readonly string[]
  readonly names: readonly string[]
  readonly messages: number
  readonly office: PlantedOffice
}

/** Writes each chat of a planted office that has more than 20 messages as a text. */
export function writeExports(folder: string, options: PlantedOptions, seed = 1): WrittenExports {
  mkdirSync(folder, { recursive: true })
  const random = seededRandom(seed)
  const office = plantOffice(options, seed)
  const { log } = office
  const names = Array.from({ length: log.people }, (_, person) => nameOf(person))
  const rowsOf = Map.groupBy(Array.from(log.time.keys()), (row) => log.group[row] as number)
  const actsOf = Map.groupBy(log.acts, ({ group }) => group)
  const paths: string[] = []
  let messages = 0
  for (const [group, rows] of rowsOf) {
    if (rows.length <= 20) continue
    const people = new Set(rows.map((row) => log.sender[row] as number))
    const acts = actsOf.get(group) ?? []
    const title =
      people.size <= 2 && acts.length === 0
        ? (names[log.sender[rows[0] as number] as number] as string)
        : `${TOPICS[group % TOPICS.length]} ${group + 1}`
    const lines = [
      ...acts.map((act) => ({ time: act.time, line: actLine(act, names, title) })),
      ...rows.map((row) => ({ time: log.time[row] as number, line: messageLine(log, row, names, random) })),
    ].toSorted((a, b) => a.time - b.time)
    // Each is of another telephone: names of files may be equal.
    const own = join(folder, String(group))
    mkdirSync(own, { recursive: true })
    const path = join(own, `WhatsApp Chat with ${title}.txt`)
    writeFileSync(path, `${lines.map(({ time, line }) => `${stamp(time)} - ${line}`).join('\n')}\n`)
    paths.push(path)
    messages += rows.length
  }
  return { paths, names, messages, office }
}

function nameOf(person: number): string {
  const [first, last] = [FIRST[person % FIRST.length], LAST[Math.floor(person / FIRST.length) % LAST.length]]
  const round = Math.floor(person / (FIRST.length * LAST.length))
  return round === 0 ? `${first} ${last}` : `${first} ${last} ${round + 1}`
}

function stamp(time: number): string {
  const iso = new Date(START + time).toISOString()
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}, ${iso.slice(11, 16)}`
}

function messageLine(log: ChatLog, row: number, names: readonly string[], random: Random): string {
  const mentioned = Array.from(
    log.mentioned.subarray(log.offsets[row], log.offsets[row + 1]),
    (person) => `@\u2068${names[person]}\u2069 `,
  )
  return `${names[log.sender[row] as number]}: ${mentioned.join('')}${textOf(random)}`
}

function textOf(random: Random): string {
  if (random.integer(FINDING_EVERY) > 0) return LINES[random.integer(LINES.length)] as string
  const lot = random.integer(4)
  if (lot === 0) return `Aadhaar number of the customer: ${AADHAARS[random.integer(AADHAARS.length)]}`
  if (lot === 1) return `OTP is ${100_000 + random.integer(900_000)}, do not share`
  return lot === 2
    ? `password: Harvest@${1000 + random.integer(9000)}`
    : `A/c no ${30_000_000_000 + random.integer(1_000_000_000)} IFSC HDFC0001234`
}

function actLine({ act, actor, people }: ChatAct, names: readonly string[], title: string): string {
  const by = actor === undefined ? 'Somebody' : names[actor]
  const whom = people.map((person) => names[person]).join(', ')
  if (act === 'created') return `${by} created group "${title}"`
  return act === 'promoted' ? `${whom} is now an admin` : `${by} added ${whom}`
}
