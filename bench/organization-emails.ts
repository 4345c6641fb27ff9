// E-mails as if they were chats: all who take part in one make a chat of their own, and receivers count as mentioned.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { startChatLog } from '@chancery/exposure'
import type { ChatLog } from '@chancery/exposure'

/** E-mails as a log, and what is known of the people; −1 where nothing is. */
export interface EmailLog {
  readonly log: ChatLog
  readonly departments: Int32Array
  readonly superiors: Int32Array
  /** 1 who leads, 0 who does not. */
  readonly leaders: Int8Array
}

const folder = join(process.env['CHANCERY_SHARED'] ?? '', 'data/metadata')

/** Whether the data sets are there. */
export const hasEmails = process.env['CHANCERY_SHARED'] !== undefined && existsSync(folder)

/** email-eu-core (SNAP): 986 people of a European research institution, 42 departments; ambiguous ones are left unknown. */
export function emailEu(): EmailLog {
  const people = rows('email-eu-core/DERIVED-temporal-node-labels.csv', ',').slice(1)
  const indexOf = new Map(people.map(([id], i) => [id as string, i]))
  const sent = rows('email-eu-core/email-Eu-core-temporal.txt.gz', ' ').map(([from, to, seconds]) => ({
    from: indexOf.get(from as string) as number,
    to: indexOf.get(to as string) as number,
    time: Number(seconds) * 1000,
  }))
  return {
    log: logOf(sent),
    departments: Int32Array.from(people, ([, , department, certainty]) =>
      certainty === 'ambiguous' ? -1 : Number(department),
    ),
    superiors: new Int32Array(people.length).fill(-1),
    leaders: new Int8Array(people.length).fill(-1),
  }
}

/** Manufacturing (Nurek and Michalski 2020): 154 employees of a Polish company with their superiors; levels 1 and 2 lead. */
export function manufacturing(): EmailLog {
  const people = rows('manufacturing/DERIVED-labels.csv', ',').slice(1)
  const indexOf = new Map(people.map(([id], i) => [id as string, i]))
  const sent = rows('manufacturing/communication.csv.gz', ';')
    .slice(1)
    .map(([from, to, date]) => ({
      from: indexOf.get(from as string) as number,
      to: indexOf.get(to as string) as number,
      time: Date.parse(`${(date as string).replace(' ', 'T')}Z`),
    }))
  return {
    log: logOf(sent),
    departments: new Int32Array(people.length).fill(-1),
    superiors: Int32Array.from(people, ([id, kind, superior]) =>
      kind === 'employee' && superior !== id ? (indexOf.get(superior as string) ?? -1) : -1,
    ),
    leaders: Int8Array.from(people, (row) => (row[1] === 'employee' ? Number(Number(row[5]) < 3) : -1)),
  }
}

function logOf(sent: readonly { readonly from: number; readonly to: number; readonly time: number }[]): ChatLog {
  const log = startChatLog()
  const chats = new Map<string, number>()
  for (const [, letter] of Map.groupBy(sent, ({ from, time }) => `${from} ${time}`)) {
    const { from, time } = letter[0] as (typeof sent)[number]
    const receivers = [...new Set(letter.map(({ to }) => to))].filter((to) => to !== from)
    const key = [from, ...receivers].toSorted((a, b) => a - b).join(' ')
    const group = chats.get(key) ?? chats.size
    chats.set(key, group)
    log.write({ time, sender: from, group, mentions: receivers })
  }
  return log.finish()
}

function rows(path: string, separator: string): string[][] {
  const bytes = readFileSync(join(folder, path))
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim().split(separator)]))
}
