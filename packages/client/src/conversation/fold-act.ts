import type { PersonId } from '@chancery/protocol'
import type { Act } from './act.ts'
import type { EarlierText, StoredMessage } from './stored-message.ts'

/** An act by somebody who may do it, at its place on the board. */
export interface PlacedAct {
  readonly act: Act
  readonly person: PersonId
  readonly position: number
  /** The board's clock there. */
  readonly anchorTime: number
}

/**
 * The message with an act done to it. The same acts give the same message, in whatever order they come: of two that contradict
 * each other the later on the board counts. The same message when an act makes no sense for it.
 */
export function foldAct(message: StoredMessage, { act, person, position, anchorTime }: PlacedAct): StoredMessage {
  if (message.kind !== 'text' || message.deletedBy !== undefined) return message
  switch (act.kind) {
    case 'edit':
      return foldEdit(message, { ...words(act), position, anchorTime })
    case 'delete':
      return deleted(message, person, position)
    case 'react':
      return once(message, `react ${person}`, position, (known) => reacted(known, person, act.emoji, position))
    case 'pin':
      return once(message, 'pin', position, ({ isPinned: _before, ...known }) =>
        act.isPinned ? { ...known, isPinned: true } : known,
      )
    case 'vote':
      return canChoose(message, act.choices)
        ? once(message, `vote ${person}`, position, (known) => voted(known, person, act.choices, position))
        : message
  }
}

/** The message with a person among those who have listened to it. */
export function foldHeard(message: StoredMessage, person: PersonId): StoredMessage {
  const { heardBy = [], attachment } = message
  if (attachment?.kind !== 'voice' || person === message.person || heardBy.includes(person)) return message
  return { ...message, heardBy: [...heardBy, person] }
}

function once(
  message: StoredMessage,
  slot: string,
  position: number,
  fold: (message: StoredMessage) => StoredMessage,
): StoredMessage {
  if ((message.newest?.[slot] ?? -1) >= position) return message
  return { ...fold(message), newest: { ...message.newest, [slot]: position } }
}

function words({ text, mentions }: Pick<EarlierText, 'text' | 'mentions'>): Pick<EarlierText, 'text' | 'mentions'> {
  return mentions === undefined ? { text } : { text, mentions }
}

/** A poll that is voted on, and a card, stay what they are. */
function foldEdit(message: StoredMessage, edit: EarlierText): StoredMessage {
  const { text = '', mentions, edits = [], newest, ...rest } = message
  const canBeEmpty = message.attachment !== undefined
  if (message.poll !== undefined || message.card !== undefined || (edit.text === '' && !canBeEmpty)) return message
  const present: EarlierText = {
    ...words({ text, ...(mentions === undefined ? {} : { mentions }) }),
    position: newest?.['edit'] ?? message.position,
    anchorTime: newest?.['edited at'] ?? message.anchorTime,
  }
  const all = [...edits, present]
  if (all.some(({ position }) => position === edit.position)) return message
  all.push(edit)
  all.sort((a, b) => a.position - b.position)
  const last = all.pop() as EarlierText
  return {
    ...rest,
    ...words(last),
    edits: all,
    newest: { ...newest, edit: last.position, 'edited at': last.anchorTime },
  }
}

/** Nothing of what it said is left. */
function deleted(message: StoredMessage, by: PersonId, at: number): StoredMessage {
  const { id, conversation, position, kind, device, person, tag, time, anchorTime, notes } = message
  const rest = { id, conversation, position, kind, device, person, time, anchorTime, notes }
  return { ...rest, ...(tag === undefined ? {} : { tag }), deletedBy: by, newest: { delete: at } }
}

function reacted(
  { reactions = [], ...message }: StoredMessage,
  person: PersonId,
  emoji: string | undefined,
  position: number,
): StoredMessage {
  const others = reactions.filter((one) => one.person !== person)
  const all = emoji === undefined ? others : [...others, { person, emoji, position }]
  all.sort((a, b) => a.position - b.position)
  return all.length === 0 ? message : { ...message, reactions: all }
}

function canChoose({ poll }: StoredMessage, choices: readonly number[]): boolean {
  if (poll === undefined || (choices.length > 1 && !poll.isMultiple)) return false
  return choices.every((choice) => choice < poll.options.length)
}

function voted(
  { votes = [], ...message }: StoredMessage,
  person: PersonId,
  choices: readonly number[],
  position: number,
): StoredMessage {
  const others = votes.filter((one) => one.person !== person)
  const all = choices.length === 0 ? others : [...others, { person, choices, position }]
  all.sort((a, b) => a.position - b.position)
  return all.length === 0 ? message : { ...message, votes: all }
}
