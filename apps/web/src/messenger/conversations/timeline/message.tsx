import { memo, useState } from 'react'
import type { FocusEvent, MouseEvent } from 'react'
import { IconReply } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useNames } from '../names.ts'
import { MessageBody } from './message-body.tsx'
import { MessageReactions } from './message-reactions.tsx'
import { messageSentence } from './message-sentence.ts'
import { MessageTools } from './message-tools.tsx'
import styles from './message.module.css'
import swiping from './swipe.module.css'
import { useRowActs } from './row-acts.ts'
import type { RowActs } from './row-acts.ts'
import { useLongPress } from './use-long-press.ts'
import { PersonAvatar } from '../../people/person-avatar.tsx'
import { together, useSwipe } from './use-swipe.ts'

interface MessageProps {
  /** The key of the line of the list that it is. */
  readonly place: string
  readonly row: MessageRow
  /** Photos that stand in one grid; `row` is the last of them. */
  readonly album: readonly MessageRow[] | undefined
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isGroup: boolean
  /** The message that Tab reaches; arrows go on from it. */
  readonly isStop: boolean
  readonly isFlashing: boolean
  readonly self: PersonId
}

/** One message: one sentence for a screen reader, its actions one Tab away. */
export const Message = memo(function Message(props: MessageProps) {
  const { place, row, album, isFirst, isLast, isGroup, isStop, isFlashing, self } = props
  const words = useLanguage()
  const names = useNames()
  const acts = useRowActs()
  const [isNear, setIsNear] = useState(false)
  const [hasFocus, setHasFocus] = useState(false)
  const { swipe, fingers } = useFingers(row, acts)
  const onBlur = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setHasFocus(false)
  }
  const onContextMenu = (event: MouseEvent): void => {
    // Whoever marked words wants the browser's own menu, and so does who points at a link.
    const isSelecting = getSelection()?.isCollapsed === false
    if (isSelecting || (event.target as Element).closest('a') !== null) return
    event.preventDefault()
    acts.showMenu(row, { x: event.clientX, y: event.clientY })
  }
  const { reactions } = row
  const sentence = messageSentence(row, words, names)
  return (
    <article
      className={`${styles.message} ${swiping.drawn}`}
      data-message={place}
      data-own={row.isOwn || undefined}
      data-first={isFirst || undefined}
      data-last={isLast || undefined}
      data-flash={isFlashing || undefined}
      data-swiped={swipe !== undefined || undefined}
      data-reacted={reactions !== undefined || undefined}
      aria-label={album === undefined ? sentence : `${words.t('attach.album', { count: album.length })} · ${sentence}`}
      tabIndex={isStop ? 0 : -1}
      onPointerEnter={(event) => setIsNear(event.pointerType === 'mouse')}
      onPointerLeave={() => setIsNear(false)}
      onFocus={() => setHasFocus(true)}
      onBlur={onBlur}
      onContextMenu={onContextMenu}
      {...fingers}
    >
      {swipe === undefined ? null : (
        <span className={swiping.sign} data-far={swipe.isFar || undefined} aria-hidden>
          <IconReply size={18} />
        </span>
      )}
      {isGroup && !row.isOwn ? (
        <span className={styles.face}>
          {isFirst ? <PersonAvatar name={names.nameOf(row.person)} person={row.person} size={28} /> : null}
        </span>
      ) : null}
      <div className={styles.stack}>
        <div className={styles.bubble} data-bubble>
          <MessageBody row={row} album={album} hasName={isGroup && isFirst && !row.isOwn} isStop={isStop} self={self} />
          {isNear || hasFocus ? <MessageTools row={row} /> : null}
        </div>
        {reactions === undefined ? null : <MessageReactions row={row} reactions={reactions} isStop={isStop} />}
      </div>
    </article>
  )
})

/** A finger that rests opens the menu; one that draws the message to the right answers it. */
function useFingers(row: MessageRow, acts: RowActs) {
  const press = useLongPress((at) => acts.showMenu(row, at))
  const { swipe, drag } = useSwipe({
    can: (to) => to === 'right' && acts.possible(row).has('reply'),
    onSwipe: () => acts.act('reply', row, { x: 0, y: 0 }),
  })
  return { swipe, fingers: together(press, drag) }
}
