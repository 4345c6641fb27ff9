import { lazy, Suspense, useState } from 'react'
import { IconButton, IconSmile, Popover, Skeleton } from '@chancery/ui'
import { useLanguage } from '../../language/language-provider.tsx'
import { isTouch } from './is-touch.ts'

const EmojiPicker = lazy(async () => ({ default: (await import('../acts/emoji/emoji-picker.tsx')).EmojiPicker }))

/** Emoji for the text, where the keyboard has no key for them. */
export function EmojiButton({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const { t } = useLanguage()
  const [isOpen, setIsOpen] = useState(false)
  // The keyboard on the screen has its own.
  if (isTouch()) return null
  const pick = (emoji: string): void => {
    setIsOpen(false)
    onPick(emoji)
  }
  return (
    <Popover
      trigger={<IconButton label={t('acts.emoji')} icon={<IconSmile />} />}
      label={t('acts.emoji')}
      placement="top end"
      open={isOpen}
      onOpenChange={setIsOpen}
    >
      <Suspense fallback={<Skeleton label={t('acts.emoji')} kind="row" count={3} />}>
        <EmojiPicker onPick={pick} />
      </Suspense>
    </Popover>
  )
}
