import {
  createGroup,
  enrolDevice,
  foundOrganization,
  httpTransport,
  invitePerson,
  listConversations,
  listMessages,
  markRead,
  packDevice,
  react,
  sendText,
  synchronize,
  vote,
  writeLetter,
} from '@chancery/client'
import type { Engine, EnginePorts, Recipient, SentMessage } from '@chancery/client'
import { formatLink, parseLink } from '@chancery/protocol'
import type { ConversationId, FoundLink, MessageId } from '@chancery/protocol'
import { MemoryStore, QueueLock } from '@chancery/testkit'
import type { DemoClock } from './demo-clock.ts'
import { attach } from './script/attached.ts'
import type { DemoConversation, Extra } from './script/conversations.ts'
import { conversations } from './script/conversations.ts'
import { ORGANIZATION, people } from './script/people.ts'
import type { DemoPerson } from './script/people.ts'
import { timelineOf } from './script/timeline.ts'
import type { TimedLine } from './script/timeline.ts'

/** A made-up person at a real device. */
interface Actor {
  readonly person: DemoPerson
  readonly engine: Engine
  readonly store: MemoryStore
}

/** A person whom one can be, by opening a link. */
export interface OpenPerson {
  readonly name: string
  readonly office: string
  readonly link: string
}

/** Told how far the seeding is. */
export type Progress = (done: number, total: number) => void

const OPENING_BEFORE_MS = 3_600_000

/**
 * Founds the made-up bank on a running server, enrols its people with real engines, and lets them say everything in the
 * script, at its times. Gives a link for each person who can be opened: it moves that person's device into a browser.
 */
export async function seedOffice(
  foundLink: string,
  clock: DemoClock,
  addressOf: (person: DemoPerson) => string,
  progress: Progress,
): Promise<OpenPerson[]> {
  const lines = timelineOf(conversations, clock.now())
  const total = people.length + lines.length
  clock.putTo((lines[0] as TimedLine).atMs - OPENING_BEFORE_MS)
  const actors = await enrolEverybody(parseLink(foundLink) as FoundLink, clock, (done) => progress(done, total))
  const story = new Story(actors)
  for (const [at, line] of lines.entries()) {
    clock.putTo(line.atMs)
    if (line.isToday && lines[at - 1]?.isToday === false) await story.readEverything()
    await story.say(line)
    progress(people.length + at + 1, total)
  }
  clock.putToNow()
  return openPeople([...actors.values()], addressOf)
}

function newDevice(clock: DemoClock): { readonly ports: EnginePorts; readonly store: MemoryStore } {
  const store = new MemoryStore()
  const ports = { store, lock: new QueueLock(), clock, connect: httpTransport, report: () => undefined }
  return { ports, store }
}

async function enrolEverybody(
  link: FoundLink,
  clock: DemoClock,
  progress: (done: number) => void,
): Promise<Map<string, Actor>> {
  const [founder, ...others] = people
  if (founder === undefined) throw new TypeError('enrolEverybody: nobody founds')
  const names = ({ name, office, device }: DemoPerson) => ({ name, office, label: device })
  const first = newDevice(clock)
  const engine = await foundOrganization(first.ports, link, { organization: ORGANIZATION, ...names(founder) })
  const actors = new Map<string, Actor>([[founder.key, { person: founder, engine, store: first.store }]])
  for (const person of others) {
    const device = newDevice(clock)
    const invite = await invitePerson(engine)
    const own = await enrolDevice(device.ports, invite, names(person))
    actors.set(person.key, { person, engine: own, store: device.store })
    progress(actors.size)
  }
  for (const actor of actors.values()) await synchronize(actor.engine)
  return actors
}

/** The bank's conversations as they grow. */
class Story {
  readonly #actors: ReadonlyMap<string, Actor>
  readonly #begun = new Map<DemoConversation, ConversationId>()
  readonly #said = new Map<string, MessageId>()

  constructor(actors: ReadonlyMap<string, Actor>) {
    this.#actors = actors
  }

  async say(line: TimedLine): Promise<void> {
    const { engine } = this.#actor(line.by)
    const to = await this.#recipient(line)
    if (to.kind === 'conversation' && !engine.conversations.has(to.conversation)) await synchronize(engine)
    const { message, conversation } = await this.#send(engine, to, line)
    this.#begun.set(line.conversation, conversation)
    this.#said.set(line.text, message)
    await this.#answer(message, line.extra)
    if (line.isToday) await markAllRead(engine, conversation)
  }

  async #send(
    engine: Engine,
    to: Recipient,
    { text, answers, extra = {} }: TimedLine,
  ): Promise<Pick<SentMessage, 'message' | 'conversation'>> {
    if (extra.attached === undefined && extra.options === undefined)
      return sendText(engine, to, text, answers === undefined ? undefined : this.#find(answers))
    const tag = `demo-${this.#said.size}`
    await writeLetter(engine, {
      to,
      tag,
      text,
      ...(extra.attached && { attachment: await attach(engine, extra.attached) }),
      ...(extra.options && { poll: { options: extra.options, isMultiple: false } }),
    })
    await synchronize(engine)
    const sent = (await listMessages(engine)).find((message) => message.tag === tag)
    if (sent === undefined) throw new TypeError(`Story: “${text}” is not on the board`)
    return { message: sent.id, conversation: sent.conversation }
  }

  /** What others do with a message: they react, and they vote. */
  async #answer(message: MessageId, { reactions = {}, votes = {} }: Extra = {}): Promise<void> {
    const doings = [
      ...Object.entries(reactions).map(
        ([key, emoji]) => [key, (engine: Engine) => react(engine, message, emoji)] as const,
      ),
      ...Object.entries(votes).map(
        ([key, choices]) => [key, (engine: Engine) => vote(engine, message, choices)] as const,
      ),
    ]
    for (const [key, act] of doings) {
      const { engine } = this.#actor(key)
      await synchronize(engine)
      await act(engine)
      await synchronize(engine)
    }
  }

  /** Nobody has left anything from the days before unread. */
  async readEverything(): Promise<void> {
    for (const { engine } of this.#actors.values()) {
      await synchronize(engine)
      for (const { conversation } of listConversations(engine)) await markAllRead(engine, conversation)
    }
  }

  async #recipient({ conversation, by }: TimedLine): Promise<Recipient> {
    const known = this.#begun.get(conversation)
    if (known !== undefined) return { kind: 'conversation', conversation: known }
    const others = conversation.people.filter((key) => key !== by).map((key) => this.#actor(key).engine.account.person)
    if (conversation.name === undefined) return { kind: 'person', person: others[0] as (typeof others)[number] }
    const id = await createGroup(this.#actor(by).engine, conversation.name, others)
    return { kind: 'conversation', conversation: id }
  }

  #find(beginning: string): MessageId {
    for (const [text, message] of this.#said) if (text.startsWith(beginning)) return message
    throw new TypeError(`Story: nobody said “${beginning}”`)
  }

  #actor(key: string): Actor {
    const actor = this.#actors.get(key)
    if (actor === undefined) throw new TypeError(`Story: nobody is called ${key}`)
    return actor
  }
}

async function markAllRead(engine: Engine, conversation: ConversationId): Promise<void> {
  const newest = (await listMessages(engine, conversation)).at(-1)
  if (newest !== undefined) await markRead(engine, conversation, newest.position)
}

async function openPeople(actors: readonly Actor[], addressOf: (person: DemoPerson) => string): Promise<OpenPerson[]> {
  const open: OpenPerson[] = []
  for (const { person, engine, store } of actors.filter((actor) => actor.person.isOpen)) {
    await synchronize(engine)
    const link = await packDevice(engine, () => store.records())
    open.push({
      name: person.name,
      office: person.office,
      link: formatLink({ ...link, server: addressOf(person) }),
    })
  }
  return open
}
