import type { Engine, StoredMessage } from '@chancery/client'
import { deviceUntil, listMessages } from '@chancery/client'
import type { ConversationId, DeviceId, MessageId, PersonId } from '@chancery/protocol'
import type { MessageRow } from '../../contract/topics.ts'

type ChangeView = NonNullable<MessageRow['change']>

/** Whose device it is; people stay on the register when their devices go. */
type Owner = (device: DeviceId) => PersonId | undefined

/** Devices that were revoked before a change: any member puts them out, and nobody decides about it there. */
type Revoked = ReadonlySet<DeviceId>

/**
 * What changes of a group did, in terms of people: a commit names devices, and whether somebody came or only their new phone
 * shows in what was there before. `present` is what this device knows to have been there, and `lost` who went only because all of
 * their devices were revoked: when such a person comes back, a device of theirs is new. Both are brought forward.
 */
export function viewChange(
  message: StoredMessage,
  present: Set<DeviceId>,
  ownerOf: Owner,
  revoked: Revoked = new Set(),
  lost = new Set<PersonId>(),
): ChangeView {
  const { name, admins, about, picture, posting } = message.change ?? {}
  const { isBeginning, added, gone, devices } = viewPeople(message, present, ownerOf, revoked, lost)
  return {
    ...(added.length === 0 ? {} : { added }),
    ...(gone.length === 0 ? {} : { removed: gone }),
    ...(devices.length === 0 ? {} : { devices }),
    ...(name === undefined ? {} : { name }),
    ...(admins === undefined ? {} : { administrators: admins }),
    ...(about === undefined ? {} : { description: about }),
    ...(picture === undefined ? {} : { isPictured: picture }),
    ...(posting === undefined ? {} : { isAdministratorsOnly: posting === 'admins' }),
    ...(isBeginning ? { isBeginning } : {}),
  }
}

function viewPeople(
  message: StoredMessage,
  present: Set<DeviceId>,
  ownerOf: Owner,
  revoked: Revoked,
  lost: Set<PersonId>,
) {
  const { add = [], remove = [], admins } = message.change ?? {}
  // Nobody adds their own device but whoever begins, and those who cannot follow and are brought back.
  const isBeginning = add.includes(message.device) && !remove.includes(message.device)
  const back = add.filter((device) => remove.includes(device))
  present.add(message.device)
  const people = (): Set<PersonId | undefined> => new Set([...present].map(ownerOf))
  for (const device of remove) present.delete(device)
  const staying = people()
  const removed = ownersOf(remove, ownerOf).filter((person) => !staying.has(person))
  const came = ownersOf(add, ownerOf).filter((person) => isBeginning || !staying.has(person))
  for (const device of add) present.add(device)
  const isNew = (person: PersonId): boolean => !removed.includes(person) && !lost.has(person)
  const added = came.filter((person) => isNew(person) && !(isBeginning && person === message.person))
  for (const person of came) lost.delete(person)
  const here = people()
  // Whose last devices were revoked was not removed by whoever tidied up; who names administrators with it has decided it.
  const isDecided = (device: DeviceId): boolean => !revoked.has(device) || admins !== undefined
  const decided = ownersOf(remove.filter(isDecided), ownerOf)
  const gone = removed.filter((person) => !here.has(person) && decided.includes(person))
  for (const person of removed) if (!here.has(person) && !gone.includes(person)) lost.add(person)
  const touched = [...ownersOf(add, ownerOf), ...ownersOf(remove, ownerOf), ...ownersOf(back, ownerOf)]
  const devices = [...new Set(touched)].filter(
    (person) => !isBeginning && !added.includes(person) && !gone.includes(person),
  )
  return { isBeginning, added, gone, devices }
}

function ownersOf(devices: readonly DeviceId[], ownerOf: Owner): PersonId[] {
  return [...new Set(devices.map(ownerOf))].filter((person) => person !== undefined)
}

interface History {
  readonly present: Set<DeviceId>
  readonly lost: Set<PersonId>
  readonly views: Map<MessageId, ChangeView>
}

/** Views of all changes, by conversation: read once from the beginning, then kept up to date. In memory only. */
export class ChangeHistory {
  readonly #engine: Engine
  readonly #histories = new Map<ConversationId, Promise<History>>()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** What a change did. */
  async view(message: StoredMessage): Promise<ChangeView> {
    const { conversation } = message
    const history = this.#histories.get(conversation) ?? this.#read(conversation)
    this.#histories.set(conversation, history)
    const { views, present, lost } = await history
    // Before anything else, and then at once: changes are seen one after the other.
    const revoked = await this.#revokedBefore(message)
    const known = views.get(message.id)
    if (known !== undefined) return known
    const view = viewChange(message, present, this.#ownerOf, revoked, lost)
    views.set(message.id, view)
    return view
  }

  async #read(conversation: ConversationId): Promise<History> {
    const history: History = { present: new Set(), lost: new Set(), views: new Map() }
    for (const message of await listMessages(this.#engine, conversation)) {
      if (message.kind === 'change') {
        const revoked = await this.#revokedBefore(message)
        history.views.set(message.id, viewChange(message, history.present, this.#ownerOf, revoked, history.lost))
      } else if (message.kind === 'text') history.present.add(message.device)
    }
    return history
  }

  async #revokedBefore({ change, anchorTime, time }: StoredMessage): Promise<Revoked> {
    const revoked = new Set<DeviceId>()
    for (const device of change?.remove ?? []) {
      const until = await deviceUntil(this.#engine, device)
      if (until !== undefined && until <= Math.max(anchorTime, time[0])) revoked.add(device)
    }
    return revoked
  }

  readonly #ownerOf = (device: DeviceId): PersonId | undefined => this.#engine.roster.devices[device]?.person
}
