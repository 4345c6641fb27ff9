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

/** What a server that cheats is noticed by; everything else is a fault of this device, or a passing one. */
const CHEATING = /^client\/(?:board|register|checkpoint|anchor)-/

/** This device does not go on: because the server is not to be trusted, or because something here is in the way. */
export function RefusedPage({ session }: { readonly session: Extract<Session, { readonly phase: 'refused' }> }) {
  const words = useLanguage()
  const { t } = words
  const isCheated = CHEATING.test(session.code)
  return (
    <StartPage
      title={t(isCheated ? 'start.refused.title' : 'start.cannot.title')}
      text={t(isCheated ? 'start.refused.text' : 'start.cannot.text')}
    >
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
