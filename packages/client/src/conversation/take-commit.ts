import { dayOf } from '@chancery/crypto'
import type { CommitInspection, CommitOutcome, MlsState } from '@chancery/crypto'
import type { DeviceId, MessageId } from '@chancery/protocol'
import { deviceIdFromBytes, encodeSignedDocument, messageIdOf } from '@chancery/protocol'
import { ownersOf } from '../board/active-keys.ts'
import type { AnchorState } from '../board/anchor-state.ts'
import type { NewOwners } from '../board/found-cell.ts'
import type { CellOwner } from '../board/tag-scan.ts'
import type { CompleteMessage } from '../board/found-cell.ts'
import type { Engine } from '../engine/engine.ts'
import type { Writes } from '../engine/writes.ts'
import { queueWelcome, queueWish } from '../outbox/queue.ts'
import type { Conversation } from './conversation.ts'
import { contextOf, currentEpoch, withContext } from './conversation.ts'
import { endEpoch, mlsStateOf, startEpoch } from './epochs.ts'
import type { ChangeJudgement } from './rights.ts'
import { judgeChange } from './rights.ts'
import { changeOf, storeMessage } from './store-message.ts'

const NONE: NewOwners = []

/**
 * Takes a complete commit. The first one of an epoch that is publicly valid and by right ends it, for everybody alike;
 * who cannot derive what follows stops and asks to be added again, and never takes the next one instead.
 */
export async function takeCommit(
  engine: Engine,
  writes: Writes,
  owner: Extract<CellOwner, { kind: 'conversation' }>,
  message: CompleteMessage,
): Promise<NewOwners> {
  const conversation = engine.conversations.get(owner.conversation)
  const { anchor } = engine
  if (conversation?.status !== 'active' || anchor === undefined) return NONE
  const epoch = currentEpoch(conversation)
  if (epoch.number !== owner.epoch || epoch.ended !== undefined) return NONE
  const state = await mlsStateOf(engine, conversation)
  const commit = await engine.mls.inspect(state, message.bytes)
  if (commit.kind !== 'commit') return withdraw(engine, writes, conversation, message)
  const judgement = await judgeChange({
    conversation: conversation.id,
    context: contextOf(conversation),
    members: epoch.members.map(({ device }) => device),
    commit,
    roster: engine.roster,
    registerSize: anchor.registerSize,
  })
  if ('refusal' in judgement) {
    engine.warn(
      'conversation/commit-refused',
      `A change to a conversation at position ${message.position} does not count: ${judgement.refusal}`,
    )
    return withdraw(engine, writes, conversation, message)
  }
  return settle(engine, writes, { conversation, state, commit, judgement, message, anchor })
}

/** A commit that does not count changes nothing; if it was ours, it is not waited for any longer. */
function withdraw(engine: Engine, writes: Writes, conversation: Conversation, message: CompleteMessage): NewOwners {
  if (conversation.pending?.message === message.id) {
    forgetPending(engine, writes, conversation, message.id)
    const { pending: _refused, ...rest } = conversation
    engine.saveConversation(writes, rest)
  }
  return NONE
}

interface Settled {
  readonly conversation: Conversation
  readonly state: MlsState
  readonly commit: Extract<CommitInspection, { kind: 'commit' }>
  readonly judgement: Exclude<ChangeJudgement, { refusal: string }>
  readonly message: CompleteMessage
  readonly anchor: AnchorState
}

async function settle(engine: Engine, writes: Writes, settled: Settled): Promise<NewOwners> {
  const { conversation, commit, message, anchor } = settled
  const removed = commit.remove.map(({ device }) => deviceIdFromBytes(device))
  const outcome = await outcomeOf(engine, settled)
  const { pending, ...rest } = conversation
  forgetPending(engine, writes, conversation, message.id)
  const ended = await record(engine, writes, endEpoch(rest, message.position, dayOf(anchor.time), removed), settled)
  if (outcome.kind === 'next') {
    const start = { day: dayOf(anchor.time), at: message.position }
    const left = await withAwaited(engine, withoutWishes(ended, removed), settled)
    const next = await startEpoch(engine, writes, left, outcome.state, start)
    if (pending?.message === message.id && pending.welcome !== undefined && pending.welcomeKey !== undefined)
      queueWelcome(engine, writes, next.id, { ...start, welcome: pending.welcome, welcomeKey: pending.welcomeKey })
    return ownersOf(next, anchor.time)
  }
  engine.saveConversation(writes, { ...ended, status: outcome.kind === 'removed' ? 'removed' : 'stuck' })
  if (outcome.kind === 'cannot-follow') {
    engine.warn(
      'conversation/stuck',
      'This device cannot follow a change in a conversation. It asks its colleagues to be added again',
    )
    queueWish(engine, writes, conversation.id, 'j')
  }
  return NONE
}

async function outcomeOf(engine: Engine, { conversation, state, message }: Settled): Promise<CommitOutcome> {
  if (conversation.pending?.message !== message.id) return engine.mls.apply(state, message.bytes)
  const next = await engine.ports.store.get('mls-next', conversation.id)
  if (next === undefined) return { kind: 'cannot-follow', reason: 'own-commit' }
  return { kind: 'next', state: engine.mls.decode(next) }
}

/** Drops a commit of ours from the outbox: it has won, or another one has. */
function forgetPending(engine: Engine, writes: Writes, conversation: Conversation, winner: MessageId): void {
  engine.sent(writes, winner)
  if (conversation.pending === undefined) return
  engine.sent(writes, conversation.pending.message)
  writes.delete('mls-next', conversation.id)
}

function withoutWishes(conversation: Conversation, removed: readonly DeviceId[]): Conversation {
  const wishes = Object.entries(conversation.wishes).filter(([device]) => !removed.includes(device as DeviceId))
  return { ...conversation, wishes: Object.fromEntries(wishes) as Conversation['wishes'] }
}

/** Notes who is out of a group only because their devices were revoked. */
async function withAwaited(engine: Engine, conversation: Conversation, settled: Settled): Promise<Conversation> {
  const { commit, judgement, anchor } = settled
  const isTouched = commit.remove.length > 0 || conversation.awaited !== undefined
  if (conversation.kind !== 'group' || !isTouched) return conversation
  const { awaitedAfter } = await import('./note-awaited.ts')
  const [added, removed] = [commit.add, commit.remove].map((all) => all.map(({ device }) => deviceIdFromBytes(device)))
  const staying = currentEpoch(settled.conversation).members.map(({ device }) => device)
  const present = [...staying.filter((device) => !removed?.includes(device)), ...(added ?? [])]
  const place = { change: judgement.change, registerSize: anchor.registerSize, day: dayOf(anchor.time) }
  const awaited = awaitedAfter(engine.roster, settled.conversation, present, place)
  const { awaited: _before, ...rest } = conversation
  return awaited === undefined ? rest : { ...rest, awaited }
}

/** Stores what the commit changed, as people see it, and gives the conversation with its new name and administrators. */
async function record(
  engine: Engine,
  writes: Writes,
  conversation: Conversation,
  settled: Settled,
): Promise<Conversation> {
  const { judgement, message, anchor, commit } = settled
  const device = deviceIdFromBytes(commit.sender.device)
  const id = messageIdOf(encodeSignedDocument(judgement.document))
  const person = engine.roster.devices[device]?.person
  if (person !== undefined)
    await storeMessage(engine, writes, {
      id,
      conversation: conversation.id,
      position: message.position,
      kind: 'change',
      device,
      person,
      change: changeOf(judgement.change),
      time: judgement.change.t,
      anchorTime: anchor.time,
      notes: [],
    })
  const heads = { ...conversation.heads, [device]: id }
  return { ...withContext(conversation, judgement.context), heads, lastAt: message.position }
}
