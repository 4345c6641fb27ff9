import { useToasts } from '@chancery/ui'
import { useLanguage } from '../language/language-provider.tsx'
import { problemOf } from './problem.ts'

/** Says one line that goes by itself; `problem` puts an error in words. Never the only place of a problem that stays. */
export function useToast(): { readonly notice: (text: string) => void; readonly problem: (error: unknown) => void } {
  const { show } = useToasts()
  const words = useLanguage()
  return {
    notice: (text) => void show({ text }),
    problem: (error) => void show({ text: problemOf(error, words).text, tone: 'danger' }),
  }
}
