// A group's life at three sizes: what creating, joining, adding, removing, and a message cost in time and cells.
import { randomBytes } from '@chancery/base'
import type { Colleague } from '@chancery/testkit'
import { addPeople, createGroup, listMessages, removePeople, sendText, synchronize } from '@chancery/client'
import { generateBoxKeyPair, openBox, sealBox } from '@chancery/crypto'
import type { ConversationId } from '@chancery/protocol'
import { CELL_BYTES, labels } from '@chancery/protocol'
import { BenchOffice } from './office.ts'
import { figure, median, size, timed } from './report.ts'

const SIZES = [2, size(50, 5), size(200, 10)]
const MOST = Math.max(...SIZES)
const RUNS = size(3, 1)
/** So many members are followed through each group; the others' work is the same. */
const FOLLOWED = 5
const INTROS = 200

await using office = await BenchOffice.open(5)
const { carol } = office
const colleagues: Colleague[] = []
// One more than the largest group, to be added to it.
const enrolling = await timed(async () => {
  for (let at = 0; at < MOST; at++) colleagues.push(await office.enrol(`Colleague ${at}`))
})
figure(`groups/enrolling ${MOST} devices by real engines, each`, enrolling.ms / MOST, 'ms', MOST)
await synchronize(carol.engine)

/** What everybody pays for each device that somebody else adds somewhere: the attempt to open its intro. */
async function foreignIntro(): Promise<void> {
  const [own, other] = [await generateBoxKeyPair(), await generateBoxKeyPair()]
  const id = randomBytes(16)
  const box = await sealBox(other.publicKey, labels.intro, id, randomBytes(32))
  const times: number[] = []
  for (let at = 0; at < INTROS; at++) times.push((await timed(() => openBox(own.privateKey, labels.intro, id, box))).ms)
  figure('groups/trying an intro for somebody else', median(times), 'ms', INTROS)
}

await foreignIntro()

/** Values of one run, by the name of their figure and its unit. */
type Run = Map<string, number>

async function boardSize(): Promise<number> {
  await synchronize(carol.engine)
  return carol.engine.board.size
}

/** How many cells `task` put on the board; anchors, which come by themselves, are among them. */
async function cellsOf(task: () => Promise<unknown>): Promise<{ ms: number; cells: number }> {
  const before = await boardSize()
  const { ms } = await timed(task)
  return { ms, cells: (await boardSize()) - before }
}

async function lastText(colleague: Colleague, conversation: ConversationId): Promise<string | undefined> {
  const message = (await listMessages(colleague.engine, conversation)).at(-1)
  return message === undefined ? undefined : JSON.stringify(message)
}

/** Sends a text and lets each of `readers` fetch it; gives the times of sending and of reading. */
async function speak(conversation: ConversationId, text: string, readers: readonly Colleague[]): Promise<number[]> {
  const sending = await timed(() => sendText(carol.engine, { kind: 'conversation', conversation }, text))
  const reading: number[] = []
  for (const reader of readers) {
    reading.push((await timed(() => synchronize(reader.engine))).ms)
    if (!(await lastText(reader, conversation))?.includes(text)) throw new Error(`${reader.name} has not read: ${text}`)
  }
  return [sending.ms, median(reading)]
}

async function live(people: number): Promise<Run> {
  const run: Run = new Map()
  const personOf = ({ engine }: Colleague) => engine.account.person
  const members = colleagues.slice(0, people - 1)
  const followed = members.slice(0, FOLLOWED)
  const newcomer = colleagues.at(-1) as Colleague
  for (const colleague of [...followed, newcomer]) await synchronize(colleague.engine)

  let group: ConversationId | undefined
  const created = await cellsOf(async () => {
    group = await createGroup(carol.engine, `A group of ${people}`, members.map(personOf))
  })
  const id = group as ConversationId
  run.set('create, until durable/ms', created.ms)
  run.set('create: cells/cells', created.cells)
  run.set('create: bytes/KB', (created.cells * CELL_BYTES) / 1000)

  const joining: number[] = []
  for (const member of followed) joining.push((await timed(() => synchronize(member.engine))).ms)
  run.set('join, one member/ms', median(joining))

  const [sent = 0, read = 0] = await speak(id, 'The branch opens at ten.', followed)
  run.set('send, until seen on the board/ms', sent)
  run.set('read, one member/ms', read)

  const added = await cellsOf(() => addPeople(carol.engine, id, [personOf(newcomer)]))
  run.set('add one, until seen on the board/ms', added.ms)
  run.set('add one: cells/cells', added.cells)
  run.set('newcomer joins/ms', (await timed(() => synchronize(newcomer.engine))).ms)
  const following: number[] = []
  for (const member of followed) following.push((await timed(() => synchronize(member.engine))).ms)
  run.set('follow an addition, one member/ms', median(following))

  const removed = await cellsOf(() => removePeople(carol.engine, id, [personOf(newcomer)]))
  run.set('remove one, until seen on the board/ms', removed.ms)
  run.set('remove one: cells/cells', removed.cells)
  const next = await timed(() => speak(id, 'The keys are with the guard.', followed.slice(0, 1)))
  run.set('after the removal: next message, from sending to read/ms', next.ms)
  await synchronize(newcomer.engine)
  if ((await lastText(newcomer, id))?.includes('guard')) throw new Error('A removed member reads on')
  return run
}

for (const people of SIZES) {
  const runs: Run[] = []
  for (let run = 0; run < RUNS; run++) runs.push(await live(people))
  for (const name of runs[0]?.keys() ?? []) {
    const values = runs.map((run) => run.get(name) ?? 0)
    const at = name.lastIndexOf('/')
    figure(`groups/${people} people/${name.slice(0, at)}`, median(values), name.slice(at + 1), RUNS)
  }
}
