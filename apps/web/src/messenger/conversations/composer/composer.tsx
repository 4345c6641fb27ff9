import { useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import { IconButton, IconSend } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import type { Draft } from '../../../contract/topics.ts'
import { Region } from '../../frame/region.tsx'
import { useLanguage } from '../../language/language-provider.tsx'
import { putMention, shiftMentions, trimWritten } from '../mention/edit-mentions.ts'
import type { Written } from '../mention/edit-mentions.ts'
import { roomTaken } from '../text/text-room.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { ComposerNotes } from './composer-notes.tsx'
import type { Answered, ComposerHandle } from './composer-terms.ts'
import styles from './composer.module.css'
import { MentionList } from './mention-list.tsx'
import type { Suggestion } from './mention-list.tsx'
import { ReplyBar } from './reply-bar.tsx'
import { useAnswered } from './use-answered.ts'
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
export function Composer({ timeline, name, members, draft, isStuck, onSend, toMessages, ref }: ComposerProps) {
  const { t } = useLanguage()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [written, setWritten] = useState<Written>(draft ?? nothing)
  // Two presses of Enter may come before the first is drawn.
  const latest = useRef(written)
  const [answered, setAnswered] = useAnswered(timeline, draft?.answers)
  const { keep, drop } = useDraft(timeline)
  const mentions = useMentions(written.text, written.caret, members)
  const room = roomTaken(written.text, written.mentions.length)
  const isSendable = written.text.trim() !== '' && room <= 1
  useCaret(field, written)

  const put = (next: Written, answers: Answered | undefined): void => {
    latest.current = next
    setWritten(next)
    setAnswered(answers)
    const isEmpty = next.text === '' && answers === undefined
    keep(isEmpty ? undefined : { ...next, ...(answers === undefined ? {} : { answers: answers.id }) })
  }
  const set = (next: Written): void => put(next, answered)
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
    if (mentions.query !== undefined) set(putMention(latest.current, mentions.query, row.person, row.name))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    // Enter that ends a word in an input method is not ours; some browsers say so by the number only.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const isListed = mentions.query !== undefined
    const chosen = mentions.suggestions[mentions.at]
    const { key } = event
    if (isListed && (key === 'ArrowDown' || key === 'ArrowUp')) mentions.move(key === 'ArrowDown' ? 1 : -1)
    else if (isListed && chosen !== undefined && (key === 'Enter' || key === 'Tab') && !event.shiftKey) pick(chosen)
    else if (isListed && key === 'Escape') mentions.dismiss()
    else if (key === 'Escape' && answered !== undefined) answer(undefined)
    else if (key === 'Enter' && !event.shiftKey && !event.altKey && !isTouch()) send()
    else if (key === 'ArrowUp' && written.text === '') toMessages()
    else return
    event.preventDefault()
  }
  const onChange = (text: string, caret: number): void => {
    const { text: before, mentions: known } = latest.current
    set({ text, caret, mentions: shiftMentions(before, text, caret, known) })
  }
  const isListed = mentions.query !== undefined
  return (
    <Region name="composer" label={t('conversations.write')} className={styles.composer}>
      <ComposerNotes written={written} members={members} room={room} id={`${id}-notes`} isStuck={isStuck} />
      {answered === undefined ? null : <ReplyBar answered={answered} onCancel={() => answer(undefined)} />}
      {isListed ? <MentionList id={id} suggestions={mentions.suggestions} at={mentions.at} onPick={pick} /> : null}
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
            onChange={({ target }) => onChange(target.value, target.selectionStart)}
            onSelect={({ currentTarget: { selectionStart: caret } }) => {
              if (caret !== latest.current.caret) set({ ...latest.current, caret })
            }}
            onKeyDown={onKeyDown}
          />
          {/* Gives the field its height without measuring: both stand in the same place. */}
          <div aria-hidden className={styles.mirror}>
            {written.text}{' '}
          </div>
        </div>
        <IconButton
          className={styles.send}
          kind="primary"
          label={t('conversations.send')}
          icon={<IconSend />}
          disabled={!isSendable}
          onPress={send}
        />
      </div>
    </Region>
  )
}

/** Puts the caret where it was left, and behind a name that was picked. Typing puts it there by itself. */
function useCaret(field: { readonly current: HTMLTextAreaElement | null }, { text, caret }: Written): void {
  useLayoutEffect(() => {
    const { current } = field
    if (current !== null && current.selectionStart !== caret && current.selectionStart === current.selectionEnd)
      current.setSelectionRange(caret, caret)
    // Only when the text changes: moving the caret is the person's.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [text])
}

/** Where there is no keyboard but that on the screen, Enter begins a new line and the button sends. */
function isTouch(): boolean {
  return matchMedia('(hover: none) and (pointer: coarse)').matches
}
