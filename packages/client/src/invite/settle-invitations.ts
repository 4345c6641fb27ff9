import { hasCode } from '@chancery/base'
import { devicesOf } from '@chancery/crypto/public'
import type { DeviceId, PersonId } from '@chancery/protocol'
import { changeConversation } from '../conversation/change.ts'
import type { Change } from '../conversation/change.ts'
import type { Conversation } from '../conversation/conversation.ts'
import type { StoredMessage } from '../conversation/stored-message.ts'
import { messageTable } from '../conversation/stored-message.ts'
import type { Engine } from '../engine/engine.ts'
import { decodeRecord } from '../engine/record.ts'
import { deliver } from '../outbox/transmit.ts'
import { peopleOf } from '../read/conversations.ts'
import type { GroupInvitation } from './group-invitation.ts'
import { forgetGroupInvitation, readGroupInvitations, whoCame } from './group-invitation.ts'

/** The register judges by its own clock whether somebody came in time; ours may be off by less than this. */
const CLOCK_SECONDS = 3600
const STEP = 200

/** What `addInvited` says, for all invitations that are remembered. */
export async function settleInvitations(engine: Engine): Promise<void> {
  for (const [invitation, note] of await readGroupInvitations(engine))
    if (await isSettled(engine, invitation, note)) await forgetGroupInvitation(engine, invitation)
}

/** Does what there is to do for an invitation; whether nothing is left. */
async function isSettled(engine: Engine, invitation: string, note: GroupInvitation): Promise<boolean> {
  const group = engine.conversations.get(note.conversation)
  if (group === undefined || group.status === 'left' || group.status === 'removed') return true
  if (engine.roster.invitations[invitation]?.usedBy === undefined) return isOver(engine, note) || !mayAdd(engine, group)
  // This device has asked to be let in again; then it sees what it may do.
  if (group.status === 'stuck') return false
  const person = whoCame(engine, invitation)
  if (person === undefined || !mayAdd(engine, group) || (await hasBeenIn(engine, group, person, note.since)))
    return true
  return isAdded(engine, group, person)
}

async function isAdded(engine: Engine, group: Conversation, person: PersonId): Promise<boolean> {
  try {
    await changeConversation(engine, group.id, (now) => planFor(engine, now, person))
  } catch (error) {
    // Their keys come with the next copy of the directory.
    if (hasCode(error, 'client/no-key-package')) return false
    if (hasCode(error, 'client/not-allowed')) return true
    throw error
  }
  await deliver(engine)
  return true
}

/** Asked again whenever somebody else was faster, who may have taken this device's right or added the person. */
function planFor(engine: Engine, group: Conversation, person: PersonId): Change | undefined {
  if (!mayAdd(engine, group) || peopleOf(engine, group).includes(person)) return undefined
  const add: DeviceId[] = devicesOf(engine.roster, person).map(({ device }) => device)
  return { add, remove: [] }
}

function mayAdd({ account }: Engine, { administrators }: Conversation): boolean {
  return administrators.includes(account.person)
}

function isOver(engine: Engine, { expires }: GroupInvitation): boolean {
  return engine.now() + engine.serverOffset > expires + CLOCK_SECONDS
}

/** Whether somebody is in the group, or was added to it behind a place of the board: who added them is not contradicted. */
async function hasBeenIn(engine: Engine, group: Conversation, person: PersonId, since: number): Promise<boolean> {
  if (peopleOf(engine, group).includes(person)) return true
  const { store } = engine.ports
  for (let from: string | undefined; ;) {
    const walk = { direction: 'back', limit: STEP, ...(from === undefined ? {} : { from }) } as const
    const rows = await store.walk(messageTable(group.id), walk)
    const messages = rows.map(([, bytes]) => decodeRecord<StoredMessage>(bytes))
    const changes = messages.filter(({ position }) => position >= since).flatMap(({ change }) => change?.add ?? [])
    if (changes.some((device) => engine.roster.devices[device]?.person === person)) return true
    if (rows.length < STEP || messages.every(({ position }) => position < since)) return false
    from = rows.at(-1)?.[0]
  }
}
