// The detectors over a message and over a long text, and beside them one pass of libphonenumber over the same texts: what finding
// phone numbers alone costs with the library that is made for it. All times are the CPU's for this process, garbage collection and all,
// so that the machine's other work is not counted.
import { detect } from '@chancery/dlp'
import type { DetectOptions } from '@chancery/dlp'
import { findPhoneNumbersInText } from 'libphonenumber-js/min'
import { officeText } from './dlp-text.ts'
import { figure, median, quantile, size } from './report.ts'

const MESSAGE_BYTES = 2048
const LONG_BYTES = size(4_000_000, 200_000)
const RUNS = size(200, 20)
const LONG_RUNS = size(9, 2)

const long = officeText(LONG_BYTES)
const mixed = officeText(MESSAGE_BYTES * RUNS)
/** Different messages, so that nothing is measured that was remembered. */
const messages = Array.from({ length: RUNS }, (_, at) => {
  const start = Math.floor((at * mixed.length) / RUNS)
  return mixed.slice(start, start + Math.floor(mixed.length / RUNS))
})
const own: DetectOptions = {
  words: [{ name: 'projects', words: Array.from({ length: 1000 }, (_, at) => `project word${at}`) }],
  patterns: Array.from({ length: 10 }, (_, at) => ({ name: `pattern ${at}`, pattern: String.raw`\bC${at}-\d{4,8}\b` })),
}

const megabytes = (text: string) => Buffer.byteLength(text) / 1e6
const bytesOfMessages = messages.reduce((sum, message) => sum + Buffer.byteLength(message), 0) / RUNS

/** What a task takes of the CPU, in milliseconds. */
function cpuMs(task: () => unknown): number {
  const before = process.cpuUsage()
  task()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function timesOf(task: (text: string) => unknown): number[] {
  for (const message of messages.slice(0, 50)) task(message)
  return messages.map((message) => cpuMs(() => task(message)))
}

/** Megabytes of the long text for each second of the CPU. Tasks take turns, so that all have the same company. */
function ratesOf(...tasks: readonly ((text: string) => unknown)[]): number[] {
  const runs = Array.from({ length: LONG_RUNS }, () =>
    tasks.map((task) => (megabytes(long) * 1000) / cpuMs(() => task(long))),
  )
  return tasks.map((_, at) => median(runs.map((rates) => rates[at] as number)))
}

figure(
  'dlp/first text, with building all tables',
  cpuMs(() => detect('Aadhaar 3123 4567 8909')),
  'ms',
  1,
)

const phones = (text: string) => findPhoneNumbersInText(text, 'IN')
const times = timesOf((text) => detect(text))
figure('dlp/size of a message', bytesOfMessages, 'bytes', RUNS)
figure('dlp/a message of 2 KB, median', median(times), 'ms', RUNS)
figure('dlp/a message of 2 KB, p99', quantile(times, 0.99), 'ms', RUNS)
figure(
  'dlp/a message of 2 KB, with 10 patterns and 1,000 words',
  median(timesOf((text) => detect(text, own))),
  'ms',
  RUNS,
)
figure('dlp/a message of 2 KB, libphonenumber alone', median(timesOf(phones)), 'ms', RUNS)
figure('dlp/findings in the long text', detect(long).length, 'findings', 1)
const [alone = 0, withOwn = 0, peer = 0] = ratesOf(
  (text) => detect(text),
  (text) => detect(text, own),
  phones,
)
figure('dlp/long text', alone, 'MB/s', LONG_RUNS)
figure('dlp/long text, with 10 patterns and 1,000 words', withOwn, 'MB/s', LONG_RUNS)
figure('dlp/long text, libphonenumber alone', peer, 'MB/s', LONG_RUNS)
