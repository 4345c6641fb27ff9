import { UiProvider } from '@chancery/ui'
import type { ReactNode } from 'react'
import type { Office } from '../contract/office.ts'
import { ConversationsProvider } from './conversations/conversations-provider.tsx'
import { Frame } from './frame/frame.tsx'
import { LanguageProvider, useLanguage } from './language/language-provider.tsx'
import type { Words } from './language/words.ts'
import { Gate } from './start/gate.tsx'
import { OfficeProvider } from './state/office-provider.tsx'

interface AppProps {
  readonly office: Office
  /** In the person's language; its catalogue is here before anything is drawn. */
  readonly words: Words
}

/** The messenger. */
export function App({ office, words }: AppProps) {
  return (
    <LanguageProvider first={words}>
      <OfficeProvider office={office}>
        <Components>
          <Gate>
            <ConversationsProvider>
              <Frame />
            </ConversationsProvider>
          </Gate>
        </Components>
      </OfficeProvider>
    </LanguageProvider>
  )
}

/** Lends the components of the design system the language of the app. */
function Components({ children }: { readonly children: ReactNode }) {
  const { t, locale } = useLanguage()
  const words = {
    close: t('common.close'),
    clearSearch: t('common.clear-search'),
    choose: t('common.choose'),
    notifications: t('common.notifications'),
    longPressForMenu: t('common.long-press'),
  }
  return (
    <UiProvider locale={locale} words={words}>
      {children}
    </UiProvider>
  )
}
