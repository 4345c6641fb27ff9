import type { CDPSession } from '@playwright/test'

interface Answer {
  readonly id?: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

let count = 0

/** Asks the page’s shared worker something by the browser’s own protocol. */
export async function askWorker<Result>(root: CDPSession, method: string): Promise<Result> {
  const { targetInfos } = await root.send('Target.getTargets')
  const worker = targetInfos.find(({ type }) => type === 'shared_worker')
  if (worker === undefined) throw new Error('The browser has no shared worker')
  const { sessionId } = await root.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false })
  const id = ++count
  const answer = new Promise<Answer>((resolve) => {
    const hear = ({ message }: { readonly message: string }): void => {
      const heard = JSON.parse(message) as Answer
      if (heard.id !== id) return
      root.off('Target.receivedMessageFromTarget', hear)
      resolve(heard)
    }
    root.on('Target.receivedMessageFromTarget', hear)
  })
  await root.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
  const { result, error } = await answer
  await root.send('Target.detachFromTarget', { sessionId })
  if (error !== undefined) throw new Error(`${method}: ${error.message}`)
  return result as Result
}

interface HeapUsage {
  readonly usedSize: number
  readonly embedderHeapUsedSize?: number
  readonly backingStorageSize?: number
}

/** What a worker or page holds after a garbage collection: JavaScript, the browser’s objects for it, and buffers. */
export async function heapOf(ask: <Result>(method: string) => Promise<Result>): Promise<number> {
  await ask('HeapProfiler.collectGarbage')
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await ask<HeapUsage>('Runtime.getHeapUsage')
  return usedSize + embedderHeapUsedSize + backingStorageSize
}
