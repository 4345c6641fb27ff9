import type { Engine, StoredMessage } from '@chancery/client'
import { listMessages } from '@chancery/client'
import type { ConversationId, DeviceId, MessageId, PersonId } from '@chancery/protocol'
import type { MessageRow } from '../../contract/topics.ts'

type ChangeView = NonNullable<MessageRow['change']>

/** Whose device it is; people stay on the register when their devices go. */
type Owner = (device: DeviceId) => PersonId | undefined

/**
 * What changes of a group did, in terms of people: a commit names devices, and whether somebody came or only their new phone
 * shows in what was there before. `present` is what this device knows to have been there, and is brought forward.
 */
export function viewChange(message: StoredMessage, present: Set<DeviceId>, ownerOf: Owner): ChangeView {
  const { add = [], remove = [], name, admins, about, picture, posting } = message.change ?? {}
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
  const added = came.filter((person) => !removed.includes(person) && !(isBeginning && person === message.person))
  const here = people()
  const gone = removed.filter((person) => !here.has(person))
  const touched = [...ownersOf(add, ownerOf), ...ownersOf(remove, ownerOf), ...ownersOf(back, ownerOf)]
  const devices = [...new Set(touched)].filter(
    (person) => !isBeginning && !added.includes(person) && !gone.includes(person),
  )
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

function ownersOf(devices: readonly DeviceId[], ownerOf: Owner): PersonId[] {
  return [...new Set(devices.map(ownerOf))].filter((person) => person !== undefined)
}

interface History {
  readonly present: Set<DeviceId>
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
    const { views, present } = await history
    const known = views.get(message.id)
    if (known !== undefined) return known
    const view = viewChange(message, present, this.#ownerOf)
    views.set(message.id, view)
    return view
  }

  async #read(conversation: ConversationId): Promise<History> {
    const history: History = { present: new Set(), views: new Map() }
    for (const message of await listMessages(this.#engine, conversation)) {
      if (message.kind === 'change') history.views.set(message.id, viewChange(message, history.present, this.#ownerOf))
      else if (message.kind === 'text') history.present.add(message.device)
    }
    return history
  }

  readonly #ownerOf = (device: DeviceId): PersonId | undefined => this.#engine.roster.devices[device]?.person
}
