import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DataSet } from '../data/data-set.ts'
import { loadData } from '../data/load.ts'
import type { Options } from '../options.ts'
import { replay } from '../replay/replay.ts'
import { figure } from '../result/table.ts'
import { canCapture } from './capture.ts'
import { compare } from './compare.ts'
import type { PlayedSlice } from './played-slice.ts'
import { playInRealTime } from './real-time.ts'

const PEOPLE = 8
const MESSAGES = 60
/** Sixty messages of eight people in about three minutes. */
const RATE = 3600

/** A few people who are all there all the time, and write quickly: nobody wants to wait for an hour. */
function sliceOf(options: Options): DataSet {
  const { people = PEOPLE, messages = MESSAGES } = options
  const part = loadData({ ...options, people, messages, rate: RATE })
  const always = [{ from: 0, to: Number.MAX_SAFE_INTEGER }]
  return { ...part, sessions: Array.from({ length: part.people }, () => always) }
}

/**
 * Plays a slice twice, simulated and in real time under a packet capture, and compares what an observer of the network gets
 * of each. Throws, in words, where packets cannot be captured.
 */
export async function playSlice(
  options: Options,
  onProgress: (what: string, done: number, of: number) => void,
): Promise<PlayedSlice> {
  if (!canCapture())
    throw new Error(
      'There is no tcpdump here that may capture packets: install it (apt-get install tcpdump) and run this as a user who may, then try again',
    )
  const data = sliceOf(options)
  const folder = mkdtempSync(join(tmpdir(), 'chancery-real-time-'))
  try {
    const { seed } = options
    const slice = await playInRealTime(data, seed, join(folder, 'real'))
    const simulated = await replay({
      data,
      mode: 'standard',
      presence: 'roaming',
      // People in processes of their own write words only.
      files: 0,
      acts: 0,
      seed,
      folder: join(folder, 'simulated'),
      onProgress,
    })
    return {
      data: data.name,
      people: data.people,
      messages: slice.written.length,
      minutes: (slice.ended - slice.begun) / 60_000,
      arrived: slice.arrived,
      bursts: slice.network.time.length,
      failures: slice.failures,
      figures: compare(simulated, slice, seed),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** For a terminal. */
export function sliceText({
  data,
  people,
  messages,
  minutes,
  arrived,
  bursts,
  failures,
  figures,
}: PlayedSlice): string {
  const head = `${data}, a slice in real time: ${people} people, ${messages} messages in ${minutes.toFixed(1)} minutes, ${arrived} arrived, ${bursts} bursts captured`
  const rows = figures.map(
    ({ name, simulated, real, agrees }) =>
      `${name.padEnd(38)} simulated ${figure(simulated).padEnd(10)} real ${figure(real).padEnd(10)} ${agrees ? 'agree' : 'DIFFER'}`,
  )
  return [head, ...failures, ...rows].join('\n')
}
