import type { PersonId, Statement } from '@chancery/protocol'
import type { AnchorState } from '../board/anchor-state.ts'
import { contentFrom } from '../conversation/content.ts'
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
  const { deletedBy, edits, reactions, isPinned, votes, heardBy, newest } = message
  if (deletedBy !== undefined) return { ...base, kind: 'text', deletedBy }
  const said = contentFrom(statement)
  const isEdited = edits !== undefined && edits.length > 0
  if ((isEdited ? edits[0]?.text : message.text) !== said.text || typeof message.text !== 'string') return undefined
  const { mentions: _said, ...rest } = said
  const words = isEdited
    ? { ...rest, text: message.text, ...(message.mentions && { mentions: message.mentions }) }
    : said
  return {
    ...base,
    kind: 'text',
    ...words,
    ...(isEdited ? { edits } : {}),
    ...(reactions === undefined ? {} : { reactions }),
    ...(isPinned === true ? { isPinned } : {}),
    ...(votes === undefined ? {} : { votes }),
    ...(heardBy === undefined ? {} : { heardBy }),
    ...(newest === undefined ? {} : { newest }),
  }
}
