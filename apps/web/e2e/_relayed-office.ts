import { join } from 'node:path'
import { startRelay } from '@chancery/relay'
import type { RunningRelay } from '@chancery/relay'
import { startServer } from '@chancery/server'
import { freePort, openBrowser } from '@chancery/testkit'
import type { WatchedBrowser } from '@chancery/testkit'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { expect } from 'vitest'
import { openLine } from './_line.ts'
import type { Line } from './_line.ts'
import { sitDownAt } from './_web-office.ts'
import type { PersonOptions, WebPerson } from './_web-office.ts'

/** Somebody at a browser, with a line to the relay of their own that tells what goes over it. */
export interface LinedPerson extends WebPerson {
  readonly line: Line
}

/** The board’s server behind a real relay, both in this process, and a watched browser. */
export interface RelayedOffice extends AsyncDisposable {
  readonly relay: RunningRelay
  /** Puts a relay with other keys in the place of this one, as nobody should who has not told anybody. */
  replaceRelay(): Promise<void>
  /** As the server prints it, at the relay’s address. */
  readonly foundLink: string
  sitDown(name: string, options?: PersonOptions): Promise<LinedPerson>
  /** Fails if any page complained, or if anything asked another machine. */
  expectQuiet(): void
}

/** Opens both, without an organization. Close it with `await using`. */
export async function openRelayedOffice(): Promise<RelayedOffice> {
  const folder = await temporaryFolder()
  const port = await freePort()
  const relayPort = await freePort()
  const openRelay = (name: string): Promise<RunningRelay> =>
    startRelay({ board: `http://127.0.0.1:${port}`, dataDir: join(folder.path, name), port: relayPort })
  const openServer = (): ReturnType<typeof startServer> =>
    startServer({ dataDir: join(folder.path, 'board'), port, roundMs: 20, relay: relay.key })
  let relay = await openRelay('relay')
  let server = await openServer()
  await relay.joined
  const watched: WatchedBrowser = await openBrowser()
  const lines: Line[] = []
  return {
    get relay() {
      return relay
    },
    async replaceRelay() {
      await relay.close()
      await server.close()
      relay = await openRelay('another relay')
      server = await openServer()
      await relay.joined
    },
    foundLink: (server.foundLink ?? '').replace(/^https?:\/\/[^/]+/, relay.url),
    async sitDown(name, options) {
      const line = await openLine(relay.url)
      lines.push(line)
      return { ...(await sitDownAt(watched, name, options)), line }
    },
    expectQuiet() {
      expect(watched.complaints).toEqual([])
      expect(watched.foreign).toEqual([])
    },
    async [Symbol.asyncDispose]() {
      await watched[Symbol.asyncDispose]()
      for (const line of lines) await line[Symbol.asyncDispose]()
      await relay.close()
      await server.close()
      await folder.remove()
    },
  }
}
