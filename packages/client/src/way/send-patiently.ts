import { delay } from '@chancery/base'
import type { EnvelopeAnswer } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import type { EnvelopeOutcome } from './exchange-envelope.ts'

/** Longer than this nobody waits for a relay that is too busy. */
const LONGEST_WAIT_SECONDS = 900

/** Sends an envelope, and again after as long as it takes, until it is taken. Throws what is refused, and `client/unreachable`. */
export async function sendPatiently<Answer extends EnvelopeAnswer>(
  engine: Engine,
  send: () => Promise<EnvelopeOutcome<Answer>>,
): Promise<Answer> {
  for (let waited = 0; ;) {
    const outcome = await send()
    if (outcome.kind === 'taken') return outcome.answer
    if (outcome.kind !== 'again') throw outcome.error
    const pause = Math.max(1, outcome.afterSeconds)
    waited += pause
    if (waited > LONGEST_WAIT_SECONDS)
      throw clientError('client/unreachable', 'The relay is too busy; what waits is sent later')
    await delay(engine.ports.clock, pause * 1000)
  }
}
