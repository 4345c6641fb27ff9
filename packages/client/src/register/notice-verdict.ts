import type { CertifiedDevice, EntryVerdict } from '@chancery/crypto/public'
import type { Engine } from '../engine/engine.ts'
import { peopleOf } from '../read/conversations.ts'

/**
 * Each device watches its own name: a device that was added or taken away under it, and every entry that is not by right,
 * is told to the person at once.
 */
export function noticeVerdict(engine: Engine, verdict: EntryVerdict): void {
  if (verdict.kind === 'refused') {
    engine.warn(
      'register/refused',
      `Entry ${verdict.index} of the register is not by right and is ignored: ${verdict.reason}`,
    )
    return
  }
  if (verdict.kind === 'sealed') {
    engine.warn(
      'register/sealed',
      `What entry ${verdict.index} of the register means has been erased or is withheld. If you did not expect that, tell your administrator`,
    )
    return
  }
  if (verdict.kind !== 'certified' && verdict.kind !== 'revoked') return
  const device = engine.roster.devices[verdict.device]
  if (device === undefined) return
  if (device.person !== engine.account.person) return noticeReturn(engine, verdict.kind, device)
  if (verdict.kind === 'revoked' && device.device === engine.keys.device)
    engine.warn('register/own-device-revoked', 'This device has been revoked. It can no longer read or write')
  else if (verdict.kind === 'revoked')
    engine.warn('register/device-revoked', `Your device “${device.label}” has been revoked`)
  else if (
    device.device !== engine.keys.device &&
    device.certifiedAt > (engine.roster.devices[engine.keys.device]?.certifiedAt ?? -1)
  )
    engine.warn(
      'register/new-own-device',
      `A device “${device.label}” was added under your name. If that was not you, revoke it and tell your administrator`,
    )
}

/** Somebody who is talked to was let in again by an administrator: one calm line, so that a stranger cannot come in their name unseen. */
function noticeReturn(engine: Engine, kind: 'certified' | 'revoked', { person, invitationAt }: CertifiedDevice): void {
  const { roster } = engine
  if (kind !== 'certified') return
  const invitation = Object.values(roster.invitations).find(({ index }) => index === invitationAt)
  if (invitation?.person !== person) return
  const inviter = invitation.by === 'organization' ? undefined : roster.devices[invitation.by]?.person
  const isTalkedTo = [...engine.conversations.values()].some(
    (conversation) => conversation.other === person || peopleOf(engine, conversation).includes(person),
  )
  if (inviter === person || !isTalkedTo) return
  engine.warn(
    'register/returned',
    `${roster.people[person]?.name ?? ''} has a new device, let in by an administrator because the others were lost. If you are in doubt, ask them in person`,
  )
}
