import { useEffect } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useSession, useTopic } from '../state/office-provider.tsx'

/** The title of the window: how much is unread, and whose office it is. Never a name or a word of a conversation. */
export function useTitle(): void {
  const { t, number } = useLanguage()
  const { organization } = useSession()
  const conversations = useTopic('conversations') ?? []
  const unread = conversations.reduce((sum, row) => sum + row.unread, 0)
  useEffect(() => {
    const name = `${organization} – ${t('common.app')}`
    document.title = unread === 0 ? name : `(${number(unread)}) ${name}`
  }, [organization, unread, t, number])
}
