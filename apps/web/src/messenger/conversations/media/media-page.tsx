import type { ConversationKey } from '../../../contract/topics.ts'
import { usePanes } from '../../frame/use-panes.ts'
import { Page } from '../../frame/page.tsx'
import { useLanguage } from '../../language/language-provider.tsx'

/** Photos, files, voice notes, and links of a conversation. */
export function MediaPage(_props: { readonly conversation: ConversationKey }) {
  const { t } = useLanguage()
  return (
    <Page title={t('attach.photo')} hasBack={usePanes() === 1}>
      {null}
    </Page>
  )
}
