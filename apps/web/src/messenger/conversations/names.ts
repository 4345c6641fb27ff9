import { useMemo } from 'react'
import type { PersonId } from '@chancery/protocol'
import type { ConversationRow, PersonRow } from '../../contract/topics.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { usePeople } from '../state/office-provider.tsx'

/** What people and conversations are called on the screen. */
export interface Names {
  /** Whoever is not on the register any more is *somebody*. */
  nameOf(person: PersonId | undefined): string
  /** `you` for the person at the screen. */
  nameOrYou(person: PersonId): string
  rowOf(person: PersonId | undefined): PersonRow | undefined
  officeOf(person: PersonId | undefined): string | undefined
  conversationName(row: Pick<ConversationRow, 'kind' | 'name' | 'person'>): string
}

export function useNames(): Names {
  const people = usePeople()
  const { t } = useLanguage()
  return useMemo(() => {
    const rowOf = (person: PersonId | undefined): PersonRow | undefined =>
      person === undefined ? undefined : people.get(person)
    const nameOf = (person: PersonId | undefined): string => rowOf(person)?.name ?? t('conversations.somebody')
    return {
      rowOf,
      nameOf,
      nameOrYou: (person) => (rowOf(person)?.isSelf === true ? t('conversations.you-object') : nameOf(person)),
      officeOf: (person) => rowOf(person)?.office,
      conversationName: ({ kind, name, person }) => (kind === 'group' || person === undefined ? name : nameOf(person)),
    }
  }, [people, t])
}
