import { join } from 'node:path'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { TestClock } from '@chancery/testkit/clock'
import { afterEach } from 'vitest'
import { startServer } from '../src/index.ts'
import type { RunningServer, ServerOptions } from '../src/index.ts'
import { Api, found, joinOffice } from '@chancery/testkit/api'
import type { Founded, Joined } from '@chancery/testkit/api'

/** A server in this process, over a folder that is gone after the test. */
export interface InProcess {
  readonly api: Api
  readonly clock: TestClock
  readonly folder: string
  readonly server: RunningServer
  /** Stops the server and starts it again over the same folder. */
  restart(): Promise<InProcess>
}

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function startOver(folder: string, clock: TestClock, options: Partial<ServerOptions>): Promise<InProcess> {
  const started = await startServer({
    dataDir: folder,
    // Whether somebody has built the app in this clone changes no test.
    appDir: join(folder, 'no-app'),
    clock,
    roundMs: 0,
    ...options,
  })
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => (closing ??= started.close())
  const server = { ...started, close }
  cleanups.push(close)
  const restart = async (): Promise<InProcess> => {
    await close()
    return startOver(folder, clock, options)
  }
  return { api: new Api(server.url), clock, folder, server, restart }
}

/** A new installation that nobody founded yet. */
export async function newServer(options: Partial<ServerOptions> = {}): Promise<InProcess> {
  const folder = await temporaryFolder()
  cleanups.push(folder.remove)
  return startOver(folder.path, new TestClock(), options)
}

/** An organization with Carol (administrator) and Bob, both signed in. */
export async function newOffice(options: Partial<ServerOptions> = {}): Promise<InProcess & Founded & { bob: Joined }> {
  const started = await newServer(options)
  const founded = await found(started.api, started.server.foundLink as string)
  return { ...started, ...founded, bob: await joinOffice(started.api, founded.organization) }
}
