import { lazy, memo, Suspense, useId } from 'react'
import type { KeyboardEvent, Ref, RefObject } from 'react'
import { IconButton, IconCheck, IconSend } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import type { Draft } from '../../../contract/topics.ts'
import { Region } from '../../frame/region.tsx'
import { useLanguage } from '../../language/language-provider.tsx'
import type { Tray } from '../attach/use-tray.ts'
import { useConfirmAll } from '../mention/confirm-all.tsx'
import { putMention, shiftMentions } from '../mention/edit-mentions.ts'
import type { Written } from '../mention/edit-mentions.ts'
import { roomTaken } from '../text/text-room.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { afterFocus } from '../timeline/after-focus.ts'
import { useLatest } from '../timeline/use-latest.ts'
import { canRecord } from '../voice/can-record.ts'
import { RecordButton } from '../voice/record-button.tsx'
import { useRecord } from '../voice/use-record.ts'
import { Additions } from './additions.tsx'
import { composerAct, mentionAct } from './composer-keys.ts'
import { ComposerNotes } from './composer-notes.tsx'
import type { ComposerHandle, Edited, Message } from './composer-terms.ts'
import styles from './composer.module.css'
import { EditBar } from './edit-bar.tsx'
import { EmojiButton } from './emoji-button.tsx'
import { isTouch } from './is-touch.ts'
import { MentionList } from './mention-list.tsx'
import type { Suggestion } from './mention-list.tsx'
import { ReplyBar } from './reply-bar.tsx'
import { useCaret } from './use-caret.ts'
import { useMentions } from './use-mentions.ts'
import { usePosting } from './use-posting.ts'
import { useWritten } from './use-written.ts'

const TrayList = lazy(async () => ({ default: (await import('../attach/tray-list.tsx')).TrayList }))
const RecordingBar = lazy(async () => ({ default: (await import('../voice/recording-bar.tsx')).RecordingBar }))

interface ComposerProps {
  readonly timeline: Timeline
  /** Whom or what one writes to. */
  readonly name: string
  readonly members: readonly PersonId[]
  readonly draft: Draft | undefined
  /** What is written waits until this device is added again. */
  readonly isStuck: boolean
  /** Resolves when it is kept on this device, or was refused in words. */
  readonly onSend: (message: Message) => Promise<void>
  /** What lies ready to be sent with the text. */
  readonly tray: Tray
  /** Another text, and other mentions, for a message that was said already. */
  readonly onEdit: (edited: Edited, text: Pick<Written, 'text' | 'mentions'>) => void
  /** Arrow up in an empty field. */
  readonly toMessages: () => void
  readonly ref: Ref<ComposerHandle>
}

/** Where one writes. A plain field, so that every input method works in it; nothing outside of it is drawn while one types. */
export function Composer(props: ComposerProps) {
  const { name, members, isStuck, tray } = props
  const { t } = useLanguage()
  const id = useId()
  const writing = useWriting(props)
  const { written, answered, edited, mentions, room, isNothing, record } = writing
  const { recording } = record
  const isListed = mentions.query !== undefined
  const isBare = isNothing && written.text === '' && edited === undefined
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
      {tray.items.length === 0 || edited !== undefined ? null : (
        <Suspense>
          <TrayList tray={tray} />
        </Suspense>
      )}
      <div className={styles.box}>
        {recording === undefined ? (
          <>
            {edited === undefined ? <Additions tray={tray} onSend={props.onSend} /> : null}
            <Field writing={writing} id={id} placeholder={t('conversations.write-to', { name })} />
            <EmojiButton onPick={writing.insert} />
          </>
        ) : (
          <Suspense fallback={<div className={styles.grow} />}>
            <RecordingBar recording={recording} onCancel={record.cancel} />
          </Suspense>
        )}
        {isBare && canRecord ? (
          <RecordButton record={record} />
        ) : (
          <SendButton
            isDisabled={isNothing || !tray.isReady || room > 1}
            isEditing={edited !== undefined}
            onSend={writing.send}
          />
        )}
      </div>
      {writing.question}
    </Region>
  )
}

interface FieldProps {
  readonly writing: ReturnType<typeof useWriting>
  readonly id: string
  readonly placeholder: string
}

function Field({ writing, id, placeholder }: FieldProps) {
  const { t } = useLanguage()
  const { written, mentions, field } = writing
  const isListed = mentions.query !== undefined
  return (
    <div className={styles.grow}>
      <textarea
        ref={field}
        className={styles.field}
        rows={1}
        data-region-start
        value={written.text}
        placeholder={placeholder}
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
function useWriting({ timeline, members, draft, onSend, onEdit, tray, toMessages, ref }: ComposerProps) {
  const own = useWritten(timeline, draft, ref)
  const { field, written, latest, answered, editing, put, answer, stopEditing } = own
  const { edited } = editing
  const mentions = useMentions(written, members)
  const { check, question } = useConfirmAll(members)
  const send = usePosting({ own, tray, check, onSend, onEdit })
  const record = useRecord((attachment) => {
    put(latest.current, undefined)
    void onSend({ text: '', mentions: [], attachment, ...(answered === undefined ? {} : { answers: answered }) })
  })
  const insert = (emoji: string): void => {
    const { text } = latest.current
    const caret = field.current?.selectionStart ?? latest.current.caret
    change(text.slice(0, caret) + emoji + text.slice(caret), caret + emoji.length)
    // The list of emoji gives the focus back to its button when it closes.
    afterFocus(() => field.current?.focus())
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
  const isCaption = tray.items.length > 0 && edited === undefined
  const room = roomTaken(written.text, written.mentions.length, isCaption && written.text !== '')
  const isNothing = written.text.trim() === '' && !isCaption && edited?.mayBeEmpty !== true
  const now = { written, answered, edited, mentions, field, room, isNothing, record, question }
  return { ...now, answer, stopEditing, send: useLatest(send), pick, onKeyDown, change, insert }
}
