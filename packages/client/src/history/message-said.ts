import type { PersonId, Statement } from '@chancery/protocol'
import type { AnchorState } from '../board/anchor-state.ts'
import { contentFrom } from '../conversation/content.ts'
import type { Content } from '../conversation/content.ts'
import { changeOf } from '../conversation/store-message.ts'
import type { StoredMessage } from '../conversation/stored-message.ts'
import { areFolds } from './archive-form.ts'

/** A statement that was checked, at its place. */
interface Said {
  readonly statement: Statement
  readonly anchor: AnchorState
  readonly person: PersonId
}

/**
 * The message that a statement makes, with what the archive says was done to it since. Words, attachment, sender, and times
 * are those that were signed, whatever the archive says; `undefined` when it contradicts them.
 */
export function messageSaid(message: StoredMessage, { statement, anchor, person }: Said): StoredMessage | undefined {
  const { id, conversation, position, notes } = message
  if (!Array.isArray(notes) || !notes.every((note) => note === 'gap' || note === 'clock') || !areFolds(message))
    return undefined
  const base = {
    id,
    conversation,
    position,
    device: statement.d,
    person,
    time: statement.t,
    anchorTime: anchor.time,
    notes,
  }
  if (statement.k === 'c') return { ...base, kind: 'change', change: changeOf(statement) }
  if (statement.k === 'l') return { ...base, kind: 'leave' }
  if (statement.k !== 't') return undefined
  const { deletedBy, newest } = message
  if (deletedBy !== undefined) return { ...base, kind: 'text', deletedBy, ...(newest === undefined ? {} : { newest }) }
  const words = wordsOf(message, contentFrom(statement))
  return words && { ...base, kind: 'text', ...words, ...foldsOf(message) }
}

/** What was signed, or, where it was edited since, the last edit in its place. */
function wordsOf({ text, mentions, edits }: StoredMessage, said: Content): Content | undefined {
  const original = edits?.[0]
  if (typeof text !== 'string' || (original?.text ?? text) !== said.text) return undefined
  if (original === undefined) return said
  const { mentions: _before, ...rest } = said
  return { ...rest, text, ...(mentions === undefined ? {} : { mentions }) }
}

function foldsOf({ edits, reactions, isPinned, votes, heardBy, newest }: StoredMessage): Partial<StoredMessage> {
  return {
    ...(edits === undefined ? {} : { edits }),
    ...(reactions === undefined ? {} : { reactions }),
    ...(isPinned === true ? { isPinned } : {}),
    ...(votes === undefined ? {} : { votes }),
    ...(heardBy === undefined ? {} : { heardBy }),
    ...(newest === undefined ? {} : { newest }),
  }
}
