import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Button, Checkbox, Dialog, IconButton, IconClose, IconPlus, TextField } from '@chancery/ui'
import type { NewPoll } from '../../../../contract/act-calls.ts'
import { useLanguage } from '../../../language/language-provider.tsx'
import { MOST_ANSWERS, MOST_UNITS, pollOf, repeatedAnswers } from './new-poll.ts'
import type { PollDraft } from './new-poll.ts'
import styles from './poll-dialog.module.css'

interface PollDialogProps {
  /** The question is the text of the message. */
  readonly onSend: (question: string, poll: NewPoll) => void
  readonly onClose: () => void
}

const MOST_QUESTION = 500

/** Asks for a question and its answers. Enter leads to the next answer, and to a new one after the last. To be loaded when it is needed. */
export function PollDialog({ onSend, onClose }: PollDialogProps) {
  const { t } = useLanguage()
  const [draft, setDraft] = useState<PollDraft>({ question: '', answers: ['', ''], isMultiple: false })
  const ready = pollOf(draft)
  const send = (): void => {
    if (ready === undefined) return
    onClose()
    onSend(ready.question, ready.poll)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('acts.poll-new')}
      description={t('acts.poll-who-sees')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={ready === undefined} onPress={send}>
            {t('acts.poll-send')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          autoFocus
          label={t('acts.poll-question')}
          value={draft.question}
          onChange={(question) => setDraft({ ...draft, question })}
          maxLength={MOST_QUESTION}
        />
        <Answers answers={draft.answers} onChange={(answers) => setDraft({ ...draft, answers })} />
        <Checkbox
          label={t('acts.poll-multiple')}
          checked={draft.isMultiple}
          onChange={(isMultiple) => setDraft({ ...draft, isMultiple })}
        />
        {ready === undefined ? <p className={styles.needs}>{t('acts.poll-needs')}</p> : null}
      </div>
    </Dialog>
  )
}

interface AnswersProps {
  readonly answers: readonly string[]
  readonly onChange: (answers: readonly string[]) => void
}

function Answers({ answers, onChange }: AnswersProps) {
  const { t } = useLanguage()
  const fields = useRef<HTMLDivElement>(null)
  const repeated = repeatedAnswers(answers)
  const focusField = (index: number): void =>
    void requestAnimationFrame(() => fields.current?.querySelectorAll('input')[index]?.focus())
  const add = (): void => {
    if (answers.length >= MOST_ANSWERS) return
    onChange([...answers, ''])
    focusField(answers.length)
  }
  const onEnter = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    const all = [...event.currentTarget.querySelectorAll('input')]
    const at = all.indexOf(event.target)
    if (at < all.length - 1) all[at + 1]?.focus()
    else if (event.target.value.trim() !== '') add()
  }
  return (
    <>
      <div ref={fields} role="group" aria-label={t('acts.poll-answers')} className={styles.answers} onKeyDown={onEnter}>
        {answers.map((answer, index) => (
          <div key={index} className={styles.answer}>
            <TextField
              label={t('acts.poll-answer', { at: index + 1 })}
              value={answer}
              onChange={(text) => onChange(answers.with(index, text))}
              maxLength={MOST_UNITS}
              {...(repeated.has(index) ? { error: t('acts.poll-twice') } : {})}
            />
            {answers.length > 2 ? (
              <IconButton
                label={t('acts.poll-remove', { at: index + 1 })}
                icon={<IconClose size={16} />}
                onPress={() => {
                  onChange(answers.filter((_, at) => at !== index))
                  focusField(Math.max(0, index - 1))
                }}
              />
            ) : null}
          </div>
        ))}
      </div>
      {answers.length < MOST_ANSWERS ? (
        <Button kind="quiet" size="small" icon={<IconPlus size={16} />} onPress={add}>
          {t('acts.poll-add')}
        </Button>
      ) : null}
    </>
  )
}
