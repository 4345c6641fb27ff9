/**
 * Keeps two programs from changing one device's store at the same time (two commands on one home, two tabs). `run`
 * waits its turn, then holds the lock until `task` settles. It must vanish with a crash.
 */
export interface ExclusiveLock {
  run<Result>(task: () => Promise<Result>): Promise<Result>
}
