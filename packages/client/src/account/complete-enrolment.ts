import { base64url } from '@chancery/base'
import { isValidNow } from '@chancery/crypto/public'
import { startBoard } from '../board/start-board.ts'
import type { Engine } from '../engine/engine.ts'
import { STATE_TABLE } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import { syncRegister } from '../register/sync-register.ts'

/** Sends what founding or enrolling still has to send, and checks that the register bears it out. Inside `exclusive`. */
export async function completeEnrolment(engine: Engine): Promise<void> {
  const { pending, api } = engine
  if (pending === undefined) return
  if (pending.kind === 'found') await api.found(pending.request)
  else await api.append(pending.request)
  const heads = await api.heads()
  await syncRegister(engine, heads.register, pending.kind === 'enrol' ? { known: [pending.register] } : {})
  requireOrganization(engine)
  if (!engine.isStarted) await startBoard(engine, heads, pending.kind === 'enrol' ? [pending.board] : [])
  const writes = new Writes()
  writes.delete(STATE_TABLE, 'pending')
  await engine.commit(writes)
  engine.pending = undefined
}

function requireOrganization({ roster, account }: Engine): void {
  const { organization } = roster
  if (
    organization?.key !== base64url(account.organization) ||
    organization.board !== account.boardKey ||
    organization.register !== account.registerKey
  )
    throw clientError(
      'client/enrolment-refused',
      'This server does not hold the organization that invited you. Do not use it; tell the person who invited you',
    )
  if (!isValidNow(roster, account.device))
    throw clientError('client/enrolment-refused', 'The register does not accept this invitation. Ask for a new one')
}
