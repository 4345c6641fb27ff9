import type { Engine } from '@chancery/client'
import { deviceSince, fingerprint, listDevices, listEverybody } from '@chancery/client'
import type { ConversationId, PersonId } from '@chancery/protocol'
import type { Member, MemberDevice } from '../../contract/calls.ts'
import type { ConversationKey, PersonRow } from '../../contract/topics.ts'
import { conversationOf, strangerOf } from './message-pages.ts'
import type { ConversationList } from './conversation-list.ts'

/** Everybody, also those who have no device now. */
export function peopleRows(engine: Engine): PersonRow[] {
  return listEverybody(engine)
}

/** Devices in plain words, a person's or everybody's. */
export async function deviceRows(
  engine: Engine,
  person?: PersonId,
): Promise<(MemberDevice & { readonly person: PersonId })[]> {
  const rows: (MemberDevice & { readonly person: PersonId })[] = []
  for (const { device, label, person: owner, isThis, isRevoked } of listDevices(engine, person)) {
    const since = await deviceSince(engine, device)
    const key = engine.roster.devices[device]?.sign
    rows.push({
      device,
      label,
      person: owner,
      isThis,
      isRevoked,
      ...(since === undefined ? {} : { since: since * 1000 }),
      ...(key === undefined ? {} : { fingerprint: fingerprint(key) }),
    })
  }
  return rows
}

/** Who is in a conversation, or would be, with the devices that count. */
export async function memberRows(engine: Engine, list: ConversationList, key: ConversationKey): Promise<Member[]> {
  const stranger = strangerOf(key)
  const id: ConversationId | undefined = conversationOf(engine, key)
  const row = id === undefined ? undefined : list.get(id)
  const people = row?.people ?? (stranger === undefined ? [] : [engine.account.person, stranger])
  const members: Member[] = []
  for (const person of people) {
    const devices = (await deviceRows(engine, person)).filter(({ isRevoked }) => !isRevoked)
    members.push({
      person,
      isAdministrator: row?.administrators.includes(person) ?? false,
      devices: devices.map(({ person: _owner, ...device }) => device),
    })
  }
  return members
}
