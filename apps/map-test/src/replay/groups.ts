import { addPeople, createGroup, removePeople } from '@chancery/client'
import type { ConversationId } from '@chancery/protocol'
import type { Random } from '../data/random.ts'
import type { Device } from './device.ts'

interface Group {
  readonly creator: Device
  readonly members: ReadonlySet<number>
  readonly id: Promise<ConversationId>
  isChanging: boolean
}

export interface GroupsOptions {
  readonly devices: readonly Device[]
  readonly random: Random
  readonly onFailure: (device: number, error: Error) => void
}

function keyOf(members: Iterable<number>): string {
  return [...members].sort((a, b) => a - b).join(' ')
}

/** Conversations of more than two: begun by whoever first writes to exactly these people. */
export class Groups {
  readonly #options: GroupsOptions
  readonly #groups = new Map<string, Group>()
  created = 0
  changed = 0

  constructor(options: GroupsOptions) {
    this.#options = options
  }

  /** The conversation of exactly these people, `sender` among them. */
  conversation(sender: Device, receivers: readonly number[]): Promise<ConversationId> {
    const members = new Set([sender.number, ...receivers])
    const key = keyOf(members)
    const known = this.#groups.get(key)
    if (known !== undefined) return known.id
    const people = receivers.map((receiver) => this.#device(receiver).person)
    const id = createGroup(sender.engine, `Group ${++this.created}`, people)
    this.#groups.set(key, { creator: sender, members, id, isChanging: false })
    // Whoever writes next begins it again.
    id.catch(() => this.#groups.delete(key))
    return id
  }

  /** Somebody is added to a group or removed from it by whoever began it, if that person is there. */
  async change(): Promise<void> {
    const { random } = this.#options
    const candidates = [...this.#groups.values()].filter(({ creator, isChanging }) => creator.isOnline && !isChanging)
    if (candidates.length === 0) return
    const group = random.pick(candidates)
    const others = [...group.members].filter((member) => member !== group.creator.number)
    const newcomer = random.chance(0.5) || others.length < 3 ? this.#newcomer(group) : undefined
    const leaver = newcomer === undefined ? random.pick(others) : undefined
    group.isChanging = true
    try {
      const id = await group.id
      const { engine } = group.creator
      if (newcomer !== undefined) await addPeople(engine, id, [this.#device(newcomer).person])
      if (leaver !== undefined) await removePeople(engine, id, [this.#device(leaver).person])
      this.changed++
      this.#move(group, newcomer, leaver)
    } catch (error) {
      this.#options.onFailure(group.creator.number, error as Error)
    }
  }

  /** From here on the conversation is that of its present members. */
  #move(group: Group, newcomer: number | undefined, leaver: number | undefined): void {
    const before = keyOf(group.members)
    if (this.#groups.get(before) === group) this.#groups.delete(before)
    const members = new Set(group.members)
    if (newcomer !== undefined) members.add(newcomer)
    if (leaver !== undefined) members.delete(leaver)
    const key = keyOf(members)
    if (!this.#groups.has(key)) this.#groups.set(key, { ...group, members, isChanging: false })
  }

  /** Somebody with whom its creator is in another group, or else anybody. */
  #newcomer({ creator, members }: Group): number | undefined {
    const { devices, random } = this.#options
    const near = [...this.#groups.values()]
      .filter((other) => other.members.has(creator.number))
      .flatMap((other) => [...other.members])
      .filter((member) => !members.has(member))
    if (near.length > 0) return random.pick(near)
    const { number } = random.pick(devices)
    return members.has(number) ? undefined : number
  }

  #device(number: number): Device {
    const device = this.#options.devices[number]
    if (device === undefined) throw new RangeError(`There is no person ${number}`)
    return device
  }
}
