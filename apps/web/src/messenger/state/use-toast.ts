import { useToasts } from '@chancery/ui'
import { useLanguage } from '../language/language-provider.tsx'
import { problemOf } from './problem.ts'

interface Toasts {
  readonly notice: (text: string) => void
  /** Stays until it is closed. */
  readonly warning: (text: string) => void
  /** Says what was done, and offers to undo it. */
  readonly undoable: (text: string, undo: () => void) => void
  /** Puts an error in words. Never the only place of a problem that stays. */
  readonly problem: (error: unknown) => void
}

/** Says one line over everything; it goes by itself. */
export function useToast(): Toasts {
  const { show } = useToasts()
  const words = useLanguage()
  return {
    notice: (text) => void show({ text }),
    warning: (text) => void show({ text, tone: 'warning', stay: Infinity }),
    undoable: (text, undo) => void show({ text, action: { label: words.t('common.undo'), onPress: undo } }),
    problem: (error) => void show({ text: problemOf(error, words).text, tone: 'danger' }),
  }
}
