import { useInsertionEffect, useLayoutEffect, useState, type ReactNode } from 'react'
import { I18nProvider, isRTL } from 'react-aria-components/I18nProvider'
import { RouterProvider } from 'react-aria-components'
import { given } from '../given/given.ts'
import { ToastContext } from '../toast/use-toasts.ts'
import { ToastRegion } from '../toast/toast-region.tsx'
import { createToastStore } from '../toast/toast-store.ts'
import { claimPressStyle } from './press-style.ts'
import { WordsContext } from './use-words.ts'
import { installDictionary, setWords, type UiWords } from './words.ts'

export interface UiProviderProps {
  /** BCP 47; decides the direction, too: `ur` is right to left. */
  locale: string
  words: UiWords
  /** Follows a link inside the app without loading a page. */
  navigate?: ((href: string) => void) | undefined
  children: ReactNode
}

installDictionary()

/** Everything that components need from the app: language, direction, their few own words, and a place for toasts. */
export function UiProvider({ locale, words, navigate, children }: UiProviderProps) {
  const [toasts] = useState(() => createToastStore())
  // Before the children are drawn, because they ask while they are drawn.
  setWords(words)
  useInsertionEffect(() => claimPressStyle(document), [])
  useLayoutEffect(() => {
    document.documentElement.lang = locale
    document.documentElement.dir = isRTL(locale) ? 'rtl' : 'ltr'
  }, [locale])
  const content = (
    <ToastContext value={toasts}>
      {children}
      <ToastRegion label={words.notifications} />
    </ToastContext>
  )
  return (
    <WordsContext value={words}>
      <I18nProvider locale={locale}>
        {navigate ? <RouterProvider {...given({ navigate })}>{content}</RouterProvider> : content}
      </I18nProvider>
    </WordsContext>
  )
}
