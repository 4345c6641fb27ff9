import { createContext, use, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { loadCatalogue } from './catalogue.ts'
import { directionOf, localeOf, preferredLanguage, rememberLanguage, rememberedLanguage } from './locale.ts'
import type { Language } from './locale.ts'
import { wordsIn } from './words.ts'
import type { Words } from './words.ts'

interface LanguageState extends Words {
  readonly setLanguage: (language: Language) => void
}

const LanguageContext = createContext<LanguageState | undefined>(undefined)

/** Words in the language that this browser's person wants; to be had before the first screen. */
export async function firstWords(): Promise<Words> {
  return fetchWords(preferredLanguage(rememberedLanguage(), navigator.languages))
}

/** Gives everything below it the words of one language, and the means to choose another. */
export function LanguageProvider({ first, children }: { readonly first: Words; readonly children: ReactNode }) {
  const [words, setWords] = useState(first)
  useEffect(() => {
    document.documentElement.lang = words.language
    document.documentElement.dir = directionOf(words.locale)
  }, [words])
  const state = useMemo(
    () => ({ ...words, setLanguage: (language: Language) => void choose(language, setWords) }),
    [words],
  )
  return <LanguageContext value={state}>{children}</LanguageContext>
}

/** The words of the chosen language: `const { t } = useLanguage()`. */
export function useLanguage(): LanguageState {
  const state = use(LanguageContext)
  if (state === undefined) throw new Error('useLanguage is used outside LanguageProvider')
  return state
}

async function choose(language: Language, setWords: (words: Words) => void): Promise<void> {
  setWords(await fetchWords(language))
  rememberLanguage(language)
}

async function fetchWords(language: Language): Promise<Words> {
  return wordsIn(language, localeOf(language, navigator.languages), await loadCatalogue(language))
}
