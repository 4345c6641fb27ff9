import { useMemo } from 'react'
import type { PersonId } from '@chancery/protocol'
import type { ConversationKey, ConversationRow } from '../../contract/topics.ts'
import { usePeople, useSession, useTopic } from '../state/office-provider.tsx'

/**
 * The conversation of this key. One that has not begun yet (`with.` and a person) is made up from the person, or is the one that
 * there already is with them. `undefined` while nothing is known yet, `null` where there is none.
 */
export function useConversation(key: ConversationKey): ConversationRow | undefined | null {
  const rows = useTopic('conversations')
  const people = usePeople()
  const { person: self } = useSession()
  return useMemo(() => {
    if (rows === undefined) return undefined
    const person = key.startsWith('with.') ? (key.slice('with.'.length) as PersonId) : undefined
    const known = rows.find((row) => row.key === key)
    if (known !== undefined) return known
    const other = person === undefined ? undefined : people.get(person)
    if (person === undefined || person === self) return null
    const direct = rows.find((row) => row.kind === 'direct' && row.person === person && row.status === 'active')
    if (direct !== undefined) return direct
    if (other === undefined) return people.size === 0 ? undefined : null
    const terms = { key, kind: 'direct', name: other.name, person, people: [self, person], administrators: [] } as const
    return { ...terms, status: 'active', lastAt: 0, unread: 0, isMentioned: false }
  }, [rows, people, key, self])
}
