import { join as joinPath } from 'node:path'
import { systemClock } from '@chancery/base'
import type { Clock } from '@chancery/base'
import { startRelay } from '@chancery/relay'
import type { RelayOptions, RunningRelay } from '@chancery/relay'
import { startServer } from '@chancery/server'
import type { RunningServer, ServerOptions } from '@chancery/server'
import { freePort } from '@chancery/testkit'
import { found, joinOffice } from '@chancery/testkit/api'
import type { Joined } from '@chancery/testkit/api'
import type { TestKey } from '@chancery/testkit/device'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { afterEach } from 'vitest'
import { RelayedApi } from './_api.ts'

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** Something to undo after the test. */
export const afterwards = (cleanup: () => Promise<void>): void => void cleanups.push(cleanup)

export interface RelayedOptions {
  readonly clock?: Clock
  readonly relay?: Partial<RelayOptions>
  readonly server?: Partial<ServerOptions>
}

/** A relay and the board's server behind it, both real, each over a folder of its own that is gone after the test. */
export class Relayed {
  readonly relayFolder: string
  readonly boardFolder: string
  readonly boardUrl: string
  readonly notices: string[] = []
  readonly #options: RelayedOptions
  readonly #boardPort: number
  #relayPort = 0
  #relay: RunningRelay | undefined
  #server: RunningServer | undefined

  private constructor(folder: string, boardPort: number, options: RelayedOptions) {
    this.relayFolder = joinPath(folder, 'relay')
    this.boardFolder = joinPath(folder, 'board')
    this.#boardPort = boardPort
    this.boardUrl = `http://127.0.0.1:${boardPort}`
    this.#options = options
  }

  /** Starts both; nobody founded yet. */
  static async open(options: RelayedOptions = {}): Promise<Relayed> {
    const folder = await temporaryFolder()
    afterwards(folder.remove)
    const relayed = new Relayed(folder.path, await freePort(), options)
    afterwards(() => relayed.close())
    await relayed.startRelay()
    await relayed.startServer()
    await relayed.relay.joined
    return relayed
  }

  get relay(): RunningRelay {
    return this.#relay as RunningRelay
  }

  get server(): RunningServer {
    return this.#server as RunningServer
  }

  get clock(): Clock {
    return this.#options.clock ?? systemClock
  }

  get api(): RelayedApi {
    return new RelayedApi(this.relay.url)
  }

  async startRelay(): Promise<void> {
    this.#relay = await startRelay({
      board: this.boardUrl,
      dataDir: this.relayFolder,
      appDir: joinPath(this.relayFolder, 'no-app'),
      port: this.#relayPort,
      clock: this.clock,
      promptMs: 5,
      onNotice: (sentence) => this.notices.push(sentence),
      ...this.#options.relay,
    })
    this.#relayPort = Number(new URL(this.relay.url).port)
  }

  async startServer(dataDir = this.boardFolder, relay = this.relay.key): Promise<void> {
    this.#server = await startServer({
      dataDir,
      appDir: joinPath(dataDir, 'no-app'),
      port: this.#boardPort,
      clock: this.clock,
      roundMs: 0,
      relay,
      ...this.#options.server,
    })
  }

  async stopRelay(): Promise<void> {
    const relay = this.#relay
    this.#relay = undefined
    await relay?.close()
  }

  async stopServer(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    await server?.close()
  }

  async close(): Promise<void> {
    await this.stopRelay()
    await this.stopServer()
  }

  /** An organization with Carol (administrator) and Bob, both signed in. */
  async found(): Promise<{ organization: TestKey; carol: Joined; bob: Joined }> {
    const { organization, carol, token } = await found(this.api, this.server.foundLink as string)
    return { organization, carol: { device: carol, token }, bob: await joinOffice(this.api, organization) }
  }

  /** Resolves when `/health` says this. */
  async untilHealth(status: string): Promise<void> {
    const seen = async (): Promise<unknown> => (await this.api.get('/health')).json['status']
    while ((await seen()) !== status) await new Promise((resolve) => setImmediate(resolve))
  }
}
