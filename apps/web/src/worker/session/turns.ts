/** Tasks one after the other, each in its turn, whatever became of the one before. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs `task` when all that came before it are done. */
  take<Result>(task: () => Promise<Result>): Promise<Result> {
    const next = this.#last.then(task, task)
    this.#last = next.catch(() => undefined)
    return next
  }
}
