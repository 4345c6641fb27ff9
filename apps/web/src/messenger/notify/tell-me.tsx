import { Banner } from '@chancery/ui'
import { useLanguage } from '../language/language-provider.tsx'
import { useTopic } from '../state/office-provider.tsx'
import { canNotify } from './notices.ts'
import { setNotify, useNotifySettings } from './notify-settings.ts'
import { useAskLeave } from './use-ask-leave.ts'

/**
 * Offers, once, to tell of messages: after the first one has come, when everybody knows what that means. It says at the same time
 * what it does not do: a closed phone does not ring.
 */
export function TellMe({ className }: { readonly className?: string | undefined }) {
  const { t } = useLanguage()
  const settings = useNotifySettings()
  const { leave, ask } = useAskLeave()
  const hasCome = (useTopic('conversations') ?? []).some(({ last }) => last?.kind === 'text' && !last.isOwn)
  if (!hasCome || settings.isAsked || settings.isOn || leave === 'denied' || !canNotify()) return null
  return (
    <Banner
      className={className}
      action={{ label: t('notify.tell-me'), onPress: () => void ask() }}
      onClose={() => setNotify({ isAsked: true })}
    >
      {t('notify.offer')}
    </Banner>
  )
}
