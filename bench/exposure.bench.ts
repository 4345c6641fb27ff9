// Reading WhatsApp exports: how fast, and that memory grows neither with the messages nor with the media. Exports are invented
// and written to the disk first; each is read in a process of its own that keeps nothing of it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Child } from './child.ts'
import type { Reading } from './exposure-child.ts'
import { ZipOnDisk } from './exposure-zip.ts'
import { figure, median, size } from './report.ts'

const FEW = size(200_000, 10_000)
const MANY = 10 * FEW
const RUNS = size(3, 1)
const MEDIA_BYTES = 1 << 20
const MEDIA = size(2000, 20)

const PEOPLE = ['Alice', 'Bob Kumar', 'Carol', 'Mallory', '\u202A+91 98765 43210\u202C']
const WORDS =
  'the branch opens at ten and we send the papers by noon please confirm thank you ok sir done good morning'.split(' ')
const two = (value: number): string => String(value).padStart(2, '0')

/** As phones in India write: day first, twelve hours, a few lines of the app itself, media that were left out, edits. */
function* chatOf(messages: number): Generator<Uint8Array> {
  let text = ''
  let at = Date.UTC(2021, 0, 1)
  for (let index = 0; index < messages; index++) {
    at += 60_000 * (1 + (index % 7))
    const date = new Date(at)
    const hour = date.getUTCHours()
    const stamp = `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${two(date.getUTCFullYear() % 100)}, ${hour % 12 || 12}:${two(date.getUTCMinutes())}\u202F${hour < 12 ? 'am' : 'pm'}`
    const said = Array.from(
      { length: 4 + (index % 13) },
      (_, word) => WORDS[(index * 7 + word * 3) % WORDS.length],
    ).join(' ')
    const body =
      index % 20 === 0
        ? '<Media omitted>'
        : index % 50 === 7
          ? `${said}\nand one more line`
          : index % 90 === 3
            ? `${said} <This message was edited>`
            : said
    text +=
      index % 100 === 99
        ? `${stamp} - Alice added Bob Kumar\n`
        : `${stamp} - ${PEOPLE[index % PEOPLE.length]}: ${body}\n`
    if (text.length > 1 << 16) {
      yield Buffer.from(text)
      text = ''
    }
  }
  yield Buffer.from(text)
}

function* mediaOf(seed: number): Generator<Uint8Array> {
  let state = seed + 1
  yield Buffer.from(
    Uint32Array.from({ length: MEDIA_BYTES / 4 }, () => (state = Math.imul(state, 1_664_525) + 1_013_904_223)).buffer,
  )
}

async function read(path: string): Promise<Reading> {
  await using child = await Child.start<Reading>('exposure-child.ts', { path })
  return child.hello
}

async function measure(name: string, path: string, messages: number): Promise<void> {
  const readings: Reading[] = []
  for (let run = 0; run < RUNS; run++) readings.push(await read(path))
  if (readings.some((reading) => reading.messages !== messages)) throw new Error(`${name}: not every message was read`)
  const cpuSeconds = median(readings.map(({ cpuMs }) => cpuMs)) / 1000
  figure(`exposure/${name}`, median(readings.map(({ ms }) => ms)) / 1000, 's', RUNS)
  figure(`exposure/${name}, per second of CPU`, messages / cpuSeconds, 'messages', RUNS)
  figure(`exposure/${name}, text per second of CPU`, (readings[0]?.textBytes ?? 0) / cpuSeconds / 1e6, 'MB', RUNS)
  figure(`exposure/${name}, memory at most`, Math.max(...readings.map(({ peakBytes }) => peakBytes)) / 1e6, 'MB', RUNS)
}

const folder = await mkdtemp(join(tmpdir(), 'chancery-exposure-'))
try {
  const path = (name: string): string => join(folder, name)
  for (const messages of [FEW, MANY]) {
    const archive = path(`${messages}.zip`)
    const zip = await ZipOnDisk.create(archive)
    await zip.add('WhatsApp Chat with North.txt', chatOf(messages), 8)
    await zip.close()
    await measure(`${messages} messages`, archive, messages)
    await rm(archive)
  }
  const archive = path('media.zip')
  const zip = await ZipOnDisk.create(archive)
  for (let index = 0; index < MEDIA / 2; index++) await zip.add(`IMG-${index}.jpg`, mediaOf(index), 0)
  await zip.add('WhatsApp Chat with North.txt', chatOf(FEW), 0)
  for (let index = 0; index < MEDIA / 2; index++) await zip.add(`DOC-${index}.pdf`, mediaOf(index), 8)
  await zip.close()
  await measure(`${FEW} messages beside ${MEDIA} MB of media`, archive, FEW)
} finally {
  await rm(folder, { recursive: true, force: true })
}
