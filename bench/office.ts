import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '@chancery/base'
import { systemClock } from '@chancery/base'
import { ServerApi, enrolDevice, foundOrganization, httpTransport, invitePerson } from '@chancery/client'
import type { Signer } from '@chancery/crypto'
import { parseLink } from '@chancery/protocol'
import type { FoundLink } from '@chancery/protocol'
import { newDevice } from '@chancery/testkit'
import type { Colleague, OfficeOptions } from '@chancery/testkit'
import { Child } from './child.ts'
import { enrolRaw } from './raw-device.ts'
import type { RawDevice } from './raw-device.ts'
import { Poster, randomCells } from './poster.ts'
import type { ServerChildOptions, ServerHello, ServerQuestion, ServerUse } from './server-child.ts'

const CELLS_PER_POST = 64

/** A device with an open session. */
export interface SignedIn {
  readonly access: Signer
  readonly token: string
}

/** A real server in a process of its own, founded by Carol, whose device is a real engine. */
export class BenchOffice implements AsyncDisposable {
  readonly dataDir: string
  readonly carol: Colleague
  readonly #options: ServerChildOptions
  readonly #device: OfficeOptions
  #server: Child<ServerHello>
  #shiftMs = 0

  private constructor(
    options: ServerChildOptions,
    server: Child<ServerHello>,
    device: OfficeOptions,
    carol: () => Colleague,
  ) {
    this.dataDir = options.dataDir
    this.#options = options
    this.#server = server
    this.#device = device
    this.carol = carol()
  }

  /** Opens an office. `clock` is that of the devices; {@link shift} moves the server's. */
  static async open(roundMs: number, clock: Clock = systemClock): Promise<BenchOffice> {
    const dataDir = await mkdtemp(join(tmpdir(), 'chancery-bench-'))
    const options = { dataDir, roundMs }
    const server = await Child.start<ServerHello>('server-child.ts', options)
    const link = parseLink(server.hello.foundLink ?? '') as FoundLink
    const device = newDevice({ clock })
    const founding = { organization: 'Bank of Examples', name: 'Carol', label: 'desk' }
    const engine = await foundOrganization(device.ports, { ...link, server: server.hello.url }, founding)
    return new BenchOffice(options, server, { clock }, () => ({ name: 'Carol', engine, ...device }))
  }

  get url(): string {
    return this.#server.hello.url
  }

  /** Enrols somebody with a real engine. */
  async enrol(name: string): Promise<Colleague> {
    const device = newDevice(this.#device)
    const invite = await invitePerson(this.carol.engine)
    return { name, engine: await enrolDevice(device.ports, invite, { name, label: 'laptop' }), ...device }
  }

  /** Enrols `count` people by the same requests as an engine's, without an engine behind them. */
  async enrolRaw(count: number): Promise<RawDevice[]> {
    const devices: RawDevice[] = []
    for (let at = 0; at < count; at++) devices.push(await enrolRaw(this.carol.engine, this.url, at))
    return devices
  }

  /** Opens a real session for each device. */
  async signIn(devices: readonly RawDevice[]): Promise<SignedIn[]> {
    const origin = this.carol.engine.board.key.name
    const signedIn: SignedIn[] = []
    for (const { access } of devices) {
      const api = new ServerApi(httpTransport(this.url), systemClock, { access, origin })
      signedIn.push({ access, token: await api.token() })
    }
    return signedIn
  }

  /** Puts `count` random cells on the board. */
  async fill(token: string, count: number): Promise<void> {
    using poster = await Poster.open(this.url, token)
    for (let left = count; left > 0; left -= CELLS_PER_POST)
      await poster.post(randomCells(Math.min(left, CELLS_PER_POST)))
  }

  /** The same by several connections at once, which is faster. */
  async fillFast(token: string, count: number, connections = 16): Promise<void> {
    const share = Math.floor(count / connections)
    const rest = count - share * connections
    await Promise.all(Array.from({ length: connections }, (_, at) => this.fill(token, share + (at === 0 ? rest : 0))))
  }

  /** Puts the server's clock ahead by `ms` of the machine's. */
  async shift(ms: number): Promise<void> {
    this.#shiftMs = ms
    await this.#ask({ kind: 'shift', ms })
  }

  /** What the server process has used. */
  use(): Promise<ServerUse> {
    return this.#ask({ kind: 'use' })
  }

  /** Stops the server; its folder stays until the office is closed. */
  stop(): Promise<void> {
    return this.#server[Symbol.asyncDispose]()
  }

  async restart(): Promise<void> {
    await this.stop()
    this.#server = await Child.start<ServerHello>('server-child.ts', this.#options)
    if (this.#shiftMs !== 0) await this.shift(this.#shiftMs)
  }

  #ask(question: ServerQuestion): Promise<ServerUse> {
    return this.#server.ask<ServerUse>(question)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
    await rm(this.dataDir, { recursive: true, force: true })
  }
}
