import type { MlsState } from '@chancery/crypto'
import type { DeviceId, PersonId } from '@chancery/protocol'
import { deviceIdFromBytes } from '@chancery/protocol'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import type { Conversation, Epoch } from './conversation.ts'

/** Where an epoch begins: the UTC day of the anchor before it, and the position of the commit. */
export interface EpochStart {
  readonly day: number
  readonly at: number
}

/**
 * Begins an epoch: takes its secret out of the MLS state, so that the state alone cannot open past days, and stores both.
 * Gives the conversation as it is now.
 */
export async function startEpoch(
  engine: Engine,
  writes: Writes,
  conversation: Conversation,
  state: MlsState,
  start: EpochStart,
): Promise<Conversation> {
  const taken = await engine.mls.takeEpochSecret(state)
  const epoch: Epoch = {
    number: engine.mls.epoch(taken.state),
    chain: { day: start.day, secret: taken.secret },
    members: membersOf(engine, taken.state),
    startedAt: start.at,
    startedOn: start.day,
  }
  const { pending: _done, ...rest } = conversation
  const other = conversation.kind === 'direct' ? otherIn(engine, epoch) : undefined
  const next: Conversation = {
    ...rest,
    ...(other === undefined ? {} : { other }),
    status: 'active',
    epochs: [...conversation.epochs, epoch],
  }
  writes.putBytes('mls', conversation.id, engine.mls.encode(taken.state))
  engine.mlsStates.set(conversation.id, taken.state)
  engine.saveConversation(writes, next)
  return next
}

/** Ends the current epoch at `at`; cells of it still count from senders that were not removed. */
export function endEpoch(
  conversation: Conversation,
  at: number,
  day: number,
  removed: readonly DeviceId[],
): Conversation {
  const epochs = conversation.epochs.map((epoch, index) =>
    index === conversation.epochs.length - 1 ? { ...epoch, ended: { at, day, removed } } : epoch,
  )
  return { ...conversation, epochs }
}

/** The MLS state of a conversation's current epoch. */
export async function mlsStateOf(engine: Engine, conversation: Conversation): Promise<MlsState> {
  const cached = engine.mlsStates.get(conversation.id)
  if (cached !== undefined) return cached
  const bytes = await engine.ports.store.get('mls', conversation.id)
  if (bytes === undefined) throw new TypeError('mlsStateOf: conversation has no MLS state')
  const state = engine.mls.decode(bytes)
  engine.mlsStates.set(conversation.id, state)
  return state
}

/** The person in it who is not this device's. */
function otherIn({ roster, account }: Engine, { members }: Epoch): PersonId | undefined {
  return members
    .map(({ device }) => roster.devices[device]?.person)
    .find((person) => person !== undefined && person !== account.person)
}

function membersOf(engine: Engine, state: MlsState): Epoch['members'] {
  return engine.mls.members(state).map(({ device, leaf }) => ({ device: deviceIdFromBytes(device), leaf }))
}
