import type { CellKeys } from '@chancery/crypto'
import { dayKeyAt, deriveCellKeys } from '@chancery/crypto'
import type { Conversation, Epoch } from '../conversation/conversation.ts'
import type { Engine } from '../engine/engine.ts'
import { daysAt } from './anchor-state.ts'
import type { CellOwner } from './tag-scan.ts'

/** Epochs that have ended are listened to for one more day: a colleague may not have seen the end yet. */
const DAYS_AFTER_END = 1

/** Derived keys by secret, so that the same day's keys are not derived for every bundle again. */
const derived = new WeakMap<Uint8Array, Map<number, CellKeys>>()

/** The cell keys of an epoch on a day, or `undefined` when that day's secret has been erased. */
export function cellKeysAt(epoch: Epoch, day: number): CellKeys | undefined {
  let days = derived.get(epoch.chain.secret)
  if (days === undefined) derived.set(epoch.chain.secret, (days = new Map()))
  let keys = days.get(day)
  if (keys === undefined) {
    const dayKey = dayKeyAt(epoch.chain, day)
    if (dayKey === undefined) return undefined
    days.set(day, (keys = deriveCellKeys(dayKey)))
  }
  return keys
}

/** Whose cells may lie after the last anchor: every conversation's living epochs on the days around it. */
export function ownersOf(conversation: Conversation, anchorTime: number): CellOwner[] {
  if (conversation.status === 'left' || conversation.status === 'removed') return []
  return conversation.epochs.flatMap((epoch) =>
    daysAt(anchorTime).flatMap((day): CellOwner[] => {
      if (epoch.ended !== undefined && day > epoch.ended.day + DAYS_AFTER_END) return []
      const keys = cellKeysAt(epoch, day)
      return keys === undefined
        ? []
        : [{ kind: 'conversation', conversation: conversation.id, epoch: epoch.number, keys }]
    }),
  )
}

/** Everything that this device listens for at the moment. */
export function allOwners(engine: Engine): CellOwner[] {
  const anchorTime = engine.anchor?.time ?? engine.now()
  return [
    { kind: 'intro' },
    ...engine.introductions.map((introduction): CellOwner => ({
      kind: 'welcome',
      introduction,
      keys: deriveCellKeys(introduction.welcomeKey),
    })),
    ...[...engine.conversations.values()].flatMap((conversation) => ownersOf(conversation, anchorTime)),
  ]
}
