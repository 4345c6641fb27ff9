import type { Conversation } from './conversation.ts'

/** Whether people see a difference between what a conversation was and what it is. Keys that are renewed show nowhere. */
export function looksChanged(before: Conversation | undefined, after: Conversation): boolean {
  return (
    before === undefined ||
    before.name !== after.name ||
    before.status !== after.status ||
    before.lastAt !== after.lastAt ||
    before.read !== after.read ||
    before.marks !== after.marks ||
    before.description !== after.description ||
    before.picture !== after.picture ||
    before.posting !== after.posting ||
    String(before.administrators) !== String(after.administrators) ||
    before.epochs.at(-1)?.members !== after.epochs.at(-1)?.members
  )
}
