import type { Clock } from '@chancery/base'
import { base64url } from '@chancery/base'
import { enrolDevice, follow, markRead, stageFile, writeLetter } from '@chancery/client'
import type { Attachment, Engine, EngineEvent, EnginePorts, Following, Recipient } from '@chancery/client'
import type { ConversationId, InviteLink, PersonId } from '@chancery/protocol'
import { QueueLock } from '@chancery/testkit'
import type { Random } from '../data/random.ts'
import { Line } from '../line/transport.ts'
import type { SeenRequest } from '../line/transport.ts'
import type { Traffic } from '../line/traffic.ts'
import { shareRoster } from '../share/shared-roster.ts'
import { SharedStore } from '../share/shared-store.ts'

const SECOND = 1000

/** The event of a message that a device has stored. */
export type StoredEvent = Extract<EngineEvent, { readonly kind: 'message' }>

export interface DeviceOptions {
  readonly number: number
  readonly clock: Clock
  readonly traffic: Traffic
  readonly random: Random
  readonly onRequest: (seen: SeenRequest) => void
  readonly onPush?: (bytes: Uint8Array) => void
  readonly onOnline: (device: number, from: number, to: number) => void
  /** Told of each text that a device has stored, its own too. */
  readonly onText?: (device: Device, event: StoredEvent) => void
  readonly onFailure: (device: number, error: Error) => void
}

interface Waiting {
  readonly conversation: ConversationId
  readonly tag: string
  readonly text: string
  readonly fileBytes: number | undefined
}

/** What it holds says nothing to anybody who sees it sealed. */
async function stagedFile(engine: Engine, size: number): Promise<Attachment> {
  const type = 'application/octet-stream'
  const vault = await stageFile(engine, new Blob([new Uint8Array(size)], { type }))
  return { kind: 'file', type, size, name: 'file.bin', vault }
}

/** A person of the replay at their only device: a real engine on a line of its own. */
export class Device {
  readonly number: number
  readonly ports: EnginePorts
  readonly #options: DeviceOptions
  readonly #line: Line
  readonly #store = new SharedStore()
  #engine: Engine | undefined
  #following: Following | undefined
  #onlineSince: number | undefined
  /** Texts to groups that this device has not heard of yet. */
  #waiting: Waiting[] = []
  /** How many own texts came back on the board, and how many others'. */
  arrived = 0
  received = 0

  constructor(options: DeviceOptions) {
    this.number = options.number
    this.#options = options
    const { clock, traffic, onRequest, onPush } = options
    const heard = onPush === undefined ? {} : { onPush }
    this.#line = new Line({ device: options.number, traffic, now: () => clock.now(), onRequest, ...heard })
    this.ports = {
      store: this.#store,
      lock: new QueueLock(),
      clock,
      connect: (server) => this.#line.transport(server),
      report: (event) => this.#hear(event),
    }
    shareRoster(this.#store, () => this.#engine)
  }

  get engine(): Engine {
    if (this.#engine === undefined) throw new Error(`Device ${this.number} is not enrolled`)
    return this.#engine
  }

  get person(): PersonId {
    return this.engine.account.person
  }

  /** The key by which the server knows this device. */
  get access(): string {
    return base64url(this.engine.keys.access.publicKey)
  }

  get isOnline(): boolean {
    return this.#following !== undefined
  }

  /** Takes over an engine that was made with these ports. */
  take(engine: Engine): void {
    this.#engine = engine
  }

  async enrol(link: InviteLink): Promise<void> {
    const engine = await enrolDevice(this.ports, link, { name: `Person ${this.number}`, label: 'computer' })
    this.take(engine)
    this.#line.close()
  }

  goOnline(): void {
    if (this.#following !== undefined) return
    const { clock, onFailure } = this.#options
    this.#onlineSince = clock.now()
    const following = follow(this.engine)
    this.#following = following
    following.ended.catch((error: unknown) => onFailure(this.number, error as Error))
  }

  goOffline(): void {
    if (this.#following === undefined) return
    const { clock, onOnline } = this.#options
    this.#following.stop()
    this.#following = undefined
    this.#line.close()
    onOnline(this.number, this.#onlineSince ?? clock.now(), clock.now())
  }

  /** Writes as a person does, with a file of so many bytes where they are given: the engine does the rest. */
  async write(to: Recipient, tag: string, text: string, fileBytes?: number): Promise<void> {
    if (to.kind === 'conversation' && this.engine.conversations.get(to.conversation)?.status !== 'active') {
      this.#waiting.push({ conversation: to.conversation, tag, text, fileBytes })
      return
    }
    const attachment = fileBytes === undefined ? undefined : await stagedFile(this.engine, fileBytes)
    await writeLetter(this.engine, { to, tag, text, ...(attachment && { attachment }) })
    this.#following?.nudge()
  }

  /** Does something to a message, which then goes out as a text does. */
  async act(verb: (engine: Engine) => Promise<void>): Promise<void> {
    await verb(this.engine)
    this.#following?.nudge()
  }

  #hear(event: EngineEvent): void {
    if (event.kind === 'conversation' && this.#waiting.length > 0) this.#flush(event.conversation)
    if (event.kind === 'letter' && event.letter.state === 'failed')
      this.#options.onFailure(this.number, new Error(`A letter failed: ${event.letter.failure?.code ?? 'unknown'}`))
    if (event.kind !== 'message' || event.stored.kind !== 'text') return
    this.#options.onText?.(this, event)
    if (event.own) this.arrived++
    else {
      this.received++
      this.#readSoon(event.conversation, event.position)
    }
  }

  #flush(conversation: ConversationId): void {
    const due = this.#waiting.filter((one) => one.conversation === conversation)
    this.#waiting = this.#waiting.filter((one) => one.conversation !== conversation)
    for (const { tag, text, fileBytes } of due)
      this.write({ kind: 'conversation', conversation }, tag, text, fileBytes).catch((error: unknown) =>
        this.#options.onFailure(this.number, error as Error),
      )
  }

  /** Reads a message some time after it came. That never sends anything by itself; the mark rides on what is sent next. */
  #readSoon(conversation: ConversationId, position: number): void {
    const { clock, random, onFailure } = this.#options
    clock.after(random.between(2 * SECOND, 120 * SECOND), () => {
      if (!this.isOnline) return
      markRead(this.engine, conversation, position).catch((error: unknown) => onFailure(this.number, error as Error))
    })
  }
}
