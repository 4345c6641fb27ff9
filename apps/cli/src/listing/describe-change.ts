import type { Engine, StoredMessage } from '@chancery/client'

type Change = NonNullable<StoredMessage['change']>
type DeviceIds = NonNullable<Change['add']>
type PersonIds = NonNullable<Change['admins']>

/** What happened to a conversation, in one sentence without its subject’s id: “Carol added Bob”. */
export function describeChange(engine: Engine, message: StoredMessage): string {
  const actor = nameOfPerson(engine, message.person)
  if (message.kind === 'leave') return `${actor} left`
  const { add = [], remove = [], name, admins } = message.change ?? {}
  // Nobody adds their own device but whoever begins.
  if (add.includes(message.device)) return `${actor} ${beginning(engine, message, add)}`
  const back = add.filter((device) => remove.includes(device))
  const parts = [
    ...said('added', namesOf(engine, message, without(add, back))),
    ...said('removed', namesOf(engine, message, without(remove, back))),
    ...said('brought back', namesOf(engine, message, back)),
    ...(name === undefined ? [] : [`named the group “${name}”`]),
    ...(admins === undefined ? [] : [`made ${list(peopleNames(engine, admins))} administrator`]),
  ]
  return `${actor} ${parts.length === 0 ? 'renewed the keys' : list(parts)}`
}

function beginning(engine: Engine, message: StoredMessage, devices: DeviceIds): string {
  const others = devices.filter((device) => engine.roster.devices[device]?.person !== message.person)
  const name = message.change?.name
  const what = name === undefined ? 'began the conversation' : `created the group “${name}”`
  return others.length === 0 ? what : `${what} with ${list(namesOf(engine, message, others))}`
}

/** A person’s name; people stay on the register when they go. */
export function nameOfPerson(engine: Engine, person: StoredMessage['person']): string {
  return engine.roster.people[person]?.name ?? 'Somebody'
}

function peopleNames(engine: Engine, people: PersonIds): string[] {
  return people.map((person) => nameOfPerson(engine, person))
}

/** Whose devices these are. One’s own devices, and revoked ones, are named themselves: their person stays. */
function namesOf(engine: Engine, message: StoredMessage, devices: DeviceIds): string[] {
  const names = devices.map((id) => {
    const device = engine.roster.devices[id]
    if (device === undefined) return 'an unknown device'
    const name = nameOfPerson(engine, device.person)
    if (device.revokedAt !== undefined && message.change?.remove?.includes(id) === true)
      return `${name}’s revoked device “${device.label}”`
    return device.person === message.person ? `their own device “${device.label}”` : name
  })
  return [...new Set(names)]
}

function without(devices: DeviceIds, others: DeviceIds): DeviceIds {
  return devices.filter((device) => !others.includes(device))
}

function said(verb: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${verb} ${list(names)}`]
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
