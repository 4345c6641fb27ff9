import { hasCode } from '@chancery/base'
import { devicesOf, isValidNow } from '@chancery/crypto/public'
import type { ConversationId, DeviceId, PersonId } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import { awaitedIn } from './awaited.ts'
import type { Change } from './change.ts'
import { changeConversation } from './change.ts'
import type { Conversation } from './conversation.ts'
import { currentEpoch } from './conversation.ts'
import { wishesIn } from './wishes.ts'

/** Keys of an epoch are used for so many days before the next sender renews them. */
const EPOCH_DAYS = 7

/** Why a conversation is put in line: because this device is about to speak in it, or because any member should. */
export type Occasion = 'speaking' | 'duty'

/**
 * Brings a conversation's devices in line with the register and with what members asked for: revoked devices and people
 * who left go, members' new devices come in, devices that cannot follow and people who have lost all theirs come back; who is about to speak also renews keys
 * older than a week. Any member may do it, so any member does. Inside `exclusive`.
 */
export async function reconcile(engine: Engine, id: ConversationId, occasion: Occasion): Promise<void> {
  const unreachable = new Set<DeviceId>()
  for (;;) {
    const conversation = engine.conversations.get(id)
    const next = (now: Conversation): Change | undefined => plan(engine, now, occasion, unreachable)
    if (conversation?.status !== 'active') return
    if (next(conversation) === undefined) {
      engine.inLine.set(`${occasion} ${id}`, standing(engine, conversation))
      return
    }
    try {
      await changeConversation(engine, id, next)
    } catch (error) {
      // A device without keys in the directory must not keep the others from going on; it comes in later.
      if (!hasCode(error, 'client/no-key-package')) throw error
      const device = error.detail['device'] as DeviceId
      if (unreachable.has(device)) throw error
      unreachable.add(device)
    }
  }
}

/** Brings in the further devices of this device's own person, which nobody else has a reason to hurry with. */
export async function bringOwnDevices(engine: Engine): Promise<void> {
  const own = devicesOf(engine.roster, engine.account.person).map(({ device }) => device)
  for (const conversation of engine.conversations.values()) {
    if (conversation.status !== 'active') continue
    const present = currentEpoch(conversation).members.map(({ device }) => device)
    if (own.some((device) => !present.includes(device))) await reconcile(engine, conversation.id, 'duty')
  }
}

/** Whether there is something to reconcile that has not been tried as things stand. */
export function isOutOfLine(engine: Engine, conversation: Conversation, occasion: Occasion = 'duty'): boolean {
  if (conversation.status !== 'active' || !hasPlan(engine, conversation, occasion)) return false
  return engine.inLine.get(`${occasion} ${conversation.id}`) !== standing(engine, conversation)
}

interface Planned {
  readonly roster: Engine['roster']
  readonly day: number
  readonly has: boolean
}

/** What was planned last for a conversation as it is: asked after every block, changed by few. */
const planned = { speaking: new WeakMap<Conversation, Planned>(), duty: new WeakMap<Conversation, Planned>() }

function hasPlan(engine: Engine, conversation: Conversation, occasion: Occasion): boolean {
  const { roster } = engine
  const day = engine.today()
  const known = planned[occasion].get(conversation)
  if (known?.roster === roster && known.day === day) return known.has
  const has = plan(engine, conversation, occasion) !== undefined
  planned[occasion].set(conversation, { roster, day, has })
  return has
}

/** Everything that decides what there is to reconcile. A device that got keys shows in the hash of the directory that is used. */
function standing(engine: Engine, { epochs, wishes }: Conversation): string {
  const { roster } = engine
  const directory = engine.isFollowing ? engine.directory : roster.directory
  const people = Object.keys(roster.devices).length + Object.values(roster.devices).filter(isRevoked).length
  return [people, directory, epochs.at(-1)?.number, Object.keys(wishes), engine.today()].join(' ')
}

function isRevoked({ revokedAt }: Engine['roster']['devices'][DeviceId]): boolean {
  return revokedAt !== undefined
}

function plan(
  engine: Engine,
  conversation: Conversation,
  occasion: Occasion,
  unreachable: ReadonlySet<DeviceId> = new Set(),
): Change | undefined {
  const { roster, keys } = engine
  const present = currentEpoch(conversation).members.map(({ device }) => device)
  const personOf = (device: DeviceId): PersonId | undefined => roster.devices[device]?.person
  const wishes = wishesIn(Object.values(conversation.wishes))
  const leaving = new Set(wishes.filter(({ kind }) => kind === 'l').map(({ device }) => personOf(device)))
  const goes = (device: DeviceId): boolean => !isValidNow(roster, device) || leaving.has(personOf(device))
  const rejoining = wishes.filter(
    ({ kind, device }) => kind === 'j' && present.includes(device) && !goes(device) && !unreachable.has(device),
  )
  const remove = [...present.filter(goes), ...rejoining.map(({ device }) => device)].filter(
    (device) => device !== keys.device,
  )
  // Also whose devices here are all revoked: a new one of theirs takes the place of the lost ones in the same commit.
  const staying = present.map(personOf).filter((person) => !leaving.has(person))
  const missing = [...new Set([...staying, ...awaitedIn(conversation, engine.account.person, engine.today())])]
    .flatMap((person) => (person === undefined ? [] : devicesOf(roster, person)))
    .map(({ device }) => device)
    .filter((device) => !present.includes(device) && !unreachable.has(device))
  const add = [...missing, ...rejoining.map(({ device }) => device)]
  const isStale = occasion === 'speaking' && engine.today() - currentEpoch(conversation).startedOn >= EPOCH_DAYS
  if (add.length === 0 && remove.length === 0 && !isStale) return undefined
  const because = wishes
    .filter(({ device }) => present.includes(device) || leaving.has(personOf(device)))
    .map(({ document }) => document)
  return { add, remove, ...(because.length === 0 ? {} : { because }) }
}
