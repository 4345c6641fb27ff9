import type { ExclusiveLock } from '@chancery/client'

/** Workers of one browser profile take turns: an old and a new version, or one in each tab. It vanishes with the worker. */
export const deviceLock: ExclusiveLock = {
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    return (await navigator.locks.request('chancery-device', task)) as Result
  },
}
