import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { hasRelay } from '../replay/boxes.ts'
import type { DiskCopy, Recording } from './recording.ts'

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
  const { data, written, requests, online, blocks, realEnvelopes, logs, accessKeys } = recording
  const keepRest = (box: DiskCopy['box'], to: Readonly<Record<'disk' | 'logs' | 'metrics', string>>): void => {
    for (const { folder: copy } of recording.disks.filter((disk) => disk.box === box))
      cpSync(copy, join(folder, to.disk, basename(copy)), { recursive: true })
    // One process, one log: see `viewOfLogs`.
    write(`${to.logs}/output.txt`, logs.map(({ text }) => text).join(''))
    const pages = recording.metrics.filter((page) => page.box === box)
    write(`${to.metrics}/pages.txt.gz`, pages.map(({ time, text }) => `# ${box} at ${time}\n${text}\n`).join(''))
  }
  keepRest('server', { disk: 'disk', logs: 'logs', metrics: 'metrics' })
  const isRelayed = hasRelay(recording.mode)
  const live = isRelayed ? 'relay' : 'server'
  if (isRelayed) {
    keepRest('relay', { disk: 'relay-thief', logs: 'relay-thief', metrics: 'relay-thief' })
    write(
      'board/blocks.csv.gz',
      csv(
        'time,cells',
        blocks.map(({ time, cells }) => [time, cells]),
      ),
    )
    write(
      'board-and-relay/envelopes.csv.gz',
      csv(
        'time,device',
        realEnvelopes.map(({ time, device }) => [time, device]),
      ),
    )
  }
  write(
    `${live}/requests.csv.gz`,
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
    `${live}/online.csv.gz`,
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
