import { mkdtempSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { paths } from '@chancery/protocol'
import { coverMsOf, drawCover } from './data/cover.ts'
import { loadData } from './data/load.ts'
import type { Presence } from './data/sessions.ts'
import type { Options } from './options.ts'
import { MODES } from './options.ts'
import { playSlice, sliceText } from './real-time/slice.ts'
import { keepRecording } from './record/keep.ts'
import type { Mode, Recording } from './record/recording.ts'
import { hasRelay } from './replay/boxes.ts'
import type { Deeds } from './replay/habits.ts'
import { replay } from './replay/replay.ts'
import { examineReplay } from './result/examine-replay.ts'
import { jsonLine } from './result/results.ts'
import type { Run } from './result/results.ts'
import { rowsOf, tableOf } from './result/table.ts'
import { examineTimes } from './result/times-only.ts'
import { writePage } from './result/page.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

/** Both streams belong to the server while a replay runs; this is the way past it. */
function say(sentence: string): void {
  writeSync(2, `${sentence}\n`)
}

function showProgress(what: string, done: number, of: number): void {
  if (process.stderr.isTTY) writeSync(2, done === of ? '\r\u001b[K' : `\r${what} ${done} of ${of}\u001b[K`)
}

/** What is asked for, as somebody else can ask for it again. */
function commandOf(args: readonly string[], mode: Mode): string {
  const others = args.filter((arg, at) => {
    const before = args[at - 1]
    const isMode = arg.startsWith('--mode') || before === '--mode'
    const isKeep = arg.startsWith('--keep') || before === '--keep'
    return !isMode && !isKeep && arg !== '--write' && arg !== '--json'
  })
  // Where somebody else keeps their data is theirs to know.
  const shown = others.map((arg) => (arg.includes('/') ? `DATA/${basename(arg)}` : arg))
  return ['npm run map-test --', ...shown, '--mode', mode].join(' ')
}

/** Protected is for desks that stay connected; a device that comes online in order to write would tell that its person does. */
function presenceIn(mode: Mode): Presence {
  return mode === 'protected' ? 'desk' : 'roaming'
}

function remarkOn(presence: Presence): string[] {
  return presence === 'desk'
    ? ['Devices are connected at times that know nothing of what is written; whoever is away writes when back.']
    : []
}

function deedsText({ files, fileBytes, opened, reactions, edits, deletions }: Deeds): string {
  if (files + reactions + edits + deletions === 0) return 'No files, reactions, edits, or deletions.'
  const megabytes = (fileBytes / 1e6).toFixed(1)
  return `${files} messages carried a file (${megabytes} MB together), opened ${opened} times by others; ${reactions} reactions, ${edits} edits, ${deletions} deletions.`
}

/** What everybody fetched of files, whoever they were for. */
function shelfText({ mode, deeds, requests, online, accessKeys, begun }: Recording): string[] {
  const fetched = requests.filter(
    ({ device, method, path, begun: time }) =>
      device < accessKeys.length && method === 'GET' && path.startsWith(`${paths.shelf}/`) && time >= begun,
  )
  if (hasRelay(mode) || fetched.length === 0) return []
  const known = online.filter(({ device }) => device < accessKeys.length)
  const hours = known.reduce((sum, { from, to }) => sum + (to - Math.max(from, begun)), 0) / HOUR
  const bytes = fetched.reduce((sum, { down }) => sum + down, 0)
  const each = (bytes / 1e6 / accessKeys.length).toFixed(1)
  const hourly = (bytes / 1e6 / hours).toFixed(1)
  return [
    `${deeds.files - deeds.large} of the files went on the shelf; each device fetched ${each} MB of it on average, ${hourly} MB an hour while it was connected, in ${fetched.length} requests of all devices together.`,
  ]
}

async function runMode(options: Options, args: readonly string[], mode: Mode): Promise<Run> {
  const started = performance.now()
  const data = loadData(options)
  const folder = mkdtempSync(join(tmpdir(), 'chancery-map-test-'))
  try {
    const recording = await replay({
      data,
      mode,
      presence: options.presence ?? presenceIn(mode),
      files: options.files,
      acts: options.acts,
      seed: options.seed,
      folder,
      ...(options.cover !== undefined && { coverMs: coverMsOf(options.cover) }),
      onProgress: showProgress,
    })
    if (options.keep !== undefined) keepRecording(recording, join(options.keep, `${data.name}-${mode}`))
    const { lines, drawings } = examineReplay(recording, { ...options, onProgress: showProgress })
    const { begun, ended, written, failures, arrived, received, groups, changes } = recording
    return {
      data: data.name,
      mode,
      people: data.people,
      messages: written.length,
      hours: (ended - begun) / HOUR,
      seed: options.seed,
      command: commandOf(args, mode),
      remarks: [
        ...data.remarks,
        ...remarkOn(options.presence ?? presenceIn(mode)),
        deedsText(recording.deeds),
        ...shelfText(recording),
      ],
      minutes: (performance.now() - started) / MINUTE,
      shuffles: options.shuffles,
      lines,
      ...(data.departments && { departments: data.departments }),
      drawings,
      carried: {
        arrived,
        received,
        expected: written.reduce((sum, { receivers }) => sum + receivers.length, 0),
        failures: [...new Set(failures)].slice(0, 20),
        groups,
        changes,
      },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Everything that was written, unless told otherwise: here nothing has to be replayed. */
const ALL = Number.MAX_SAFE_INTEGER

function timesOnly(options: Options): void {
  const data = loadData({ ...options, messages: options.messages ?? ALL })
  const end = data.messages.at(-1)?.time ?? 0
  const coverMs = coverMsOf(options.cover)
  const cover = drawCover(data.people, end, coverMs, options.seed)
  const lines = examineTimes(data, cover, { ...options, onProgress: showProgress })
  const each = (cover.length / data.messages.length).toFixed(2)
  const covered =
    coverMs === 0
      ? 'no cover'
      : `cover every ${coverMs / MINUTE} minutes per device: ${cover.length} cells, ${each} per message`
  const head = `${data.name}, times of sending only: ${data.people} people, ${data.messages.length} messages in ${(end / HOUR).toFixed(1)} hours, ${covered}, ${options.shuffles} controls of each kind`
  process.stdout.write(`${[head, ...rowsOf(lines)].join('\n')}\n`)
}

/** A small organization whose day is pressed into a third of an hour. */
const QUICK = { data: 'synthetic', people: 20, messages: 150, rate: 540 } as const

/** Runs everything that the options ask for, and prints or writes the results. */
export async function mapTest(given: Options, args: readonly string[]): Promise<void> {
  if (given.timesOnly) return timesOnly(given)
  const options: Options = given.quick ? { ...given, ...QUICK } : given
  const slice = options.realTime ? await playSlice(options, showProgress) : undefined
  if (slice !== undefined) process.stdout.write(`${sliceText(slice)}\n`)
  const runs: Run[] = []
  const modes = options.mode ?? (options.quick ? MODES : ['standard'])
  for (const mode of slice === undefined ? modes : []) {
    const run = await runMode(options, args, mode)
    runs.push(run)
    if (run.carried.failures.length > 0) say(`Something went wrong for a device: ${run.carried.failures.join('; ')}`)
    if (options.json) for (const line of run.lines) process.stdout.write(`${jsonLine(run, line)}\n`)
    else process.stdout.write(`${tableOf(run)}\n`)
    // What was measured in hours is kept before the next mode begins.
    if (options.write) writePage({ runs: [run] })
  }
  if (options.write)
    for (const path of writePage(slice === undefined ? { runs } : { runs, slice })) say(`Written: ${path}`)
}
