// The organization map on made-up offices whose departments and ranks are known; on e-mails of real organizations, where
// they are at hand; and how long a large log takes. Beside each figure two controls: "people shuffled" deals out anew who
// writes where within each day and keeps everybody's totals, "truth shuffled" compares with the truth of other people.
import { drawMap, seededRandom, shuffle } from '@chancery/exposure'
import type { ChatLog, Sureness } from '@chancery/exposure'
import { plantOffice, shufflePeople } from '@chancery/testkit/chats'
import type { PlantedOptions } from '@chancery/testkit/chats'
import { emailEu, hasEmails, manufacturing } from './organization-emails.ts'
import { scoreMap, volumeAuc } from './organization-scores.ts'
import type { Known, Scores } from './organization-scores.ts'
import { figure, size, timed } from './report.ts'

const RUNS = size(5, 1)
/** Not the offices that were looked at while the map was made: those have seeds from 1. */
const FIRST_SEED = 101
const WORDS = ['sure', 'likely', 'guess'] as const satisfies readonly Sureness[]
const OFFICE = { people: 150, departments: 8, days: 180, messages: size(20_000, 6000) }
const OFFICES: Readonly<Record<string, PlantedOptions>> = {
  'clear ranks': { ...OFFICE, inside: 0.7, hierarchy: 1 },
  ordinary: { ...OFFICE, inside: 0.6, hierarchy: 0.6 },
  faint: { ...OFFICE, inside: 0.3, hierarchy: 0.3 },
  'no ranks': { ...OFFICE, inside: 0.6, hierarchy: 0 },
  'no departments, no ranks': { ...OFFICE, departments: 0, inside: 0, hierarchy: 0 },
}

interface Run {
  readonly planted: Scores
  readonly shuffled: Scores
  readonly chance: Scores
  readonly byVolume: number
  /** The place of the head of all in the ranking, from 1. */
  readonly head: number
}

function run(options: PlantedOptions, seed: number): Run {
  const { log, departments, superiors, levels } = plantOffice(options, seed)
  const known: Known = { departments, superiors, leaders: levels.map((level) => (level <= 2 ? 1 : 0)) }
  const map = drawMap(log)
  return {
    planted: scoreMap(map, known),
    shuffled: scoreMap(drawMap(shufflePeople(log, seed)), known),
    chance: scoreMap(map, elsewhere(known, seed)),
    byVolume: volumeAuc(map, known),
    head: 1 + map.decisionMakers.findIndex(({ person }) => levels[person] === 1),
  }
}

/** The truth of other people. */
function elsewhere({ departments, superiors, leaders }: Known, seed: number): Known {
  const order = Int32Array.from(departments.keys())
  shuffle(order, seededRandom(seed))
  return {
    departments: departments.map((_, person) => departments[order[person] as number] as number),
    superiors: superiors.map((_, person) => superiors[order[person] as number] as number),
    leaders: leaders.map((_, person) => leaders[order[person] as number] as number),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function words(name: string, of: readonly Scores['lines'][]): void {
  for (const word of WORDS) {
    const all = of.reduce((sum, each) => sum + each[word].of, 0)
    const right = of.reduce((sum, each) => sum + each[word].right, 0)
    if (all > 0) figure(`${name}, right of those called ${word}`, right / all, '', all)
  }
}

function office(name: string, options: PlantedOptions): void {
  const runs = Array.from({ length: RUNS }, (_, i) => run(options, FIRST_SEED + i))
  const planted = runs.map((each) => each.planted)
  const shuffled = runs.map((each) => each.shuffled)
  const chance = runs.map((each) => each.chance)
  const all = (what: string, of: (scores: Scores) => number): void => {
    figure(`${name}: ${what}`, mean(planted.map(of)), '', RUNS)
    figure(`${name}: ${what}, people shuffled`, mean(shuffled.map(of)), '', RUNS)
    figure(`${name}: ${what}, truth shuffled`, mean(chance.map(of)), '', RUNS)
  }
  figure(`${name}: departments found`, mean(planted.map(({ departments }) => departments)), '', RUNS)
  figure(`${name}: departments found, people shuffled`, mean(shuffled.map(({ departments }) => departments)), '', RUNS)
  if (options.departments > 0) {
    all('departments, AMI', (scores) => scores.ami)
    all('decision-makers, AUC', (scores) => scores.auc)
    figure(`${name}: decision-makers by volume alone, AUC`, mean(runs.map(({ byVolume }) => byVolume)), '', RUNS)
    all('decision-makers, precision at k', (scores) => scores.precision)
    figure(`${name}: place of the head of all, worst`, Math.max(...runs.map(({ head }) => head)), '', RUNS)
    words(
      `${name}: memberships`,
      planted.map(({ memberships }) => memberships),
    )
  }
  words(
    `${name}: decision-makers`,
    planted.map(({ decisionMakers }) => decisionMakers),
  )
  words(
    `${name}: reporting lines`,
    planted.map(({ lines }) => lines),
  )
  words(
    `${name}: reporting lines, people shuffled`,
    shuffled.map(({ lines }) => lines),
  )
}

function emails(name: string, log: ChatLog, known: Known): void {
  const map = drawMap(log)
  const scores = scoreMap(map, known)
  const people = map.people.length
  if (known.departments.some((department) => department >= 0)) {
    figure(`${name}: departments found`, scores.departments, '', people)
    figure(`${name}: departments, AMI, everybody`, scores.ami, '', people)
    figure(`${name}: departments, NMI, everybody`, scores.nmi, '', people)
    figure(`${name}: departments, AMI, of those placed`, scores.amiPlaced, '', scores.placed)
    figure(`${name}: departments, NMI, of those placed`, scores.nmiPlaced, '', scores.placed)
    figure(`${name}: departments, AMI, people shuffled`, scoreMap(drawMap(shufflePeople(log)), known).ami, '', people)
    words(`${name}: memberships`, [scores.memberships])
  }
  if (known.leaders.some((leads) => leads === 1)) {
    figure(`${name}: decision-makers, AUC`, scores.auc, '', people)
    figure(`${name}: decision-makers by volume alone, AUC`, volumeAuc(map, known), '', people)
    figure(
      `${name}: decision-makers, AUC, people shuffled`,
      scoreMap(drawMap(shufflePeople(log)), known).auc,
      '',
      people,
    )
    figure(`${name}: decision-makers, precision at k`, scores.precision, '', people)
    words(`${name}: decision-makers`, [scores.decisionMakers])
    words(`${name}: reporting lines`, [scores.lines])
  }
}

for (const [name, options] of Object.entries(OFFICES)) office(`organization/${name}`, options)

const large = plantOffice({
  people: size(1000, 100),
  departments: 25,
  days: 365,
  messages: size(200_000, 5000),
  inside: 0.6,
  hierarchy: 0.6,
})
const before = process.cpuUsage()
const { ms } = await timed(async () => Promise.resolve(drawMap(large.log)))
const { user, system } = process.cpuUsage(before)
const messages = large.log.time.length
figure(`organization/map of ${large.log.people} people`, ms / 1000, 's', messages)
figure(`organization/map of ${large.log.people} people, CPU`, (user + system) / 1e6, 's', messages)

if (hasEmails) {
  const eu = emailEu()
  emails('organization/email-eu-core', eu.log, eu)
  const factory = manufacturing()
  emails('organization/manufacturing', factory.log, factory)
} else console.error('CHANCERY_SHARED has no data/metadata: no figures of e-mails.')
