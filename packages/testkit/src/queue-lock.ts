import type { ExclusiveLock } from '@chancery/client'

/** A lock within one process: tasks run one after the other. */
export class QueueLock implements ExclusiveLock {
  #last: Promise<unknown> = Promise.resolve()

  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const next = this.#last.then(task, task)
    this.#last = next.catch(() => undefined)
    return next
  }
}
