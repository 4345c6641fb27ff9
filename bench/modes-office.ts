import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { ServerApi, enrolDevice, foundOrganization, httpTransport, invitePerson } from '@chancery/client'
import type { Engine, Transport } from '@chancery/client'
import { parseLink } from '@chancery/protocol'
import type { FoundLink } from '@chancery/protocol'
import { startRelay } from '@chancery/relay'
import { startServer } from '@chancery/server'
import type { RunningServer } from '@chancery/server'
import { freePort, newDevice } from '@chancery/testkit'
import { runUntil } from './modes-activity.ts'
import type { Simulation } from './modes-activity.ts'
import { enrolRaw } from './raw-device.ts'

/** Nobody is slowed down: a few devices here post what an organization writes. */
const ADMISSION = { burst: 1_000_000_000, perSecond: 1_000_000 }

export interface DayOfficeOptions {
  /** Whether a relay stands before the board. */
  readonly isRelayed: boolean
  /** TLS with a private CA, which this process trusts from then on. */
  readonly isTls: boolean
}

/** An engine, and how many requests it has made. */
export interface CountedEngine {
  readonly engine: Engine
  requests(): number
}

/** The real server, and the relay where there is one, in this process and on its clock. */
export class DayOffice implements AsyncDisposable {
  /** The address that devices use. */
  readonly url: string
  /** The board's port, which only the relay uses where there is one. */
  readonly boardPort: number
  readonly carol: Engine
  readonly #simulation: Simulation
  readonly #close: () => Promise<void>

  private constructor(url: string, boardPort: number, carol: Engine, s: Simulation, close: () => Promise<void>) {
    this.url = url
    this.boardPort = boardPort
    this.carol = carol
    this.#simulation = s
    this.#close = close
  }

  static async open(simulation: Simulation, { isRelayed, isTls }: DayOfficeOptions): Promise<DayOffice> {
    const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-'))
    const { clock } = simulation
    const boardPort = await freePort()
    const front = { clock, admission: ADMISSION, ...(isTls && { privateCa: '127.0.0.1,localhost' }) }
    const wait = <Result>(task: Promise<Result>): Promise<Result> => runUntil(simulation, task)
    const startBoard = (relay?: string): Promise<RunningServer> => {
      const options = relay === undefined ? front : { clock, admission: ADMISSION, relay }
      return wait(startServer({ ...options, dataDir: join(folder, 'board'), port: boardPort }))
    }
    const relay = isRelayed
      ? await wait(
          startRelay({
            ...front,
            board: `http://127.0.0.1:${boardPort}`,
            dataDir: join(folder, 'relay'),
            onNotice: () => undefined,
          }),
        )
      : undefined
    const server = await startBoard(relay?.key)
    if (relay !== undefined) await wait(relay.joined)
    const { url, privateCa } = relay ?? server
    if (privateCa !== undefined)
      setDefaultCACertificates([...getCACertificates('default'), privateCa.certificate.toString()])
    const own = url.replace('localhost', '127.0.0.1')
    const link = { ...(parseLink(server.foundLink ?? '') as FoundLink), server: own }
    const founding = { organization: 'Bank of Examples', name: 'Carol', label: 'desk' }
    const carol = await wait(foundOrganization(newDevice({ clock }).ports, link, founding))
    return new DayOffice(own, boardPort, carol, simulation, async () => {
      await relay?.close()
      await server.close()
      await rm(folder, { recursive: true, force: true })
    })
  }

  get port(): number {
    return Number(new URL(this.url).port)
  }

  /** Enrols somebody with a real engine; `host` names its connections. */
  async enrol(name: string, host: string): Promise<CountedEngine> {
    const { clock } = this.#simulation
    let requests = 0
    const connect = (server: string): Transport => {
      const { request, live } = httpTransport(server)
      return {
        live,
        request: (asked) => {
          requests++
          return request(asked)
        },
      }
    }
    const device = newDevice({ clock, connect })
    const invite = await runUntil(this.#simulation, invitePerson(this.carol))
    const link = { ...invite, server: invite.server.replace('127.0.0.1', host) }
    const engine = await runUntil(this.#simulation, enrolDevice(device.ports, link, { name, label: 'laptop' }))
    return { engine, requests: () => requests }
  }

  /** Session tokens of devices that have no engine behind them. */
  async tokens(count: number): Promise<string[]> {
    const { clock } = this.#simulation
    const origin = this.carol.board.key.name
    const tokens: string[] = []
    for (let at = 0; at < count; at++) {
      const { access } = await runUntil(this.#simulation, enrolRaw(this.carol, this.url, at))
      const api = new ServerApi(httpTransport(this.url), clock, { access, origin })
      tokens.push(await runUntil(this.#simulation, api.token()))
    }
    return tokens
  }

  [Symbol.asyncDispose](): Promise<void> {
    // Closing says goodbye on the clock, too.
    return runUntil(this.#simulation, this.#close())
  }
}
