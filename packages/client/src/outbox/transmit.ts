import { catchUp, catchUpWith, meanwhile } from '../board/sync-board.ts'
import { directWith } from '../conversation/direct.ts'
import { reconcile } from '../conversation/reconcile.ts'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { LETTER_TABLE } from '../letter/letter.ts'
import { forgetWelcomes, postEntries } from './post.ts'
import { forgetLanded } from './on-its-way.ts'
import { hasSendable, prepareOutbox } from './prepare.ts'

/** So often the outbox is tried before the person is told. */
const ATTEMPTS = 4

/** Has everything sent that waits: by whoever follows, in its own time, or here and now. Inside `exclusive`. */
export async function deliver(engine: Engine): Promise<void> {
  if (engine.isFollowing) engine.deliver()
  else await transmit(engine)
}

/**
 * Sends everything that waits, and waits until it is seen on the board. What the server refuses stays and goes out with the
 * next call; what has failed before waits for its person. Inside `exclusive`.
 */
export async function transmit(engine: Engine): Promise<void> {
  await meanwhile(engine, Promise.allSettled(engine.flights))
  await catchUp(engine)
  for (let attempt = 0; ; attempt++) {
    forgetLanded(engine)
    let prepared = await prepareOutbox(engine)
    if (prepared.strangers.length + prepared.outOfLine.length > 0) {
      for (const person of prepared.strangers) await directWith(engine, person)
      for (const id of prepared.outOfLine) await reconcile(engine, id, 'speaking')
      prepared = await prepareOutbox(engine)
    }
    if (!hasSendable(engine)) return
    if (attempt === ATTEMPTS) break
    await meanwhile(engine, postEntries(engine, prepared.ready))
    await forgetWelcomes(engine, prepared.ready)
    await catchUpWith(engine, () => !hasSendable(engine))
  }
  throw clientError(
    'client/not-on-board',
    'The server took the message, but it does not appear on the board. It is kept and will be sent again; tell your administrator if this happens twice',
  )
}

/** Whether anything may wait to be sent. */
export async function hasWaiting(engine: Engine): Promise<boolean> {
  if (engine.outbox.length > 0) return true
  return (await engine.ports.store.walk(LETTER_TABLE, { direction: 'forth', limit: 1 })).length > 0
}
