import { useEffect, useState } from 'react'
import type { MessageId } from '@chancery/protocol'
import { useOffice } from '../../state/office-provider.tsx'
import type { Timeline } from '../timeline/timeline.ts'
import { quoteOf } from '../text/quoted-words.ts'
import type { Quote } from '../text/quoted-words.ts'

/** The message that is being answered; one from a kept draft is looked up. */
export function useAnswered(
  timeline: Timeline,
  kept: MessageId | undefined,
): [Quote | undefined, (answered: Quote | undefined) => void] {
  const office = useOffice()
  const [answered, setAnswered] = useState<Quote | undefined>(kept === undefined ? undefined : { id: kept })
  const missing = answered !== undefined && answered.person === undefined ? answered.id : undefined
  useEffect(() => {
    if (missing === undefined) return undefined
    let isCurrent = true
    const slice = { at: 'message', message: missing } as const
    office
      .readMessages({ conversation: timeline.key, slice, limit: 1 })
      .then(({ rows }) => {
        const row = rows.find(({ id }) => id === missing)
        const quote = row === undefined ? undefined : quoteOf(row)
        if (isCurrent && quote !== undefined) setAnswered(quote)
      })
      // It can be answered all the same.
      .catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [office, timeline, missing])
  return [answered, setAnswered]
}
