import type { KeyboardEvent } from 'react'
import { IconCheck } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import type { MessageRow, PollRow } from '../../../../contract/topics.ts'
import { useLanguage } from '../../../language/language-provider.tsx'
import { useRowActs } from '../../timeline/row-acts.ts'
import { ownVote } from '../row-changes.ts'
import styles from './poll-view.module.css'
import { voteAfter } from './vote-after.ts'

interface PollViewProps {
  readonly row: MessageRow
  readonly poll: PollRow
  readonly isStop: boolean
  readonly self: PersonId
}

/** A question with its answers: a press votes, another one changes it. Arrows go from one to the next without voting. */
export function PollView({ row, poll, isStop, self }: PollViewProps) {
  const { t } = useLanguage()
  const acts = useRowActs()
  const own = ownVote(row, self)
  const voters = new Set(poll.options.flatMap(({ people }) => people)).size
  const canVote = row.id !== undefined && acts.possible(row).has('react')
  const most = Math.max(1, ...poll.options.map(({ people }) => people.length))
  const tabIndex = isStop ? 0 : -1
  return (
    <div className={styles.poll}>
      <p className={styles.how}>{t(poll.isMultiple ? 'acts.poll-several' : 'acts.poll-one')}</p>
      <div
        role={poll.isMultiple ? 'group' : 'radiogroup'}
        aria-label={row.text}
        className={styles.options}
        onKeyDown={onArrows}
      >
        {poll.options.map(({ text, people }, index) => (
          <button
            key={index}
            type="button"
            role={poll.isMultiple ? 'checkbox' : 'radio'}
            aria-checked={own.includes(index)}
            aria-disabled={!canVote || undefined}
            tabIndex={tabIndex}
            className={styles.option}
            onClick={() => {
              const choices = voteAfter(own, index, poll.isMultiple)
              if (canVote && choices !== undefined) acts.vote(row, choices)
            }}
          >
            <span className={styles.mark} data-several={poll.isMultiple || undefined} aria-hidden>
              {own.includes(index) ? <IconCheck size={12} /> : null}
            </span>
            <span className={styles.text}>{text}</span>
            <span className={styles.count}>{t('acts.poll-votes', { count: people.length })}</span>
            <progress className={styles.bar} aria-hidden max={most} value={people.length} />
          </button>
        ))}
      </div>
      <p className={styles.end}>
        <span>{t('acts.poll-voters', { count: voters })}</span>
        {voters > 0 ? (
          <button type="button" tabIndex={tabIndex} className={styles.act} onClick={() => acts.showPeople(row)}>
            {t('acts.poll-who')}
          </button>
        ) : null}
        {own.length > 0 && canVote ? (
          <button type="button" tabIndex={tabIndex} className={styles.act} onClick={() => acts.vote(row, [])}>
            {t('acts.poll-take-back')}
          </button>
        ) : null}
      </p>
    </div>
  )
}

/** Up and down stay within the answers; what votes is a press, so that nobody votes on the way. */
function onArrows(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
  if (by === undefined) return
  const all = [...event.currentTarget.querySelectorAll('button')]
  const at = all.findIndex((button) => button === document.activeElement)
  event.preventDefault()
  event.stopPropagation()
  all[(at + by + all.length) % all.length]?.focus()
}
