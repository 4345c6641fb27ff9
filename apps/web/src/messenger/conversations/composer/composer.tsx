import { memo, useId, useImperativeHandle, useRef, useState } from 'react'
import type { KeyboardEvent, Ref, RefObject } from 'react'
import { IconButton, IconSend } from '@chancery/ui'
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
import { isTouch } from './is-touch.ts'
import { MentionList } from './mention-list.tsx'
import type { Suggestion } from './mention-list.tsx'
import { ReplyBar } from './reply-bar.tsx'
import { useAnswered } from './use-answered.ts'
import { useCaret } from './use-caret.ts'
import { useDraft } from './use-draft.ts'
import { useMentions } from './use-mentions.ts'

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
  /** Arrow up in an empty field. */
  readonly toMessages: () => void
  readonly ref: Ref<ComposerHandle>
}

const nothing: Written = { text: '', caret: 0, mentions: [] }

/** Where one writes. A plain field, so that every input method works in it; nothing outside of it is drawn while one types. */
export function Composer(props: ComposerProps) {
  const { name, members, isStuck } = props
  const { t } = useLanguage()
  const id = useId()
  const writing = useWriting(props)
  const { written, answered, mentions, field, room } = writing
  const isListed = mentions.query !== undefined
  return (
    <Region name="composer" label={t('conversations.write')} className={styles.composer}>
      <ComposerNotes written={written} members={members} room={room} id={`${id}-notes`} isStuck={isStuck} />
      {answered === undefined ? null : <ReplyBar answered={answered} onCancel={() => writing.answer(undefined)} />}
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
        <SendButton isDisabled={written.text.trim() === '' || room > 1} onSend={writing.send} />
      </div>
    </Region>
  )
}

interface SendButtonProps {
  readonly isDisabled: boolean
  readonly onSend: RefObject<() => void>
}

/** Drawn again only when it can be pressed or cannot any more; it is the costliest part of a key press otherwise. */
const SendButton = memo(function SendButton({ isDisabled, onSend }: SendButtonProps) {
  const { t } = useLanguage()
  return (
    <IconButton
      className={styles.send}
      kind="primary"
      label={t('conversations.send')}
      icon={<IconSend />}
      disabled={isDisabled}
      onPress={() => onSend.current()}
    />
  )
})

/** What is written, and what keys do with it. */
function useWriting({ timeline, members, draft, onSend, toMessages, ref }: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [written, setWritten] = useState<Written>(draft ?? nothing)
  // Two presses of Enter may come before the first is drawn.
  const latest = useRef(written)
  const [answered, setAnswered] = useAnswered(timeline, draft?.answers)
  const { keep, drop } = useDraft(timeline)
  const mentions = useMentions(written, members)
  const put = (next: Written, answers: Answered | undefined): void => {
    latest.current = next
    setWritten(next)
    setAnswered(answers)
    const isEmpty = next.text === '' && answers === undefined
    keep(isEmpty ? undefined : { ...next, ...(answers === undefined ? {} : { answers: answers.id }) })
  }
  const answer = (message: Answered | undefined): void => {
    put(latest.current, message)
    field.current?.focus()
  }
  useImperativeHandle(ref, () => ({ answer, focus: () => field.current?.focus() }))
  const send = (): void => {
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
    // Enter that ends a word in an input method is not ours; some browsers say so by the number only.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const act =
      mentions.query === undefined ? composerAct(event, written.text === '', answered !== undefined) : mentionAct(event)
    if (act === undefined) return
    event.preventDefault()
    const chosen = mentions.suggestions[mentions.at]
    if (act === 'send') send()
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
  return { written, answered, mentions, field, room, answer, send: useLatest(send), pick, onKeyDown, change }
}
