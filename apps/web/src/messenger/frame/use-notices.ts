import { useEffect, useEffectEvent } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice } from '../state/office-provider.tsx'
import { wordsOf } from '../state/problem.ts'
import { useToast } from '../state/use-toast.ts'

/** What a person must not miss by looking away. */
const STAYING = /^(?:board\/fork-seen|register\/new-own-device|store\/.*)$/

/** Shows what the worker wants a person to know, each as one calm line. */
export function useNotices(): void {
  const office = useOffice()
  const words = useLanguage()
  const toast = useToast()
  const say = useEffectEvent((problem: { readonly code: string; readonly text: string }) =>
    (STAYING.test(problem.code) ? toast.warning : toast.notice)(wordsOf(problem, words)),
  )
  useEffect(
    () =>
      office.onEvent((event) => {
        if (event.kind === 'notice') say(event)
      }),
    [office],
  )
}
