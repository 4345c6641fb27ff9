/** First words of a page, and the worker's answer: the Web Locks that each holds for as long as it lives. */
export interface PageHello {
  readonly pageLock: string
}
export interface WorkerHello {
  readonly workerLock: string
}

/**
 * Takes a Web Lock with a fresh name, never to give it back: the browser does that when this page or worker has ended, in
 * whatever way. Gives the name.
 */
export async function holdLife(): Promise<string> {
  const name = `chancery-life-${crypto.randomUUID()}`
  await new Promise<void>((held, failed) => {
    const hold = (): Promise<never> => {
      held()
      return new Promise(() => undefined)
    }
    navigator.locks.request(name, hold).catch(failed)
  })
  return name
}

/** Resolves when the other side's life is over. */
export async function lifeEnds(name: string): Promise<void> {
  await navigator.locks.request(name, () => undefined)
}
