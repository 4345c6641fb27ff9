import { ManualClock } from '@chancery/testkit'

const TICK_MS = 10

/**
 * A clock that runs faster than the machine's, for everybody who has it: devices, relay, and board agree on it. It moves in
 * steps, and where the machine is busy, time stands still: nothing is late by it that is not late in earnest.
 */
export class FastClock extends ManualClock {
  constructor(speed: number) {
    super(Date.now())
    const tick = (): void => {
      this.advance(TICK_MS * speed)
      setTimeout(tick, TICK_MS).unref()
    }
    setTimeout(tick, TICK_MS).unref()
  }
}
