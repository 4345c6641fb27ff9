import { devicesOf, isValidNow } from '@chancery/crypto/public'
import { equalBytes } from '@chancery/base'
import type { ConversationId, DeviceId, PersonId } from '@chancery/protocol'
import { MAX_DESCRIPTION_LENGTH, MAX_PICTURE_BYTES } from '@chancery/protocol'
import { catchUp } from '../board/sync-board.ts'
import { changeConversation } from '../conversation/change.ts'
import type { Change } from '../conversation/change.ts'
import type { Conversation } from '../conversation/conversation.ts'
import { currentEpoch } from '../conversation/conversation.ts'
import { createConversation, devicesOfPeople } from '../conversation/create.ts'
import type { Engine } from '../engine/engine.ts'
import { Writes } from '../engine/writes.ts'
import { clientError } from '../errors.ts'
import { queueWish } from '../outbox/queue.ts'
import { deliver } from '../outbox/transmit.ts'
import { peopleOf } from '../read/conversations.ts'
import { withAwaitedKeys } from '../register/directory.ts'

const MAX_NAME_CHARACTERS = 120

/** Creates a group with this person as its administrator. */
export function createGroup(engine: Engine, name: string, people: readonly PersonId[]): Promise<ConversationId> {
  requireName(name)
  return withAwaitedKeys(engine, () =>
    engine.exclusive(async () => {
      await catchUp(engine)
      const own = engine.account.person
      const devices = devicesOfPeople(engine, [own, ...people])
      const id = await createConversation(engine, { kind: 'group', name, administrators: [own] }, devices)
      await deliver(engine)
      return id
    }),
  )
}

/** Adds people to a group, with all their devices. */
export function addPeople(engine: Engine, id: ConversationId, people: readonly PersonId[]): Promise<void> {
  return change(engine, id, (conversation) => {
    const present = devicesIn(conversation)
    const add = people.flatMap((person) => devicesOf(engine.roster, person)).map(({ device }) => device)
    const missing = add.filter((device) => !present.includes(device))
    return missing.length === 0 ? undefined : { add: missing, remove: [] }
  })
}

/** Removes people from a group; they read nothing that comes after. */
export function removePeople(engine: Engine, id: ConversationId, people: readonly PersonId[]): Promise<void> {
  if (people.includes(engine.account.person))
    throw clientError('client/not-allowed', 'To go yourself, leave the group instead')
  return change(engine, id, (conversation) => {
    const remove = devicesIn(conversation).filter((device) =>
      people.includes(engine.roster.devices[device]?.person as PersonId),
    )
    if (remove.length === 0) return undefined
    const administrators = conversation.administrators.filter((person) => !people.includes(person))
    const same = administrators.length === conversation.administrators.length
    // Whose devices are revoked goes anyway, and comes back: that it is decided has to be said.
    const isUnsaid = same && remove.some((device) => !isValidNow(engine.roster, device))
    return { add: [], remove, ...(same && !isUnsaid ? {} : { administrators }) }
  })
}

/** Gives a group another name. */
export function renameGroup(engine: Engine, id: ConversationId, name: string): Promise<void> {
  requireName(name)
  return change(engine, id, (conversation) => (conversation.name === name ? undefined : { add: [], remove: [], name }))
}

/** What people see of a group beside its name, and who may write. What is left out stays as it is. */
export interface GroupDescription {
  /** At most 500 characters; empty: none. */
  readonly description?: string
  /** WebP or JPEG, at most 4,096 bytes; empty: none. */
  readonly picture?: Uint8Array
  readonly posting?: 'all' | 'admins'
}

/** Describes a group, gives it a picture, or decides who may write in it. */
export function describeGroup(engine: Engine, id: ConversationId, wanted: GroupDescription): Promise<void> {
  const { picture, posting } = wanted
  const description = wanted.description?.toWellFormed()
  if ((description?.length ?? 0) > MAX_DESCRIPTION_LENGTH)
    throw clientError('client/not-allowed', `A group’s description has ${MAX_DESCRIPTION_LENGTH} characters at most`)
  if ((picture?.length ?? 0) > MAX_PICTURE_BYTES)
    throw clientError('client/not-allowed', 'The picture is too large. Choose a smaller one')
  return change(engine, id, (conversation) => {
    const next: GroupDescription = {
      ...(description === undefined || description === (conversation.description ?? '') ? {} : { description }),
      ...(picture === undefined || isSame(picture, conversation.picture) ? {} : { picture }),
      ...(posting === undefined || posting === (conversation.posting ?? 'all') ? {} : { posting }),
    }
    return Object.keys(next).length === 0 ? undefined : { add: [], remove: [], ...next }
  })
}

function isSame(picture: Uint8Array, present: Uint8Array = new Uint8Array(0)): boolean {
  return equalBytes(picture, present)
}

/** Makes exactly these people the group's administrators. */
export function setAdministrators(engine: Engine, id: ConversationId, people: readonly PersonId[]): Promise<void> {
  return change(engine, id, (conversation) => {
    const administrators = peopleOf(engine, conversation).filter((person) => people.includes(person))
    if (administrators.length === 0)
      throw clientError('client/not-allowed', 'A group needs an administrator who is in it')
    return String(administrators) === String(conversation.administrators)
      ? undefined
      : { add: [], remove: [], administrators }
  })
}

/** Leaves a group. If nobody else administers it, the member who has been in it longest does from now on. */
export function leaveGroup(engine: Engine, id: ConversationId): Promise<void> {
  const own = engine.account.person
  return engine.exclusive(async () => {
    await catchUp(engine)
    const conversation = engine.conversations.get(id)
    if (conversation?.status !== 'active' || conversation.kind !== 'group')
      throw clientError('client/not-allowed', 'You can only leave a group that you are in')
    const others = peopleOf(engine, conversation).filter((person) => person !== own)
    const remaining = conversation.administrators.filter((person) => person !== own)
    if (conversation.administrators.includes(own) && others.length > 0) {
      const administrators = remaining.length > 0 ? remaining : others.slice(0, 1)
      await changeConversation(engine, id, (now) =>
        now.administrators.includes(own) ? { add: [], remove: [], administrators } : undefined,
      )
    }
    const writes = new Writes()
    queueWish(engine, writes, id, 'l')
    await engine.commit(writes)
    await deliver(engine)
  })
}

function change(
  engine: Engine,
  id: ConversationId,
  plan: (conversation: Conversation) => Change | undefined,
): Promise<void> {
  const checked = (conversation: Conversation): Change | undefined => {
    if (conversation.kind !== 'group')
      throw clientError('client/not-allowed', 'A direct conversation stays as it is; create a group')
    const next = plan(conversation)
    if (next !== undefined && !conversation.administrators.includes(engine.account.person))
      throw clientError('client/not-allowed', 'Only an administrator of the group can do that')
    return next
  }
  return withAwaitedKeys(engine, () =>
    engine.exclusive(async () => {
      await changeConversation(engine, id, checked)
      await deliver(engine)
    }),
  )
}

function devicesIn(conversation: Conversation): DeviceId[] {
  return currentEpoch(conversation).members.map(({ device }) => device)
}

function requireName(name: string): void {
  if (name.trim() === name && name.length > 0 && name.length <= MAX_NAME_CHARACTERS && !/\p{Cc}/u.test(name)) return
  throw clientError(
    'client/not-allowed',
    `A group’s name has 1 to ${MAX_NAME_CHARACTERS} characters and no spaces around it`,
  )
}
