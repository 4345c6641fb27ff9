import { lazy, Suspense, useState } from 'react'
import { PointPopover, Skeleton } from '@chancery/ui'
import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useSession } from '../../state/office-provider.tsx'
import type { Point } from '../timeline/row-acts.ts'
import { QuickReactions } from './quick-reactions.tsx'
import { ownReaction } from './row-changes.ts'

const EmojiPicker = lazy(async () => ({ default: (await import('./emoji/emoji-picker.tsx')).EmojiPicker }))

interface ReactPopoverProps {
  readonly row: MessageRow
  readonly at: Point
  /** All of them at once, where the six were offered already. */
  readonly hasAll: boolean
  readonly onPick: (emoji: string) => void
  readonly onClose: () => void
}

/** Asks with what to react. */
export function ReactPopover({ row, at, hasAll, onPick, onClose }: ReactPopoverProps) {
  const { t } = useLanguage()
  const { person: self } = useSession()
  const [isWhole, setIsWhole] = useState(hasAll)
  const chosen = ownReaction(row, self)
  const pick = (emoji: string): void => {
    onClose()
    onPick(emoji)
  }
  return (
    // Where it is larger it stands elsewhere.
    <PointPopover key={isWhole ? 'all' : 'six'} at={at} onClose={onClose} label={t('acts.react')}>
      {isWhole ? (
        <Suspense fallback={<Skeleton label={t('acts.emoji')} kind="row" count={3} />}>
          <EmojiPicker chosen={chosen} onPick={pick} />
        </Suspense>
      ) : (
        <QuickReactions isAutoFocused chosen={chosen} onPick={pick} onMore={() => setIsWhole(true)} />
      )}
    </PointPopover>
  )
}
