import { useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { problemOf } from './problem.ts'
import type { Problem } from './problem.ts'

/** Work that a person waits for: whether it runs, and what went wrong the last time. */
export interface Task {
  readonly isBusy: boolean
  readonly problem: Problem | undefined
  /** Runs `work` unless some is running. Resolves with whether it succeeded; a failure is kept in `problem`. */
  readonly run: (work: () => Promise<void>) => Promise<boolean>
  readonly clear: () => void
}

export function useTask(): Task {
  const words = useLanguage()
  const [isBusy, setIsBusy] = useState(false)
  // The error itself is kept, not its words: it speaks the new language when that is changed.
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined)
  return {
    isBusy,
    problem: failure === undefined ? undefined : problemOf(failure.error, words),
    clear: () => setFailure(undefined),
    async run(work) {
      if (isBusy) return false
      setIsBusy(true)
      setFailure(undefined)
      try {
        await work()
        return true
      } catch (error) {
        setFailure({ error })
        return false
      } finally {
        setIsBusy(false)
      }
    },
  }
}
