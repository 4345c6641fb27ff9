import { Banner, Button } from '@chancery/ui'
import type { Session } from '../../contract/topics.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { wordsOf } from '../state/problem.ts'
import { StartPage } from './start-page.tsx'

/** This device was removed, and holds nothing any more. */
export function RevokedPage() {
  const { t } = useLanguage()
  return (
    <StartPage title={t('start.revoked.title')} text={t('start.revoked.text')}>
      <p>{t('start.revoked.next')}</p>
    </StartPage>
  )
}

/** The server or the clock is not to be trusted: nothing is shown that could be wrong. */
export function RefusedPage({ session }: { readonly session: Extract<Session, { readonly phase: 'refused' }> }) {
  const words = useLanguage()
  const { t } = words
  return (
    <StartPage title={t('start.refused.title')} text={t('start.refused.text')}>
      <Banner tone="danger" role="alert">
        {wordsOf(session, words)}
      </Banner>
      <p>{t('start.refused.next', { code: session.code })}</p>
      <Button wide onPress={() => location.reload()}>
        {t('start.refused.again')}
      </Button>
    </StartPage>
  )
}
