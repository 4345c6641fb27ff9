import { hasCode, systemClock } from '@chancery/base'
import {
  Engine,
  addPeople,
  createGroup,
  enrolDevice,
  follow,
  foundOrganization,
  inviteOwnDevice,
  invitePerson,
  listMessages,
  removePeople,
  renameGroup,
  sendText,
  synchronize,
} from '@chancery/client'
import type { EnginePorts, Recipient, StoredMessage } from '@chancery/client'
import type { ConversationId, InviteLink, PersonId } from '@chancery/protocol'
import type { ServerProcess } from '@chancery/testkit'
import { MemoryStore, MortalStore, ProcessGone, QueueLock } from '@chancery/testkit'
import { Killer, randomFrom } from './_crashes.ts'

/** A device whose program dies and is started again on what its store holds. */
export class Desk {
  readonly name: string
  engine!: Engine
  deaths = 0
  readonly #disk = new MemoryStore()
  #store = new MortalStore(this.#disk)
  readonly #killer: Killer

  constructor(name: string, killer: Killer) {
    this.name = name
    this.#killer = killer
  }

  get person(): PersonId {
    return this.engine.account.person
  }

  get ports(): EnginePorts {
    return {
      store: this.#store,
      lock: new QueueLock(),
      clock: systemClock,
      connect: this.#killer.connect,
      report: () => undefined,
    }
  }

  dieAt(commits: number, reachesDisk: boolean): void {
    this.#store.dieAt(commits, reachesDisk)
  }

  /** Does something; when the program dies of it, starts it again and throws. When the server is away, waits for it and throws. */
  async attempt<Result>(task: (engine: Engine) => Promise<Result>): Promise<Result> {
    try {
      return await task(this.engine)
    } catch (error) {
      if (this.#store.isDead) await this.#startAgain()
      await this.#killer.isBack
      throw error
    }
  }

  async #startAgain(): Promise<void> {
    this.deaths++
    this.#store = new MortalStore(this.#disk)
    this.engine = await Engine.open(this.ports)
  }

  /** Lives on from here: no death is due any more. */
  async settle(): Promise<void> {
    await this.#startAgain()
    this.deaths--
  }

  async enrol(link: InviteLink, name: string): Promise<this> {
    this.engine = await enrolDevice(this.ports, link, { name, label: this.name })
    return this
  }
}

/** What has become of a text, as far as its sender was told. `kept`: it goes out later. `unknown`: the sender died. */
export interface Sent {
  readonly text: string
  readonly outcome: 'acknowledged' | 'kept' | 'refused' | 'unknown'
  /** Conversation and position, as the sender was told. */
  readonly place?: string
}

function outcomeOf(error: unknown): Sent['outcome'] {
  if (error instanceof ProcessGone) return 'unknown'
  if (hasCode(error, 'client/queued') || hasCode(error, 'client/not-on-board')) return 'kept'
  if (hasCode(error, 'client/unreachable')) return 'refused'
  throw error
}

const ROUNDS = 6
const TEXTS_PER_ROUND = 4

/** Five people and six devices writing at once, while the server is killed and programs die. */
export class Storm {
  readonly killer: Killer
  readonly sent: Sent[] = []
  /** Everybody's first device, and one person's second. */
  readonly people: Desk[] = []
  devices: Desk[] = []
  /** Conversations with those of their devices that were in them all the time. */
  groups: { readonly id: ConversationId; readonly always: readonly Desk[] }[] = []
  /** What each device shows in the end. */
  readonly shown = new Map<Desk, readonly StoredMessage[]>()
  /** Settles when the second device has stopped following, at the latest when the server is gone. */
  followed: Promise<void> = Promise.resolve()
  readonly #random: (limit: number) => number
  readonly #server: ServerProcess

  constructor(server: ServerProcess, seed: number) {
    this.#server = server
    this.killer = new Killer(server)
    this.#random = randomFrom(seed)
  }

  get #carol(): Desk {
    return this.people[0] as Desk
  }

  async run(): Promise<void> {
    await this.#begin()
    const phone = this.devices.at(-1) as Desk
    const following = follow(phone.engine)
    this.followed = following.ended
    try {
      for (let round = 0; round < ROUNDS; round++) {
        for (const desk of this.people)
          if (this.#random(2) === 0) desk.dieAt(1 + this.#random(25), this.#random(2) === 0)
        if (round % 2 === 1) this.killer.killAfter(1 + this.#random(25))
        await Promise.all([...this.people.map((desk) => this.#speak(desk)), this.#change(round)])
        await this.killer.isBack
      }
      this.killer.killAfter(Infinity)
      for (const desk of this.people) await desk.settle()
    } finally {
      following.stop()
    }
    // The first brings out what was kept, the second shows it to those who came first.
    await this.#synchronize()
    await this.#synchronize()
    for (const desk of this.devices) this.shown.set(desk, await listMessages(desk.engine))
  }

  async #begin(): Promise<void> {
    const carol = new Desk('Carol', this.killer)
    const founding = { organization: 'Bank of Examples', name: 'Carol', label: 'desk' }
    carol.engine = await foundOrganization(carol.ports, this.#server.foundLink, founding)
    this.people.push(carol)
    for (const name of ['Alice', 'Bob', 'Dave', 'Erin'])
      this.people.push(await new Desk(name, this.killer).enrol(await invitePerson(carol.engine), name))
    const [, alice, bob, dave] = this.people as [Desk, Desk, Desk, Desk]
    const phone = new Desk('Alice’s phone', this.killer)
    this.devices = [...this.people, await phone.enrol(await inviteOwnDevice(alice.engine), 'Alice')]
    await this.#synchronize()
    const group = async (name: string, members: readonly Desk[], always: readonly Desk[]): Promise<void> => {
      const people = members.map(({ person }) => person)
      this.groups.push({ id: await createGroup(carol.engine, name, people), always })
    }
    await group('Changing', [alice, dave], [carol, alice, phone])
    await group('All', this.people, this.devices)
    await group('Few', [alice, bob], [carol, alice, bob, phone])
    await this.#synchronize()
  }

  async #synchronize(): Promise<void> {
    for (const { engine } of this.devices) await synchronize(engine)
  }

  async #speak(desk: Desk): Promise<void> {
    const random = this.#random
    const others = this.people.filter((other) => other !== desk)
    const groups = this.groups.filter(({ always }) => always.includes(desk))
    for (let count = 0; count < TEXTS_PER_ROUND; count++) {
      const to: Recipient =
        random(4) === 0
          ? { kind: 'person', person: (others[random(others.length)] as Desk).person }
          : { kind: 'conversation', conversation: groups[random(groups.length)]!.id }
      await this.#say(desk, to, `${desk.name} ${count} ${random(1e9)}`)
    }
  }

  async #say(desk: Desk, to: Recipient, text: string): Promise<void> {
    try {
      const { conversation, position } = await desk.attempt((engine) => sendText(engine, to, text))
      this.sent.push({ text, outcome: 'acknowledged', place: `${conversation} ${position}` })
    } catch (error) {
      this.sent.push({ text, outcome: outcomeOf(error) })
    }
  }

  /** Carol renames a group, and lets Erin in or takes her out. */
  async #change(round: number): Promise<void> {
    const { id } = this.groups[0]!
    const erin = this.people.at(-1) as Desk
    const tasks = [
      (engine: Engine) => renameGroup(engine, id, `Changing ${round}`),
      (engine: Engine) => (round % 2 === 0 ? addPeople : removePeople)(engine, id, [erin.person]),
    ]
    for (const task of tasks) await this.#carol.attempt(task).catch(outcomeOf)
  }
}
