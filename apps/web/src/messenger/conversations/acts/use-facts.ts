import { useEffect, useState } from 'react'
import type { MessageFacts } from '../../../contract/act-calls.ts'
import type { MessageRow } from '../../../contract/topics.ts'
import { useOffice } from '../../state/office-provider.tsx'
import { problemOf } from '../../state/problem.ts'
import type { Problem } from '../../state/problem.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { refOf } from './message-acts.ts'

interface Facts {
  readonly facts?: MessageFacts
  readonly problem?: Problem
}

/** What the worker knows about a message; nothing while it is not on the board. */
export function useFacts(row: MessageRow): Facts {
  const office = useOffice()
  const words = useLanguage()
  const [known, setKnown] = useState<{ readonly facts?: MessageFacts; readonly error?: unknown }>({})
  const { conversation, id, state, edits } = row
  useEffect(() => {
    const ref = refOf({ conversation, ...(id === undefined ? {} : { id }) })
    if (ref === undefined) return undefined
    let isCurrent = true
    office.messageInfo(ref).then(
      (facts) => isCurrent && setKnown({ facts }),
      (error: unknown) => isCurrent && setKnown({ error }),
    )
    return () => {
      isCurrent = false
    }
    // Further, or another text: it is asked again.
  }, [office, conversation, id, state, edits])
  const { facts, error } = known
  return {
    ...(facts === undefined ? {} : { facts }),
    ...(error === undefined ? {} : { problem: problemOf(error, words) }),
  }
}
