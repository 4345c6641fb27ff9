import type { KeyboardEvent, RefObject } from 'react'
import type { Concern } from '../caution/care.ts'
import { replaceFinding } from '../caution/change-text.ts'
import { useCaution } from '../caution/use-caution.ts'
import type { Caution } from '../caution/use-caution.ts'
import { useConfirmAll } from '../mention/confirm-all.tsx'
import { putMention, shiftMentions } from '../mention/edit-mentions.ts'
import { roomTaken } from '../text/text-room.ts'
import { afterFocus } from '../timeline/after-focus.ts'
import { useLatest } from '../timeline/use-latest.ts'
import { useRecord } from '../voice/use-record.ts'
import { composerAct, mentionAct } from './composer-keys.ts'
import type { ComposerProps } from './composer-terms.ts'
import type { Suggestion } from './mention-list.tsx'
import { useCaret } from './use-caret.ts'
import { useMentions } from './use-mentions.ts'
import { usePosting } from './use-posting.ts'
import { useWritten } from './use-written.ts'

/** What is written, and what becomes of it. */
export interface Writing
  extends Changes, Pick<ReturnType<typeof useWritten>, 'field' | 'written' | 'answered' | 'answer' | 'stopEditing'> {
  readonly edited: ReturnType<typeof useWritten>['editing']['edited']
  readonly mentions: ReturnType<typeof useMentions>
  readonly record: ReturnType<typeof useRecord>
  readonly caution: Caution
  readonly question: ReturnType<typeof useConfirmAll>['question']
  /** How much of what one message holds is taken. */
  readonly room: number
  readonly isNothing: boolean
  readonly send: RefObject<() => void>
  /** The person was asked, and says yes. */
  readonly sendAnyway: () => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void
}

/** What is written, and what keys do with it. */
export function useWriting({
  timeline,
  members,
  draft,
  onSend,
  onEdit,
  tray,
  toMessages,
  ref,
}: ComposerProps): Writing {
  const own = useWritten(timeline, draft, ref)
  const { field, written, latest, answered, editing, put, answer, stopEditing } = own
  const { edited } = editing
  const mentions = useMentions(written, members)
  const { check, question } = useConfirmAll(members)
  const caution = useCaution(written.text)
  const send = usePosting({ own, tray, caution, check, onSend, onEdit })
  const changes = changesOf(own, mentions)
  const sendAnyway = (): void => {
    caution.allow()
    send()
  }
  const record = useRecord((attachment) => {
    put(latest.current, undefined)
    void onSend({ text: '', mentions: [], attachment, ...(answered === undefined ? {} : { answers: answered }) })
  })
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const isEmpty = written.text === '' && edited === undefined
    // Enter that ends a word in an input method is not ours; some browsers say so by the number only.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const act =
      mentions.query === undefined
        ? composerAct(event, isEmpty, answered !== undefined || edited !== undefined)
        : mentionAct(event)
    if (act === undefined) return
    event.preventDefault()
    const chosen = mentions.suggestions[mentions.at]
    if (act === 'send') send()
    else if (act === 'unanswer' && edited !== undefined) stopEditing()
    else if (act === 'unanswer') answer(undefined)
    else if (act === 'messages') toMessages()
    else if (act === 'dismiss') mentions.dismiss()
    else if (act === 'pick' && chosen !== undefined) changes.pick(chosen)
    else if (act === 'next' || act === 'previous') mentions.move(act === 'next' ? 1 : -1)
  }
  useCaret(field, written, (caret) => {
    if (caret !== latest.current.caret) put({ ...latest.current, caret }, answered)
  })
  const isCaption = tray.items.length > 0 && edited === undefined
  const room = roomTaken(written.text, written.mentions.length, isCaption && written.text !== '')
  const isNothing = written.text.trim() === '' && !isCaption && edited?.mayBeEmpty !== true
  const now = { field, written, answered, edited, mentions, record, caution, question, room, isNothing }
  return { ...now, ...changes, answer, stopEditing, send: useLatest(send), sendAnyway, onKeyDown }
}

interface Changes {
  readonly change: (text: string, caret: number) => void
  /** Puts an emoji where the caret is. */
  readonly insert: (emoji: string) => void
  readonly pick: (suggestion: Suggestion) => void
  /** Puts something else in the place of what had better not leave. */
  readonly replace: (concern: Concern, text: string) => void
}

/** Everything that changes what stands in the field. */
function changesOf(own: ReturnType<typeof useWritten>, mentions: ReturnType<typeof useMentions>): Changes {
  const { field, latest, answered, put } = own
  const change = (text: string, caret: number): void => {
    const { text: before, mentions: known } = latest.current
    put({ text, caret, mentions: shiftMentions(before, text, caret, known) }, answered)
  }
  return {
    change,
    insert(emoji) {
      const { text } = latest.current
      const caret = field.current?.selectionStart ?? latest.current.caret
      change(text.slice(0, caret) + emoji + text.slice(caret), caret + emoji.length)
      // The list of emoji gives the focus back to its button when it closes.
      afterFocus(() => field.current?.focus())
    },
    pick({ row }) {
      const { query } = mentions
      if (query !== undefined) put(putMention(latest.current, query, row.person, row.name), answered)
    },
    replace(concern, text) {
      put(replaceFinding(latest.current, concern, text), answered)
      field.current?.focus()
    },
  }
}
