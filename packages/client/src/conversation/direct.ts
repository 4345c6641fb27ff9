import { hasCode } from '@chancery/base'
import type { ConversationId, DeviceId, PersonId } from '@chancery/protocol'
import { catchUp } from '../board/sync-board.ts'
import type { Engine } from '../engine/engine.ts'
import { clientError } from '../errors.ts'
import { createConversation, devicesOfPeople } from './create.ts'
import { knownDirect } from './known-direct.ts'

/** The direct conversation with a person; begun when there is none. Inside `exclusive`. */
export async function directWith(engine: Engine, person: PersonId): Promise<ConversationId> {
  if (person === engine.account.person) throw clientError('client/not-allowed', 'That is you. Send to somebody else')
  if (knownDirect(engine, person) === undefined) await catchUp(engine)
  const known = knownDirect(engine, person)
  if (known !== undefined) return known.id
  const withoutKeys = new Set<DeviceId>()
  for (;;) {
    const all = devicesOfPeople(engine, [person, engine.account.person])
    const devices = all.filter((device) => !withoutKeys.has(device))
    if (!devices.some((device) => engine.roster.devices[device]?.person === person))
      throw clientError('client/no-such-recipient', 'This person has no device any more')
    try {
      return await createConversation(engine, { kind: 'direct', name: '', administrators: [] }, devices)
    } catch (error) {
      // One device without keys in the directory must not keep two people from talking; it comes in later.
      if (!hasCode(error, 'client/no-key-package')) throw error
      const device = error.detail['device'] as DeviceId
      if (isLastOf(engine, devices, device)) throw error
      withoutKeys.add(device)
    }
  }
}

/** Whether another person would be left out without this device. */
function isLastOf(engine: Engine, devices: readonly DeviceId[], device: DeviceId): boolean {
  const personOf = (one: DeviceId): PersonId | undefined => engine.roster.devices[one]?.person
  const owner = personOf(device)
  return owner !== engine.account.person && !devices.some((one) => one !== device && personOf(one) === owner)
}
