import { isId } from '@chancery/protocol'
import type { MessagePlace, StoredMessage } from '../conversation/stored-message.ts'
import type { ArchivedConversation } from './archive-record.ts'

// What stands in an archive was written by another device. It has the form that it must have, or it is refused.

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isText = (value: unknown): value is string => typeof value === 'string'
const isIds = (value: unknown): boolean => Array.isArray(value) && value.every((one) => isText(one) && isId(one))
const isMaybe = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value)
const STATUSES: readonly unknown[] = ['active', 'left', 'removed', 'stuck']

export function isPlace(value: MessagePlace): boolean {
  return isText(value.conversation) && isId(value.conversation) && isWhole(value.position)
}

export function isConversation(value: ArchivedConversation): boolean {
  return (
    isText(value.id) &&
    isId(value.id) &&
    (value.kind === 'direct' || value.kind === 'group') &&
    isText(value.name) &&
    isIds(value.administrators) &&
    isMaybe(value.description, isText) &&
    isMaybe(value.picture, (picture) => picture instanceof Uint8Array) &&
    isMaybe(value.posting, (posting) => posting === 'admins') &&
    isMaybe(value.other, (other) => isIds([other])) &&
    STATUSES.includes(value.status) &&
    [value.read, value.joinedAt, value.lastAt].every(isWhole)
  )
}

/** Whether it is a change to a conversation and nothing else. */
export function isPlainChange(value: StoredMessage): boolean {
  const { change, time } = value
  return (
    value.kind === 'change' &&
    typeof change === 'object' &&
    value.text === undefined &&
    isIds([value.id, value.device, value.person]) &&
    isMaybe(change.add, isIds) &&
    isMaybe(change.remove, isIds) &&
    isMaybe(change.admins, isIds) &&
    isMaybe(change.name, isText) &&
    isMaybe(change.about, isText) &&
    Array.isArray(time) &&
    time.every(Number.isSafeInteger) &&
    isWhole(value.anchorTime) &&
    Array.isArray(value.notes)
  )
}

/** Whether what was done to a message has the form that it must have. */
export function areFolds({ reactions, edits, votes, heardBy, newest, deletedBy }: StoredMessage): boolean {
  return (
    isMaybe(deletedBy, (person) => isIds([person])) &&
    isMaybe(heardBy, isIds) &&
    isMaybe(newest, (one) => typeof one === 'object' && one !== null && Object.values(one).every(isWhole)) &&
    areAll(reactions, ({ person, emoji, position }) => isIds([person]) && isText(emoji) && isWhole(position)) &&
    areAll(edits, ({ text, position, anchorTime }) => isText(text) && isWhole(position) && isWhole(anchorTime)) &&
    areAll(votes, ({ person, choices }) => isIds([person]) && Array.isArray(choices) && choices.every(isWhole))
  )
}

function areAll<Item>(items: readonly Item[] | undefined, is: (item: Item) => boolean): boolean {
  return items === undefined || (Array.isArray(items) && items.every((item: Item) => is(item)))
}
