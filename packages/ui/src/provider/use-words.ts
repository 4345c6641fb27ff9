import { createContext, use } from 'react'
import type { UiWords } from './words.ts'

export const WordsContext = createContext<UiWords | undefined>(undefined)

/** The words of the app for what components say by themselves. */
export function useWords(): UiWords {
  const words = use(WordsContext)
  if (!words) throw new Error('Components of this package are drawn inside a UiProvider; there is none above this one.')
  return words
}
