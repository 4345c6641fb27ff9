import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Recording } from './recording.ts'

function csv(heading: string, rows: Iterable<readonly (number | string)[]>): string {
  return [heading, ...[...rows].map((row) => row.join(','))].join('\n')
}

function* networkRows({ network }: Recording): Generator<number[]> {
  const { time, device, connection, up, down } = network
  for (let at = 0; at < time.length; at++)
    yield [time[at] ?? 0, device[at] ?? 0, connection[at] ?? 0, up[at] ?? 0, down[at] ?? 0]
}

/**
 * Keeps what every adversary of a replay held, in a folder for each, and the truth beside it, for attacks that other
 * people write. Times are milliseconds since 1970; people are numbers.
 */
export function keepRecording(recording: Recording, folder: string): void {
  const write = (name: string, text: string): void => {
    const path = join(folder, name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text)
  }
  const { data, written, requests, online, metrics, logs, disks, accessKeys } = recording
  for (const { folder: copy } of disks) cpSync(copy, join(folder, 'disk', basename(copy)), { recursive: true })
  write('logs/output.txt', logs.map(({ text }) => text).join(''))
  write('metrics/pages.txt.gz', metrics.map(({ time, box, text }) => `# ${box} at ${time}\n${text}\n`).join(''))
  write(
    'server/requests.csv.gz',
    csv(
      'time,answered,device,method,path,up,down,status',
      requests.map((seen) => [
        seen.begun,
        seen.answered,
        seen.device,
        seen.method,
        seen.path,
        seen.up,
        seen.down,
        seen.status,
      ]),
    ),
  )
  write(
    'server/online.csv.gz',
    csv(
      'device,from,to',
      online.map(({ device, from, to }) => [device, from, to]),
    ),
  )
  write('network/bytes.csv.gz', csv('time,device,connection,up,down', networkRows(recording)))
  const messages = csv(
    'time,sender,receivers,bytes',
    written.map(({ time, sender, receivers, bytes }) => [time, sender, receivers.join(';'), bytes]),
  )
  write('ordinary/messages.csv.gz', messages)
  write(
    'truth/people.csv',
    csv(
      'person,access,department,level,superior',
      accessKeys.map((key, person) => [
        person,
        key,
        data.departments?.[person] ?? '',
        data.levels?.[person] ?? '',
        data.superiors?.[person] ?? '',
      ]),
    ),
  )
  write('truth/messages.csv.gz', messages)
}
