// A member of an organization of a thousand people comes back after seven days: everything is downloaded, verified,
// and looked through for two hundred conversations. Time passes by a clock that is put forward.
import { join } from 'node:path'
import type { Clock } from '@chancery/base'
import { systemClock } from '@chancery/base'
import { createGroup, findPerson, sendText, synchronize } from '@chancery/client'
import type { ConversationId } from '@chancery/protocol'
import { catchUpOf } from './catch-up.ts'
import { BenchOffice } from './office.ts'
import { figure, median, size, timed } from './report.ts'

const PEOPLE = size(1000, 50)
const CONVERSATIONS = size(200, 20)
const DAYS = 7
const CELLS_PER_DAY = size(40_000, 1000)
/** Messages for the member each day; everything else on the board is for others. */
const OWN_PER_DAY = size(200, 20)
/** Conversations that begin between others each day; every device tries whether the first cells of one are for it. */
const NEW_PER_DAY = 20
const RUNS = size(3, 1)
const HOUR_MS = 3_600_000

let shiftMs = 0
const clock: Clock = { now: () => systemClock.now() + shiftMs, after: (ms, task) => systemClock.after(ms, task) }
await using office = await BenchOffice.open(1, clock)
const [filler] = await office.signIn(await office.enrolRaw(PEOPLE - 4))
const writers = [await office.enrol('Bob'), await office.enrol('Dave')]
const reader = await office.enrol('Alice')
const conversations: { writer: (typeof writers)[number]; id: ConversationId }[] = []

const preparing = await timed(async () => {
  for (const writer of writers) await synchronize(writer.engine)
  for (let at = 0; at < CONVERSATIONS; at++) {
    const writer = writers[at % writers.length] as (typeof writers)[number]
    const alice = findPerson(writer.engine, 'Alice')
    conversations.push({ writer, id: await createGroup(writer.engine, `Group ${at}`, [alice]) })
  }
  await synchronize(reader.engine)
})
if (reader.engine.conversations.size !== CONVERSATIONS) throw new Error('The member is not in every conversation')
console.error(`${CONVERSATIONS} conversations in ${Math.round(preparing.ms / 1000)} s`)
const nobody = await office.enrol('Erin')
const from = reader.engine.board.size
const entriesBefore = reader.engine.register.size

/** Opens the next working day at ten in the morning, at a server that was started on that day. */
async function nextDay(): Promise<void> {
  const tenUtc = 10 * HOUR_MS
  const day = 24 * HOUR_MS
  shiftMs += (Math.floor(clock.now() / day) + 1) * day + tenUtc - clock.now()
  await office.shift(shiftMs)
  for (const { engine } of writers) engine.api.signOut()
}

/** The register moves on a little every day, and others begin to talk. */
async function morning(): Promise<void> {
  await office.enrolRaw(2)
  const [first, second] = writers.map(({ engine }) => engine)
  if (first === undefined || second === undefined) return
  for (let at = 0; at < NEW_PER_DAY; at++) await createGroup(first, `Others ${at}`, [second.account.person])
}

for (let day = 0; day < DAYS; day++) {
  await nextDay()
  await morning()
  const [session] = await office.signIn(filler === undefined ? [] : [filler])
  const between = Math.floor((CELLS_PER_DAY - OWN_PER_DAY) / OWN_PER_DAY)
  for (let at = 0; at < OWN_PER_DAY; at++) {
    await office.fillFast(session?.token ?? '', between, 4)
    const { writer, id } = conversations[(day * OWN_PER_DAY + at) % CONVERSATIONS] as (typeof conversations)[number]
    await sendText(writer.engine, { kind: 'conversation', conversation: id }, `Day ${day}, message ${at}.`)
  }
}

const folder = office.dataDir
const full = await catchUpOf(reader.store, join(folder, 'reader.bin'), { runs: RUNS, shiftMs })
const bare = await catchUpOf(nobody.store, join(folder, 'nobody.bin'), { runs: RUNS, shiftMs })
const cells = (full[0]?.boardSize ?? 0) - from
if (full.some(({ messages }) => messages < DAYS * OWN_PER_DAY))
  throw new Error(`Of ${DAYS * OWN_PER_DAY} messages there are ${String(full.map(({ messages }) => messages))}`)
const seconds = median(full.map(({ ms }) => ms)) / 1000
const verifying = median(bare.map(({ ms }) => ms)) / 1000
figure(`absence/${DAYS} days, ${CONVERSATIONS} conversations, until caught up`, seconds, 's', cells)
figure('absence/download and verify alone (no conversations)', verifying, 's', cells)
figure('absence/client CPU', median(full.map(({ cpuMs }) => cpuMs)) / 1000, 's', RUNS)
figure('absence/bytes downloaded', (full[0]?.bytes ?? 0) / 1e6, 'MB', full[0]?.requests ?? 0)
figure('absence/own messages and changes taken in', full[0]?.messages ?? 0, 'messages', cells)
figure('absence/register entries meanwhile', (full[0]?.registerSize ?? 0) - entriesBefore, 'entries', RUNS)
figure('absence/client memory before', median(full.map(({ rssBefore }) => rssBefore)) / 1e6, 'MB', RUNS)
figure('absence/client memory, most', median(full.map(({ rssPeak }) => rssPeak)) / 1e6, 'MB', RUNS)
