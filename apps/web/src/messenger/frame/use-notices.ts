import { useEffect, useEffectEvent } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice } from '../state/office-provider.tsx'
import { wordsOf } from '../state/problem.ts'
import { useToast } from '../state/use-toast.ts'

/** Shows what the worker wants a person to know, each as one calm line. */
export function useNotices(): void {
  const office = useOffice()
  const words = useLanguage()
  const toast = useToast()
  const say = useEffectEvent((problem: { readonly code: string; readonly text: string }) =>
    toast.notice(wordsOf(problem, words)),
  )
  useEffect(
    () =>
      office.onEvent((event) => {
        if (event.kind === 'notice') say(event)
      }),
    [office],
  )
}
