import { useEffect, useState } from 'react'
import type { MessageRow } from '../../../../contract/topics.ts'
import { useLanguage } from '../../../language/language-provider.tsx'
import { useOffice } from '../../../state/office-provider.tsx'
import { problemOf } from '../../../state/problem.ts'
import { useToast } from '../../../state/use-toast.ts'
import { refOf } from '../message-acts.ts'

interface Starred {
  /** `undefined` until they are here. */
  readonly rows: readonly MessageRow[] | undefined
  readonly error: unknown
  readonly unstar: (row: MessageRow) => Promise<void>
}

/** The messages with a star, kept up to date while the page is open. */
export function useStarred(): Starred {
  const office = useOffice()
  const words = useLanguage()
  const toast = useToast()
  const [rows, setRows] = useState<readonly MessageRow[] | undefined>(undefined)
  const [error, setError] = useState<unknown>(undefined)
  const [news, setNews] = useState(0)
  useEffect(() => {
    let isCurrent = true
    office.listStarred().then(
      (found) => isCurrent && setRows(found),
      (failure: unknown) => isCurrent && setError(failure),
    )
    return () => {
      isCurrent = false
    }
  }, [office, news])
  useEffect(
    () =>
      office.onEvent((event) => {
        // A star came or went in another tab, or a message with one was changed.
        const isKnown = (key: string): boolean => rows?.some((row) => row.key === key) ?? false
        if (event.kind === 'rows' && event.rows.some((row) => row.isStarred === true || isKnown(row.key)))
          setNews((before) => before + 1)
      }),
    [office, rows],
  )
  const unstar = async (row: MessageRow): Promise<void> => {
    const ref = refOf(row)
    if (ref === undefined) return
    const before = rows
    setRows(rows?.filter((other) => other !== row))
    try {
      await office.starMessage({ ...ref, isStarred: false })
      toast.notice(words.t('acts.unstar-done'))
    } catch (failure) {
      setRows(before)
      toast.warning(words.t('acts.undone', { why: problemOf(failure, words).text }))
    }
  }
  return { rows, error, unstar }
}
