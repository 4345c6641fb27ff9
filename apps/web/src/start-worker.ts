import type { WorkerHello } from './contract/life.ts'
import { holdLife, lifeEnds } from './contract/life.ts'
import type { Office } from './contract/office.ts'
import { OfficeLine } from './contract/office-line.ts'
import { workerAddress } from './script-policy.ts'

const NAME = 'chancery'
const RESTART_MS = 500
/** The worker is told of a person's doings no more often than this. */
const AWAKE_EVERY_MS = 15_000

/** `extendedLifetime`: the worker lives on for a moment when its last page goes, so that a reload does not lock. */
interface LongLivedOptions extends WorkerOptions {
  readonly extendedLifetime: boolean
}

/**
 * Starts the worker that all tabs share, or finds it, and gives the line to it. Where a browser has no shared workers each
 * tab has its own, on the same storage. When a worker ends by accident the next one is started; call this once per page.
 */
export function startWorker(): Office {
  const line = new OfficeLine()
  void keepConnected(line)
  helpWorker(line.office)
  return line.office
}

async function keepConnected(line: OfficeLine): Promise<void> {
  const pageLock = await holdLife()
  for (;;) {
    const worker = openPort()
    const hello = new Promise<WorkerHello>((resolve) => {
      worker.port.addEventListener('message', ({ data }: MessageEvent<WorkerHello>) => resolve(data), { once: true })
    })
    worker.port.start()
    worker.port.postMessage({ pageLock })
    const answer = await Promise.race([hello, worker.failed])
    if (answer !== undefined) {
      line.attach(worker.port)
      await lifeEnds(answer.workerLock)
      line.detach()
    }
    worker.end()
    await new Promise((resolve) => setTimeout(resolve, RESTART_MS))
  }
}

interface OpenedWorker {
  readonly port: MessagePort
  /** Resolves when its script could not be run. */
  readonly failed: Promise<undefined>
  end(): void
}

function openPort(): OpenedWorker {
  if ('SharedWorker' in globalThis) {
    const options: LongLivedOptions = { type: 'module', name: NAME, extendedLifetime: true }
    const worker = new SharedWorker(workerAddress(), options)
    return { port: worker.port, failed: failureOf(worker), end: () => worker.port.close() }
  }
  const worker = new Worker(workerAddress(), { type: 'module', name: NAME })
  const { port1, port2 } = new MessageChannel()
  worker.postMessage('connect', [port2])
  return { port: port1, failed: failureOf(worker), end: () => worker.terminate() }
}

function failureOf(worker: EventTarget): Promise<undefined> {
  return new Promise((resolve) => worker.addEventListener('error', () => resolve(undefined), { once: true }))
}

/** What only a page can do or see, and the worker needs. */
function helpWorker(office: Office): void {
  const ignore = (): void => undefined
  for (const isOnline of [true, false])
    addEventListener(isOnline ? 'online' : 'offline', () => void office.setNetwork(isOnline).catch(ignore))
  let toldAt = 0
  const awake = (): void => {
    if (Date.now() - toldAt < AWAKE_EVERY_MS) return
    toldAt = Date.now()
    office.stayAwake().catch(ignore)
  }
  for (const doing of ['pointerdown', 'keydown', 'wheel', 'focus'])
    addEventListener(doing, awake, { capture: true, passive: true })
}
