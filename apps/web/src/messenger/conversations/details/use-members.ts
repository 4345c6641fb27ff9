import { useEffect, useState } from 'react'
import type { Member } from '../../../contract/calls.ts'
import type { ConversationRow } from '../../../contract/topics.ts'
import { useOffice, useTopic } from '../../state/office-provider.tsx'

interface Members {
  readonly members: readonly Member[] | undefined
  readonly error: unknown
  readonly reload: () => void
}

/** The members of a conversation with their devices; asked again when the conversation or a device changes. */
export function useMembers(row: ConversationRow): Members {
  const office = useOffice()
  const people = useTopic('people')
  const [members, setMembers] = useState<readonly Member[] | undefined>(undefined)
  const [error, setError] = useState<unknown>(undefined)
  const [turn, setTurn] = useState(0)
  // What the list depends on; a new message is not among it.
  const changes = JSON.stringify([row.people, row.administrators, row.status])
  useEffect(() => {
    let isCurrent = true
    office
      .listMembers(row.key)
      .then((list) => {
        if (!isCurrent) return
        setError(undefined)
        setMembers(list)
      })
      .catch((problem: unknown) => {
        if (isCurrent) setError(problem)
      })
    return () => {
      isCurrent = false
    }
  }, [office, row.key, changes, people, turn])
  return { members, error, reload: () => setTurn(turn + 1) }
}
