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

type Write = (name: string, text: string) => void

/** What a machine leaves behind, for its thieves: where copies of its disk, its log, and its pages of metrics go. */
function keepRest(
  { disks, logs, metrics }: Recording,
  box: DiskCopy['box'],
  to: Readonly<Record<'disk' | 'logs' | 'metrics', string>>,
  { folder, write }: { readonly folder: string; readonly write: Write },
): void {
  for (const { folder: copy } of disks.filter((disk) => disk.box === box))
    cpSync(copy, join(folder, to.disk, basename(copy)), { recursive: true })
  // One process, one log: see `viewOfLogs`.
  write(`${to.logs}/output.txt`, logs.map(({ text }) => text).join(''))
  const pages = metrics.filter((page) => page.box === box)
  write(`${to.metrics}/pages.txt.gz`, pages.map(({ time, text }) => `# ${box} at ${time}\n${text}\n`).join(''))
}

/** What whoever runs the machine that devices speak to sees live. */
function keepLive({ requests, online }: Recording, name: string, write: Write): void {
  const rows = requests.map(({ begun, answered, device, method, path, up, down, status }) => [
    begun,
    answered,
    device,
    method,
    path,
    up,
    down,
    status,
  ])
  write(`${name}/requests.csv.gz`, csv('time,answered,device,method,path,up,down,status', rows))
  const times = online.map(({ device, from, to }) => [device, from, to])
  write(`${name}/online.csv.gz`, csv('device,from,to', times))
}

/** What the board behind a relay sees live, and what the two know together. */
function keepBoard({ blocks, realEnvelopes, realWishes }: Recording, write: Write): void {
  const rounds = blocks.map(({ time, cells }) => [time, cells])
  write('board/blocks.csv.gz', csv('time,cells', rounds))
  const chunks = realWishes.map(({ time, kind, name }) => [time, kind, name])
  write('board/vault.csv.gz', csv('time,kind,name', chunks))
  const envelopes = realEnvelopes.map(({ time, device }) => [time, device])
  write('board-and-relay/envelopes.csv.gz', csv('time,device', envelopes))
  const wishes = realWishes.map(({ time, device, kind, name }) => [time, device, kind, name])
  write('board-and-relay/vault.csv.gz', csv('time,device,kind,name', wishes))
}

/** How the organization really is. */
function keepTruth({ data, accessKeys }: Recording, write: Write): void {
  const people = accessKeys.map((key, person) => [
    person,
    key,
    data.departments?.[person] ?? '',
    data.levels?.[person] ?? '',
    data.superiors?.[person] ?? '',
  ])
  write('truth/people.csv', csv('person,access,department,level,superior', people))
}

/**
 * Keeps what every adversary of a replay held, in a folder for each, and the truth beside it, for attacks that other
 * people write. Times are milliseconds since 1970; people are numbers.
 */
export function keepRecording(recording: Recording, folder: string): void {
  const write: Write = (name, text) => {
    const path = join(folder, name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text)
  }
  const isRelayed = hasRelay(recording.mode)
  keepRest(recording, 'server', { disk: 'disk', logs: 'logs', metrics: 'metrics' }, { folder, write })
  const relayThief = { disk: 'relay-thief', logs: 'relay-thief', metrics: 'relay-thief' }
  if (isRelayed) keepRest(recording, 'relay', relayThief, { folder, write })
  keepLive(recording, isRelayed ? 'relay' : 'server', write)
  if (isRelayed) keepBoard(recording, write)
  write('network/bytes.csv.gz', csv('time,device,connection,up,down', networkRows(recording)))
  const messages = csv(
    'time,sender,receivers,bytes,file',
    recording.written.map(({ time, sender, receivers, bytes, file = 0 }) => [
      time,
      sender,
      receivers.join(';'),
      bytes,
      file,
    ]),
  )
  write('ordinary/messages.csv.gz', messages)
  write('truth/messages.csv.gz', messages)
  keepTruth(recording, write)
}
