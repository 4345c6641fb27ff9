import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { MetricLine } from '@chancery/exposure'
import { isLeak } from '@chancery/exposure'
import { format } from './format.ts'
import { drawPicture } from './picture.ts'
import type { PlayedSlice } from '../real-time/played-slice.ts'
import type { Results, Run } from './results.ts'
import { mergeResults } from './results.ts'
import { SHOWN, figure, interval } from './table.ts'

const pathOf = (name: string): string => fileURLToPath(new URL(`../../../../docs/${name}`, import.meta.url))

const ADVERSARIES: Readonly<Record<string, string>> = {
  disk: 'thief of disk and backup',
  logs: 'thief of logs',
  metrics: 'reader of metrics',
  'relay thief': 'thief of the relay’s disk, logs, and metrics',
  server: 'live operator of the server',
  board: 'live operator of the board',
  relay: 'live operator of the relay',
  network: 'observer of the network',
  'board and relay': 'board and relay together',
}

const MODES = {
  standard: 'Standard',
  saver: 'Saver',
  relayed: 'Standard through the relay',
  protected: 'Protected',
} as const

const INTRODUCTION = `# The map test

Who writes to whom, and when, draws the map of an organization: its departments, who decides, who reports to whom. This page says
how much of that map each adversary can draw from what Chancery leaves in its hands, and how much from an ordinary messenger.
It is written by \`npm run map-test -- --write\` from measurements in [map-test.json](map-test.json); nothing on it is typed in by hand.

![The maps that adversaries draw of one organization](map-test.svg)
`

const METHOD = `## How it is measured

A data set of who wrote to whom, and when, is replayed through the real server (and the real relay) by real clients, each with connections
of its own, all in one process on one simulated clock: it stands still while anything is being done and then jumps to the next moment at
which something is due, so rounds, pauses, and absences last as long as they do in an office. Groups are created when they are first written to, some gain or
lose a member, people are away and come back; they send files, open half of those that they get, react, edit, and delete, where the
replay says so below. Replays that say nothing of it were made of texts alone. Each adversary gets what it would really hold, and every attack that we know is tried on it
([packages/exposure](../packages/exposure/src/index.ts)).

- *value*: the best attack's result, chosen in the adversary's favour. In brackets the 95 % interval, by drawing blocks of time anew.
- *control*: what shuffled observations stay below in 95 of 100 cases, all adversaries and figures of the replay together. A value above it,
  in **bold**, is a leak.
- *volume*: what everybody's total number of messages alone would give.
- *ordinary*: what the same attacks get from what an ordinary messenger's server stores of the same replay: sender, receivers, time, size.
- *R* is the share of the map that survives: (AMI − AMI of shuffles) / (AMI of the ordinary server − AMI of shuffles).
- *AMI* is 0 for a guess and 1 for the true departments; *AUC* and *dominance* are 0.5 for a guess; *P@E* is the precision among as many pairs as there really are.

The data sets are not ours to hand on: \`DATA\` stands for the folder in which you keep them, each with a SOURCE.txt that names its files and their
checksums. Everything else, the made-up organization too, comes with this clone.

What is not in it: files that somebody opens long after they came, or again; unlocking with a PIN and moving a device, of which both boxes see that it
happens; attackers who know texts or calendars; months of observation.
`

function cell(line: MetricLine | undefined): string {
  if (line === undefined) return '–'
  const text = `${figure(line.value)}${interval(line)}`
  return `${isLeak(line) ? `**${text}**` : text}<br>${figure(line.control)}`
}

function tableOfRun(run: Run): string {
  const names = Object.keys(ADVERSARIES).filter((name) => run.lines.some(({ adversary }) => adversary === name))
  const rows = SHOWN.flatMap(([metric, title]) => {
    const lines = run.lines.filter((line) => line.metric === metric)
    const cells = names.map((name) => lines.find(({ adversary }) => adversary === name))
    if (cells.every((line) => line === undefined)) return []
    const of = (pick: (line: MetricLine) => number | undefined): string =>
      figure(cells.map((line) => (line === undefined ? undefined : pick(line))).find((value) => value !== undefined))
    return [[title, ...cells.map(cell), of(({ volume }) => volume), of(({ ordinary }) => ordinary)]]
  })
  const head = [
    'value, and control below it',
    ...names.map((name) => ADVERSARIES[name] ?? name),
    'volume alone',
    'ordinary',
  ]
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function sectionOf(run: Run): string {
  const { carried } = run
  const said = [
    `${run.people} people, ${run.messages} messages, ${run.hours.toFixed(1)} hours, seed ${run.seed}.`,
    ...run.remarks,
    `${carried.groups} groups were created, ${carried.changes} changed their members.`,
    `${carried.arrived} of ${run.messages} messages came back on the board; ${carried.received} of ${carried.expected} deliveries were seen by the end, the rest by people who were away.`,
    ...(carried.failures.length === 0 ? [] : [`What went wrong for a device: ${carried.failures.join('; ')}.`]),
    `${run.shuffles} controls of each kind. It took ${run.minutes.toFixed(0)} minutes.`,
  ]
  return [
    `### ${run.data}, ${MODES[run.mode]}`,
    '',
    said.join(' '),
    '',
    '```sh',
    run.command,
    '```',
    '',
    tableOfRun(run),
  ].join('\n')
}

/** One run of each mode of the same data, for the picture: of the data set that has most modes, the largest. */
function pictured(runs: readonly Run[]): Run[] {
  const sets = Map.groupBy(
    runs.filter(({ departments }) => departments !== undefined),
    ({ data, people, messages }) => `${data} ${people} ${messages}`,
  )
  const [best = []] = [...sets.values()].sort(
    (a, b) => b.length - a.length || (b[0]?.people ?? 0) - (a[0]?.people ?? 0),
  )
  const order = Object.keys(MODES)
  return best.toSorted((a, b) => order.indexOf(a.mode) - order.indexOf(b.mode))
}

function sliceSection({ data, people, messages, minutes, bursts, figures }: PlayedSlice): string {
  const rows = figures.map(({ name, simulated, real, agrees }) => [
    name,
    figure(simulated),
    figure(real),
    agrees ? 'agree' : '**differ**',
  ])
  const head = ['network', 'simulated', 'captured in real time', '']
  return [
    '## Simulated time against a packet capture',
    '',
    `The same ${messages} messages of ${people} people (${data}) once on the simulated clock, once in real time: a process for each person, and a capture of all packets (${minutes.toFixed(1)} minutes, ${bursts} bursts). Figures of what an observer sees must lie within the 95 % intervals of both, sizes and counts within a tenth of each other.`,
    '',
    '```sh\nnpm run map-test -- --real-time\n```',
    '',
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n'),
  ].join('\n')
}

/** Adds what was measured to what is kept, and writes the page and its picture. Gives what was written. */
export function writePage(results: Results): string[] {
  const kept = pathOf('map-test.json')
  const { runs, slice } = mergeResults(kept, results)
  const page = pathOf('map-test.md')
  const sections = [INTRODUCTION, METHOD, '## Results', ...runs.map(sectionOf), ...(slice ? [sliceSection(slice)] : [])]
  writeFileSync(page, `${sections.join('\n\n').replace(/\n{3,}/g, '\n\n')}\n`)
  const svg = drawPicture(pictured(runs))
  const picture = pathOf('map-test.svg')
  if (svg !== undefined) writeFileSync(picture, svg)
  format(kept)
  return [kept, page, ...(svg === undefined ? [] : [picture])]
}
