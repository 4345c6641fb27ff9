import { IconPlus } from '@chancery/ui'
import type { KeyboardEvent } from 'react'
import { useLanguage } from '../../language/language-provider.tsx'
import { quickEmoji } from './emoji/quick-emoji.ts'
import styles from './quick-reactions.module.css'

interface QuickReactionsProps {
  /** One's own reaction. */
  readonly chosen: string | undefined
  readonly onPick: (emoji: string) => void
  readonly onMore: () => void
  /** Whether keys begin here; above a menu, which has the focus, they do not. */
  readonly isAutoFocused?: boolean
}

/** The six that people put under a message most, and the way to all others. */
export function QuickReactions({ chosen, onPick, onMore, isAutoFocused = false }: QuickReactionsProps) {
  const { t } = useLanguage()
  const row =
    chosen === undefined || quickEmoji.some((emoji) => emoji === chosen) ? quickEmoji : [...quickEmoji, chosen]
  return (
    <div className={styles.quick} role="group" aria-label={t('acts.quick')} onKeyDown={onArrows}>
      {row.map((emoji, index) => (
        <button
          key={emoji}
          type="button"
          className={styles.emoji}
          aria-label={t('acts.react-with', { emoji })}
          aria-pressed={emoji === chosen}
          autoFocus={isAutoFocused && index === 0}
          onClick={() => onPick(emoji)}
        >
          {emoji}
        </button>
      ))}
      <button type="button" className={styles.emoji} aria-label={t('acts.more-emoji')} onClick={onMore}>
        <IconPlus size={18} />
      </button>
    </div>
  )
}

function onArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
  const all = [...event.currentTarget.querySelectorAll('button')]
  const at = all.findIndex((button) => button === document.activeElement)
  const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl'
  const by = (event.key === 'ArrowRight') === isMirrored ? -1 : 1
  if (at === -1) return
  event.preventDefault()
  all[(at + by + all.length) % all.length]?.focus()
}
