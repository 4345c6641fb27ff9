import type { Engine } from '../engine/engine.ts'
import { GROUP_INVITATION_TABLE } from './group-invitation.ts'

/**
 * Adds those who have come with an invitation of this device into a group, and forgets invitations that have nothing left to
 * do. What it needs is loaded when there is an invitation, and not before. Inside `exclusive`, after catching up.
 */
export async function addInvited(engine: Engine): Promise<void> {
  const { store } = engine.ports
  if ((await store.walk(GROUP_INVITATION_TABLE, { direction: 'back', limit: 1 })).length === 0) return
  await (await import('./settle-invitations.ts')).settleInvitations(engine)
}
