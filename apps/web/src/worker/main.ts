import { hasCode, systemClock } from '@chancery/base'
import type { PageHello, WorkerHello } from '../contract/life.ts'
import { holdLife, lifeEnds } from '../contract/life.ts'
import { readRunningApp } from '../contract/running-app.ts'
import type { RunningApp } from '../contract/running-app.ts'
import { serveOffice } from '../contract/serve-office.ts'
import { openWorkerOffice } from './worker-office.ts'

/** The development server has no list of files; a server that cannot be reached may have one later. */
async function readApp(): Promise<RunningApp | undefined> {
  return readRunningApp().catch((error: unknown) => {
    if (hasCode(error, 'app/no-manifest')) return undefined
    throw error
  })
}

const surprise = (error: unknown): void => reportError(error)
const office = openWorkerOffice({ clock: systemClock, readApp, surprise })

const workerLock = holdLife()

/** A page has come. It is forgotten when its life ends. */
function welcome(port: MessagePort): void {
  const greet = async ({ data }: MessageEvent<PageHello>): Promise<void> => {
    const stop = serveOffice(port, office, surprise)
    const hello: WorkerHello = { workerLock: await workerLock }
    port.postMessage(hello)
    await lifeEnds(data.pageLock).finally(stop)
  }
  port.addEventListener('message', (event: MessageEvent<PageHello>) => void greet(event).catch(surprise), {
    once: true,
  })
  port.start()
}

if ('onconnect' in self)
  self.addEventListener('connect', (event) => {
    const [port] = (event as MessageEvent).ports
    if (port !== undefined) welcome(port)
  })
// A worker of one page gets its port in a message.
else
  self.addEventListener('message', ({ ports: [port] }: MessageEvent) => {
    if (port !== undefined) welcome(port)
  })
