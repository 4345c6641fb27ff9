import { useEffect, useRef } from 'react'
import type { Mention } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { EVERYBODY } from '../mention/everybody.ts'
import { EitherAvatar } from '../../people/person-avatar.tsx'
import styles from './composer.module.css'

export interface Suggestion {
  readonly row: { readonly person: Mention['person']; readonly name: string; readonly office?: string }
  readonly isMember: boolean
}

interface MentionListProps {
  readonly id: string
  readonly suggestions: readonly Suggestion[]
  readonly at: number
  readonly onPick: (suggestion: Suggestion) => void
}

/** The people that an `@` may mean. The field keeps the focus; it says which one is chosen. */
export function MentionList({ id, suggestions, at, onPick }: MentionListProps) {
  const { t } = useLanguage()
  const chosen = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // In some browsers it gives a promise, and an effect must give nothing.
    chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <div id={id} role="listbox" aria-label={t('conversations.mention-somebody')} className={styles.mentions}>
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.row.person}
          id={`${id}-${index}`}
          ref={index === at ? chosen : undefined}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className={styles.suggestion}
          // The field must not lose the focus to a press here.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(suggestion)}
          onKeyDown={undefined}
        >
          <EitherAvatar
            name={suggestion.row.name}
            seed={suggestion.row.person}
            kind={suggestion.row.person === EVERYBODY ? 'group' : 'person'}
            size={28}
          />
          <span className={styles.suggestionText}>
            <span>{suggestion.row.name}</span>
            <span className={styles.suggestionOffice}>
              {suggestion.isMember ? suggestion.row.office : t('conversations.not-in-here')}
            </span>
          </span>
        </div>
      ))}
    </div>
  )
}
