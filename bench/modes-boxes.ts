import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '@chancery/base'
import { ServerApi, enrolDevice, foundOrganization, httpTransport, invitePerson } from '@chancery/client'
import type { Engine, Reporter } from '@chancery/client'
import { parseLink, paths } from '@chancery/protocol'
import type { FoundLink } from '@chancery/protocol'
import { freePort, newDevice } from '@chancery/testkit'
import { Child } from './child.ts'
import type { BoxHello, BoxOptions, BoxUse } from './modes-box-child.ts'
import { enrolRaw } from './raw-device.ts'

const TRIES = 200
const BETWEEN_MS = 50
/** Devices that are enrolled at the same time. */
const AT_ONCE = 8

/** A real server, and a real relay before it where one is wanted, each in a process of its own. */
export class Boxes implements AsyncDisposable {
  /** The address that devices use. */
  readonly url: string
  readonly carol: Engine
  readonly folder: string
  readonly #board: Child<BoxHello>
  readonly #relay: Child<BoxHello> | undefined

  private constructor(folder: string, board: Child<BoxHello>, relay: Child<BoxHello> | undefined, carol: Engine) {
    this.url = (relay ?? board).hello.url
    this.carol = carol
    this.folder = folder
    this.#board = board
    this.#relay = relay
  }

  static async open(isRelayed: boolean): Promise<Boxes> {
    const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-'))
    const port = await freePort()
    const start = (options: BoxOptions): Promise<Child<BoxHello>> => Child.start('modes-box-child.ts', options)
    const address = `http://127.0.0.1:${port}`
    const relay = isRelayed ? await start({ box: 'relay', dataDir: join(folder, 'relay'), board: address }) : undefined
    const key = relay?.hello.key
    const board = await start({ box: 'board', dataDir: join(folder, 'board'), port, ...(key && { relay: key }) })
    const { url } = (relay ?? board).hello
    await untilHealthy(url)
    const link = { ...(parseLink(board.hello.foundLink ?? '') as FoundLink), server: url }
    const founding = { organization: 'Bank of Examples', name: 'Carol', label: 'desk' }
    return new Boxes(folder, board, relay, await foundOrganization(newDevice().ports, link, founding))
  }

  /** Enrols somebody with a real engine. */
  async enrol(name: string, report: Reporter): Promise<Engine> {
    const { ports } = newDevice()
    return enrolDevice({ ...ports, report }, await invitePerson(this.carol), { name, label: 'laptop' })
  }

  /** Session tokens of devices that have no engine behind them. */
  async tokens(count: number): Promise<string[]> {
    const origin = this.carol.board.key.name
    const tokens: string[] = []
    const enrol = async (at: number): Promise<string> => {
      const { access } = await enrolRaw(this.carol, this.url, at)
      return new ServerApi(httpTransport(this.url), systemClock, { access, origin }).token()
    }
    for (let at = 0; at < count; at += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, next) => enrol(at + next))
      tokens.push(...(await Promise.all(some)))
    }
    return tokens
  }

  /** What the board's process has used. */
  boardUse(): Promise<BoxUse> {
    return this.#board.ask<BoxUse>({})
  }

  /** What the relay's process has used. */
  relayUse(): Promise<BoxUse> {
    if (this.#relay === undefined) throw new TypeError('There is no relay')
    return this.#relay.ask<BoxUse>({})
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#relay?.[Symbol.asyncDispose]()
    await this.#board[Symbol.asyncDispose]()
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** Until a relay has joined its board. */
async function untilHealthy(url: string): Promise<void> {
  for (let tried = 0; tried < TRIES; tried++) {
    const answer = await fetch(url + paths.health).catch(() => undefined)
    if (answer?.ok === true) return
    await pause(BETWEEN_MS)
  }
  throw new Error(`${url} does not become healthy`)
}
