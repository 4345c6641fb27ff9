import type { EntryVerdict } from '@chancery/crypto/public'
import type { Engine } from '../engine/engine.ts'

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
  if (device === undefined || device.person !== engine.account.person) return
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
