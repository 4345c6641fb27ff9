import { useMemo, useState } from 'react'
import type { PersonId } from '@chancery/protocol'
import { useTopic } from '../../state/office-provider.tsx'
import { useLanguage } from '../../language/language-provider.tsx'
import type { Written } from '../mention/edit-mentions.ts'
import { EVERYBODY, mayMeanEverybody } from '../mention/everybody.ts'
import { matchPeople } from '../mention/match-people.ts'
import { mentionQuery } from '../mention/mention-query.ts'
import type { MentionQuery } from '../mention/mention-query.ts'
import type { Suggestion } from './mention-list.tsx'

const MOST = 8

export interface MentionChoice {
  readonly query: MentionQuery | undefined
  readonly suggestions: readonly Suggestion[]
  readonly at: number
  readonly move: (by: 1 | -1) => void
  /** Escape: the text stays as it is, and nothing more is suggested for this `@`. */
  readonly dismiss: () => void
}

/** Whom the `@` at the caret may mean: first those in the conversation, then, once something is typed, everybody else. */
export function useMentions({ text, caret, mentions }: Written, members: readonly PersonId[]): MentionChoice {
  const people = useTopic('people')
  const { compare, t } = useLanguage()
  const [dismissed, setDismissed] = useState<number | undefined>(undefined)
  const [chosen, setChosen] = useState({ typed: '', at: 0 })
  const typing = mentionQuery(text, caret)
  // A name that was picked is no question any more: the next Enter sends.
  const asked = mentions.some(({ at }) => at === typing?.at) ? undefined : typing
  // Another `@`, or the same one typed anew, is another question.
  if (dismissed !== undefined && asked?.at !== dismissed) setDismissed(undefined)
  const query = asked?.at === dismissed ? undefined : asked
  const sorted = useMemo(
    () =>
      (people ?? [])
        .filter(({ isSelf, devices }) => !isSelf && devices > 0)
        .toSorted((a, b) => compare(a.name, b.name)),
    [people, compare],
  )
  const suggestions = useMemo((): Suggestion[] => {
    if (query === undefined) return []
    const inside = new Set(members)
    const matching = matchPeople(sorted, query.typed).map((row) => ({ row, isMember: inside.has(row.person) }))
    const others = query.typed === '' ? [] : matching.filter(({ isMember }) => !isMember)
    const found = [...matching.filter(({ isMember }) => isMember), ...others].slice(0, MOST)
    if (!mayMeanEverybody(query.typed, members)) return found
    const office = t('conversations.everyone-count', { count: members.length - 1 })
    return [...found, { row: { person: EVERYBODY, name: t('conversations.everyone'), office }, isMember: true }]
    // The query is a new object at each key; what was typed is what counts.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [sorted, members, query?.typed, t])
  const typed = query?.typed ?? ''
  const at = chosen.typed === typed ? Math.min(chosen.at, Math.max(0, suggestions.length - 1)) : 0
  return {
    query: suggestions.length > 0 ? query : undefined,
    suggestions,
    at,
    move: (by) => setChosen({ typed, at: (at + by + suggestions.length) % suggestions.length }),
    dismiss: () => setDismissed(asked?.at),
  }
}
