import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { delay, systemClock } from '@chancery/base'
import { foundOrganization, httpTransport, invitePerson } from '@chancery/client'
import type { Engine } from '@chancery/client'
import { formatLink, parseLink } from '@chancery/protocol'
import type { ConversationId, FoundLink, PersonId } from '@chancery/protocol'
import { startServer } from '@chancery/server'
import { MemoryStore, QueueLock } from '@chancery/testkit'
import type { DataSet } from '../data/data-set.ts'
import { Random } from '../data/random.ts'
import type { NetworkRecord } from '../line/traffic.ts'
import type { WrittenMessage } from '../record/recording.ts'
import { textOf } from '../replay/text.ts'
import { startCapture } from './capture.ts'
import type { Answer, Order } from './orders.ts'
import { openPipe } from './pipe.ts'
import type { Pipe } from './pipe.ts'

const PROGRAM = fileURLToPath(new URL('./person-process.ts', import.meta.url))
/** From when everybody is online until the first message, and from the last message until the end. */
const LEAD_MS = 5000

/** What was captured of a slice in real time. Times are milliseconds since 1970. */
export interface RealTimeSlice {
  readonly begun: number
  readonly ended: number
  readonly written: readonly WrittenMessage[]
  readonly network: NetworkRecord
  readonly arrived: number
  readonly failures: readonly string[]
}

/** A person's process, and what it has told. */
class Person {
  readonly #child: ChildProcess
  readonly #hear: (answer: Answer) => void
  readonly #enrolled = Promise.withResolvers<PersonId>()
  readonly #groups = new Map<string, PromiseWithResolvers<ConversationId>>()

  constructor(hear: (answer: Answer) => void) {
    this.#hear = hear
    this.#child = fork(PROGRAM, { execArgv: ['--disable-warning=ExperimentalWarning'], stdio: 'inherit' })
    this.#child.on('message', (answer: Answer) => this.#take(answer))
  }

  #take(answer: Answer): void {
    if (answer.kind === 'enrolled') this.#enrolled.resolve(answer.person)
    if (answer.kind === 'group') this.#groups.get(answer.key)?.resolve(answer.conversation)
    this.#hear(answer)
  }

  tell(order: Order): void {
    this.#child.send(order)
  }

  enrol(link: string, server: string, name: string): Promise<PersonId> {
    this.tell({ kind: 'enrol', link, server, name })
    return this.#enrolled.promise
  }

  group(key: string, people: readonly PersonId[]): Promise<ConversationId> {
    const made = Promise.withResolvers<ConversationId>()
    this.#groups.set(key, made)
    this.tell({ kind: 'group', key, people })
    return made.promise
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => {
      this.#child.once('exit', resolve)
    })
    this.tell({ kind: 'stop' })
    await ended
  }
}

async function foundOffice(link: FoundLink): Promise<Engine> {
  const ports = {
    store: new MemoryStore(),
    lock: new QueueLock(),
    clock: systemClock,
    connect: httpTransport,
    report: () => undefined,
  }
  return foundOrganization(ports, link, { organization: 'Office of the map test', name: 'Carol', label: 'desk' })
}

/** Writes a message from a person's process, to one or to a group that is created when first needed. */
function writer(people: readonly Person[], ids: readonly PersonId[]) {
  const groups = new Map<string, Promise<ConversationId>>()
  return (sender: number, receivers: readonly number[], tag: string, text: string): void => {
    const person = people[sender] as Person
    const to = receivers.map((receiver) => ids[receiver] as PersonId)
    if (to.length === 1) return person.tell({ kind: 'write', person: to[0] as PersonId, tag, text })
    const key = [sender, ...receivers].sort((a, b) => a - b).join(' ')
    const group = groups.get(key) ?? person.group(key, to)
    groups.set(key, group)
    void group.then((conversation) => person.tell({ kind: 'write-group', conversation, tag, text }))
  }
}

/** Plays a small slice on the machine's own clock: a process for each person, a pipe for each, and a capture of all packets. */
export async function playInRealTime(data: DataSet, seed: number, dataDir: string): Promise<RealTimeSlice> {
  const failures: string[] = []
  let arrived = 0
  const server = await startServer({ dataDir, port: 0 })
  const port = Number(new URL(server.url).port)
  const carol = await foundOffice(parseLink(server.foundLink ?? '') as FoundLink)
  const pipes: Pipe[] = []
  const people: Person[] = []
  const ids: PersonId[] = []
  for (let number = 0; number < data.people; number++) {
    const pipe = await openPipe(port)
    const person = new Person((answer) => {
      if (answer.kind === 'arrived') arrived++
      if (answer.kind === 'failed') failures.push(`person ${number}: ${answer.sentence}`)
    })
    const invite = formatLink(await invitePerson(carol))
    pipes.push(pipe)
    people.push(person)
    ids.push(await person.enrol(invite, `http://127.0.0.1:${pipe.port}`, `Person ${number}`))
  }
  const capture = await startCapture(new Map(pipes.map(({ port: own }, device) => [own, device])))
  const begun = systemClock.now()
  for (const person of people) person.tell({ kind: 'online' })
  await delay(systemClock, LEAD_MS)
  const random = new Random(seed)
  const write = writer(people, ids)
  const written: WrittenMessage[] = []
  const start = systemClock.now()
  for (const [number, { time, sender, receivers }] of data.messages.entries()) {
    await delay(systemClock, Math.max(0, start + time - systemClock.now()))
    const text = textOf(random, number)
    written.push({ time: systemClock.now(), sender, receivers, bytes: text.length })
    write(sender, receivers, `${number}`, text)
  }
  await delay(systemClock, LEAD_MS)
  const ended = systemClock.now()
  const network = await capture.stop()
  await Promise.all(people.map((person) => person.stop()))
  for (const pipe of pipes) pipe.close()
  await server.close()
  return { begun, ended, written, network, arrived, failures }
}
