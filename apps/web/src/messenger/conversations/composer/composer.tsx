import { memo, useId } from 'react'
import type { KeyboardEvent, Ref, RefObject } from 'react'
import { IconButton, IconCheck, IconSend } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import type { Draft } from '../../../contract/topics.ts'
import { Region } from '../../frame/region.tsx'
import { useLanguage } from '../../language/language-provider.tsx'
import { putMention, shiftMentions, trimWritten } from '../mention/edit-mentions.ts'
import type { Written } from '../mention/edit-mentions.ts'
import { roomTaken } from '../text/text-room.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { useLatest } from '../timeline/use-latest.ts'
import { composerAct, mentionAct } from './composer-keys.ts'
import { ComposerNotes } from './composer-notes.tsx'
import type { Answered, ComposerHandle } from './composer-terms.ts'
import styles from './composer.module.css'
import { EditBar } from './edit-bar.tsx'
import { isTouch } from './is-touch.ts'
import { MentionList } from './mention-list.tsx'
import type { Suggestion } from './mention-list.tsx'
import { ReplyBar } from './reply-bar.tsx'
import { useCaret } from './use-caret.ts'
import type { Edited } from './use-edited.ts'
import { useMentions } from './use-mentions.ts'
import { nothing, useWritten } from './use-written.ts'

export interface Message extends Pick<Written, 'text' | 'mentions'> {
  readonly answers?: Answered
}

interface ComposerProps {
  readonly timeline: Timeline
  /** Whom or what one writes to. */
  readonly name: string
  readonly members: readonly PersonId[]
  readonly draft: Draft | undefined
  /** What is written waits until this device is added again. */
  readonly isStuck: boolean
  readonly onSend: (message: Message) => void
  /** Another text, and other mentions, for a message that was said already. */
  readonly onEdit: (edited: Edited, text: Pick<Written, 'text' | 'mentions'>) => void
  /** Arrow up in an empty field. */
  readonly toMessages: () => void
  readonly ref: Ref<ComposerHandle>
}

/** Where one writes. A plain field, so that every input method works in it; nothing outside of it is drawn while one types. */
export function Composer(props: ComposerProps) {
  const { name, members, isStuck } = props
  const { t } = useLanguage()
  const id = useId()
  const writing = useWriting(props)
  const { written, answered, edited, mentions, field, room } = writing
  const isEmpty = written.text.trim() === '' && edited?.mayBeEmpty !== true
  const isListed = mentions.query !== undefined
  return (
    <Region name="composer" label={t('conversations.write')} className={styles.composer}>
      <ComposerNotes written={written} members={members} room={room} id={`${id}-notes`} isStuck={isStuck} />
      {edited === undefined ? null : <EditBar edited={edited} onCancel={writing.stopEditing} />}
      {answered === undefined || edited !== undefined ? null : (
        <ReplyBar answered={answered} onCancel={() => writing.answer(undefined)} />
      )}
      {isListed ? (
        <MentionList id={id} suggestions={mentions.suggestions} at={mentions.at} onPick={writing.pick} />
      ) : null}
      <div className={styles.box}>
        <div className={styles.grow}>
          <textarea
            ref={field}
            className={styles.field}
            rows={1}
            data-region-start
            value={written.text}
            placeholder={t('conversations.write-to', { name })}
            aria-label={t('conversations.message')}
            aria-autocomplete="list"
            aria-describedby={`${id}-notes`}
            {...(isListed ? { 'aria-controls': id, 'aria-activedescendant': `${id}-${mentions.at}` } : {})}
            enterKeyHint={isTouch() ? 'enter' : 'send'}
            autoComplete="off"
            onChange={({ target }) => writing.change(target.value, target.selectionStart)}
            onKeyDown={writing.onKeyDown}
          />
          {/* Gives the field its height without measuring: both stand in the same place. */}
          <div aria-hidden className={styles.mirror}>
            {written.text}{' '}
          </div>
        </div>
        <SendButton isDisabled={isEmpty || room > 1} isEditing={edited !== undefined} onSend={writing.send} />
      </div>
    </Region>
  )
}

interface SendButtonProps {
  readonly isDisabled: boolean
  readonly isEditing: boolean
  readonly onSend: RefObject<() => void>
}

/** Drawn again only when it can be pressed or cannot any more; it is the costliest part of a key press otherwise. */
const SendButton = memo(function SendButton({ isDisabled, isEditing, onSend }: SendButtonProps) {
  const { t } = useLanguage()
  return (
    <IconButton
      className={styles.send}
      kind="primary"
      label={t(isEditing ? 'acts.save-edit' : 'conversations.send')}
      icon={isEditing ? <IconCheck /> : <IconSend />}
      disabled={isDisabled}
      onPress={() => onSend.current()}
    />
  )
})

/** What is written, and what keys do with it. */
function useWriting({ timeline, members, draft, onSend, onEdit, toMessages, ref }: ComposerProps) {
  const own = useWritten(timeline, draft, ref)
  const { field, written, latest, answered, editing, put, drop, answer, stopEditing } = own
  const { edited } = editing
  const mentions = useMentions(written, members)
  const save = (message: Edited): void => {
    const next = trimWritten(latest.current.text, latest.current.mentions)
    if ((next.text === '' && !message.mayBeEmpty) || roomTaken(next.text, next.mentions.length) > 1) return
    stopEditing()
    if (next.text !== message.text) onEdit(message, next)
  }
  const send = (): void => {
    const message = editing.now()
    return message === undefined ? post() : save(message)
  }
  const post = (): void => {
    const message = trimWritten(latest.current.text, latest.current.mentions)
    if (message.text === '' || roomTaken(message.text, message.mentions.length) > 1) return
    put(nothing, undefined)
    drop()
    onSend({ ...message, ...(answered === undefined ? {} : { answers: answered }) })
    field.current?.focus()
  }
  const pick = ({ row }: Suggestion): void => {
    const { query } = mentions
    if (query !== undefined) put(putMention(latest.current, query, row.person, row.name), answered)
  }
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
    else if (act === 'pick' && chosen !== undefined) pick(chosen)
    else if (act === 'next' || act === 'previous') mentions.move(act === 'next' ? 1 : -1)
  }
  const change = (text: string, caret: number): void => {
    const { text: before, mentions: known } = latest.current
    put({ text, caret, mentions: shiftMentions(before, text, caret, known) }, answered)
  }
  useCaret(field, written, (caret) => {
    if (caret !== latest.current.caret) put({ ...latest.current, caret }, answered)
  })
  const room = roomTaken(written.text, written.mentions.length)
  const now = { written, answered, edited, mentions, field, room }
  return { ...now, answer, stopEditing, send: useLatest(send), pick, onKeyDown, change }
}
