import { useEffect } from 'react'
import { unreadCount } from '../conversations/unread.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useSession, useTopic } from '../state/office-provider.tsx'

const PLAIN_ICON = '/icons/chancery.svg'
const UNREAD_ICON = '/icons/chancery-unread.svg'

/**
 * How much is unread, on the window and on the app’s own sign: in the title, as a badge, and as a dot. Never a name or a word of
 * a conversation; and nothing of it while the device is locked.
 */
export function useBadges(): void {
  const { t, number } = useLanguage()
  const { organization } = useSession()
  const unread = unreadCount(useTopic('conversations') ?? [])
  useEffect(() => {
    const name = `${organization} – ${t('common.app')}`
    document.title = unread === 0 ? name : `(${number(unread)}) ${name}`
  }, [organization, unread, t, number])
  useEffect(() => {
    badge(unread)
  }, [unread])
  useEffect(() => {
    return () => {
      badge(0)
      document.title = t('common.app')
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- when the device is locked, and not when the language changes
  }, [])
}

function badge(unread: number): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  const href = unread === 0 ? PLAIN_ICON : UNREAD_ICON
  if (icon !== null && icon.getAttribute('href') !== href) icon.setAttribute('href', href)
  if (!('setAppBadge' in navigator)) return
  const work = unread === 0 ? navigator.clearAppBadge() : navigator.setAppBadge(unread)
  // An app that is not installed has no place for it.
  work.catch(() => undefined)
}
