import { devicesOf, isValidNow } from '@chancery/crypto/public'
import type { ConversationId, DeviceId, PersonId } from '@chancery/protocol'
import { decodeSignedDocument, decodeStatement } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import type { Change } from './change.ts'
import { changeConversation } from './change.ts'
import type { Conversation } from './conversation.ts'
import { currentEpoch } from './conversation.ts'

/**
 * How much is put in line. `before-sending`: nobody may read who should not, and keys older than a week are renewed.
 * `everything`: members' new devices come in as well.
 */
export type Extent = 'before-sending' | 'everything'

/** Keys of an epoch are used for so many days before the next sender renews them. */
const EPOCH_DAYS = 7

/**
 * Brings a conversation's devices in line with the register and with what members asked for: revoked devices and people
 * who left go, devices that cannot follow come back. Any member may do it, so any member does. Inside `exclusive`.
 */
export async function reconcile(engine: Engine, id: ConversationId, extent: Extent): Promise<void> {
  const conversation = engine.conversations.get(id)
  if (conversation?.status !== 'active' || plan(engine, conversation, extent) === undefined) return
  await changeConversation(engine, id, (now) => plan(engine, now, extent))
}

/** Whether there is something to reconcile. */
export function isOutOfLine(engine: Engine, conversation: Conversation): boolean {
  return conversation.status === 'active' && plan(engine, conversation, 'everything') !== undefined
}

function plan(engine: Engine, conversation: Conversation, extent: Extent): Change | undefined {
  const { roster, keys } = engine
  const present = currentEpoch(conversation).members.map(({ device }) => device)
  const personOf = (device: DeviceId): PersonId | undefined => roster.devices[device]?.person
  const wishes = wishesOf(conversation)
  const leaving = new Set(wishes.filter(({ kind }) => kind === 'l').map(({ device }) => personOf(device)))
  const goes = (device: DeviceId): boolean => !isValidNow(roster, device) || leaving.has(personOf(device))
  const rejoining = wishes.filter(({ kind, device }) => kind === 'j' && present.includes(device) && !goes(device))
  const remove = [...present.filter(goes), ...rejoining.map(({ device }) => device)].filter(
    (device) => device !== keys.device,
  )
  const staying = new Set(present.filter((device) => !goes(device)).map(personOf))
  const missing =
    extent === 'before-sending'
      ? []
      : [...staying]
          .flatMap((person) => (person === undefined ? [] : devicesOf(roster, person)))
          .map(({ device }) => device)
          .filter((device) => !present.includes(device) && roster.directory !== undefined)
  const add = [...missing, ...rejoining.map(({ device }) => device)]
  const isStale = extent === 'before-sending' && engine.today() - currentEpoch(conversation).startedOn >= EPOCH_DAYS
  if (add.length === 0 && remove.length === 0 && !isStale) return undefined
  const because = wishes
    .filter(({ device }) => present.includes(device) || leaving.has(personOf(device)))
    .map(({ document }) => document)
  return { add, remove, ...(because.length === 0 ? {} : { because }) }
}

function wishesOf(conversation: Conversation): { kind: 'l' | 'j'; device: DeviceId; document: Uint8Array }[] {
  return Object.values(conversation.wishes).flatMap((document) => {
    const signed = decodeSignedDocument(document)
    const statement = signed === undefined ? undefined : decodeStatement(signed.json)
    return statement?.k === 'l' || statement?.k === 'j' ? [{ kind: statement.k, device: statement.d, document }] : []
  })
}
