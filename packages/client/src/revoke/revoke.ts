import { revocationSigner, signerFromSeed } from '@chancery/crypto'
import { isValidNow } from '@chancery/crypto/public'
import type { DeviceId } from '@chancery/protocol'
import { catchUp } from '../board/sync-board.ts'
import { currentEpoch } from '../conversation/conversation.ts'
import { reconcile } from '../conversation/reconcile.ts'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { deliver } from '../outbox/transmit.ts'
import { prepareEntry } from '../register/append-entry.ts'
import { hearOwnEntry } from '../register/hear-own-entry.ts'

/**
 * Revokes a device: one's own, or anybody's as an administrator. From the register entry on nothing it signs counts, and
 * every conversation that this device shares with it gets new keys at once; others' do when their members next act.
 */
export function revokeDevice(engine: Engine, device: DeviceId): Promise<void> {
  return engine.exclusive(async () => {
    await catchUp(engine)
    const { account, api, keys, roster } = engine
    const target = roster.devices[device]
    if (target === undefined) throw clientError('client/no-such-recipient', 'There is no such device on the register')
    if (!isValidNow(roster, device)) throw clientError('client/not-allowed', 'This device is revoked already')
    const isOwn = target.person === account.person
    if (!isOwn && account.organizationSeed === undefined)
      throw clientError('client/not-administrator', 'Only an administrator can revoke somebody else’s device')
    const admission =
      account.organizationSeed === undefined
        ? revocationSigner(account.secrets.personSecret, device)
        : signerFromSeed(account.organizationSeed)
    await api.append(
      await prepareEntry({
        entry: { kind: 'revocation', access: target.access },
        document: { kind: 'revocation', by: keys.device, device, access: target.access },
        issuer: keys.signer,
        admission,
        directoryKey: account.directoryKey,
      }),
    )
    if (device === keys.device) return
    await hearOwnEntry(engine)
    for (const conversation of engine.conversations.values())
      if (
        conversation.status === 'active' &&
        currentEpoch(conversation).members.some((member) => member.device === device)
      )
        await reconcile(engine, conversation.id, 'speaking')
    await deliver(engine)
  })
}
