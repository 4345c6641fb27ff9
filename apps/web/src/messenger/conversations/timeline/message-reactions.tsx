import type { MessageRow, ReactionRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useSession } from '../../state/office-provider.tsx'
import { useNames } from '../names.ts'
import styles from './message-reactions.module.css'
import { useRowActs } from './row-acts.ts'

interface MessageReactionsProps {
  readonly row: MessageRow
  readonly reactions: readonly ReactionRow[]
  readonly isStop: boolean
}

/** What people put under a message. A tap on one puts it there, too, or takes one's own back. */
export function MessageReactions({ row, reactions, isStop }: MessageReactionsProps) {
  const { t, list, number } = useLanguage()
  const { person: self } = useSession()
  const names = useNames()
  const acts = useRowActs()
  const canReact = acts.possible(row).has('react')
  return (
    <div className={styles.reactions} role="group" aria-label={t('acts.reactions')}>
      {reactions.map(({ emoji, people }) => {
        const label = t('acts.reaction', { emoji, count: people.length, names: list(people.map(names.nameOrYou)) })
        return (
          <button
            key={emoji}
            type="button"
            className={styles.reaction}
            aria-label={label}
            aria-pressed={people.includes(self)}
            title={label}
            tabIndex={isStop ? 0 : -1}
            // Where one cannot react any more, one can see who did.
            onClick={() => (canReact ? acts.react(row, emoji) : acts.showPeople(row))}
          >
            <span className={styles.chip}>
              <span className={styles.emoji}>{emoji}</span>
              {people.length > 1 ? <span>{number(people.length)}</span> : null}
            </span>
          </button>
        )
      })}
    </div>
  )
}
