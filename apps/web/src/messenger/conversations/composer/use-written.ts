import { useImperativeHandle, useRef, useState } from 'react'
import type { Ref } from 'react'
import type { Draft } from '../../../contract/topics.ts'
import { shiftMentions } from '../mention/edit-mentions.ts'
import type { Written } from '../mention/edit-mentions.ts'
import type { Timeline } from '../timeline/timeline.ts'
import type { Quote } from '../text/quoted-words.ts'
import type { ComposerHandle, Edited } from './composer-terms.ts'
import { useAnswered } from './use-answered.ts'
import { useDraft } from './use-draft.ts'
import { useEdited } from './use-edited.ts'

export const nothing: Written = { text: '', caret: 0, mentions: [] }

/** What stands in the field: a draft, which is kept, or an own message that is being changed. */
export function useWritten(timeline: Timeline, draft: Draft | undefined, ref: Ref<ComposerHandle>) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [written, setWritten] = useState<Written>(draft ?? nothing)
  // Two presses of Enter may come before the first is drawn.
  const latest = useRef(written)
  const [answered, setAnswered] = useAnswered(timeline, draft?.answers)
  const { keep, drop } = useDraft(timeline)
  const editing = useEdited()
  const put = (next: Written, answers: Quote | undefined): void => {
    latest.current = next
    setWritten(next)
    setAnswered(answers)
    // What is changed is on the record already; the draft is what waits beside it.
    if (editing.now() !== undefined) return
    const isEmpty = next.text === '' && answers === undefined
    keep(isEmpty ? undefined : { ...next, ...(answers === undefined ? {} : { answers: answers.id }) })
  }
  const answer = (message: Quote | undefined): void => {
    if (editing.now() !== undefined) stopEditing()
    put(latest.current, message)
    field.current?.focus()
  }
  const show = (next: Written): void => {
    latest.current = next
    setWritten(next)
    field.current?.focus()
  }
  const edit = (message: Edited): void => {
    editing.begin(message, { written: latest.current, answered })
    show({ text: message.text, caret: message.text.length, mentions: message.mentions })
  }
  const stopEditing = (): void => {
    const aside = editing.end()
    setAnswered(aside?.answered)
    show(aside?.written ?? nothing)
  }
  const quote = (text: string): void => {
    const { text: before, mentions: known } = latest.current
    const quoted = `${text}${before}`
    put({ text: quoted, caret: quoted.length, mentions: shiftMentions(before, quoted, text.length, known) }, answered)
    field.current?.focus()
  }
  useImperativeHandle(ref, () => ({ answer, edit, quote, focus: () => field.current?.focus() }))
  return { field, written, latest, answered, editing, put, drop, answer, stopEditing }
}
