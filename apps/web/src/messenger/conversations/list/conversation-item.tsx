import { memo, useRef } from 'react'
import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react'
import {
  Badge,
  IconArchive,
  IconAt,
  IconBellOff,
  IconCheck,
  IconMessage,
  IconMore,
  IconPin,
  VisuallyHidden,
} from '@chancery/ui'
import type { ConversationKey, MessageState as State } from '../../../contract/topics.ts'
import { formatRoute } from '../../frame/routes.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { MessageState } from '../timeline/message-state.tsx'
import { useLongPress } from '../timeline/use-long-press.ts'
import { together, useSwipe } from '../timeline/use-swipe.ts'
import type { Swipe, SwipeSide } from '../timeline/use-swipe.ts'
import { isUnread } from '../unread.ts'
import { isSameLine } from './conversation-line.ts'
import type { ConversationLine } from './conversation-line.ts'
import { EitherAvatar } from '../../people/person-avatar.tsx'
import styles from './list.module.css'

/** Opens the menu of a conversation at a place in the window. */
export type OpenMenu = (key: ConversationKey, at: { readonly x: number; readonly y: number }) => void

/** Does what a finger that draws the line to a side means by it. */
export type SwipeLine = (key: ConversationKey, to: SwipeSide) => void

interface ConversationItemProps {
  readonly line: ConversationLine
  readonly isCurrent: boolean
  /** The one that Tab reaches. */
  readonly isStop: boolean
  /** The same for ever. */
  readonly onMenu: OpenMenu
  /** The same for ever. */
  readonly onSwipe: SwipeLine
}

/** One line of the list: a link, so that it can be opened and copied as every link can, and the way to its menu. */
export const ConversationItem = memo(
  function ConversationItem({ line, isCurrent, isStop, onMenu, onSwipe }: ConversationItemProps) {
    const { t } = useLanguage()
    const { key, name } = line
    const { below, press, ...ways } = useMenuWays((at) => onMenu(key, at))
    const { swipe, drag } = useSwipe({ can: () => true, onSwipe: (to) => onSwipe(key, to) })
    return (
      <div className={styles.line} data-swiped={swipe !== undefined || undefined}>
        {swipe === undefined ? null : <SwipeSign line={line} swipe={swipe} />}
        <a
          href={formatRoute({ at: 'conversation', conversation: key })}
          className={styles.item}
          tabIndex={isStop ? 0 : -1}
          data-conversation={key}
          data-unread={isUnread(line) || undefined}
          {...ways}
          {...together(press, drag)}
          {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
          {...(isStop ? { 'data-region-start': true } : {})}
        >
          <EitherAvatar
            name={name}
            seed={line.seed}
            kind={line.kind === 'group' ? 'group' : 'person'}
            size={44}
            src={line.picture}
          />
          <ItemWords line={line} />
        </a>
        <button
          type="button"
          tabIndex={-1}
          className={styles.more}
          aria-label={t('conversations.more-about', { name })}
          aria-haspopup="menu"
          onClick={({ currentTarget }) => below(currentTarget)}
        >
          <IconMore size={16} />
        </button>
      </div>
    )
  },
  (a, b) =>
    a.isCurrent === b.isCurrent &&
    a.isStop === b.isStop &&
    a.onMenu === b.onMenu &&
    a.onSwipe === b.onSwipe &&
    isSameLine(a.line, b.line),
)

/** The ways to the menu of a line: a finger that rests, a secondary click, and the keys for it. */
function useMenuWays(onMenu: (at: { readonly x: number; readonly y: number }) => void) {
  // The finger that opened the menu by resting does not follow the link when it goes.
  const rested = useRef(false)
  const rest = useLongPress((at) => {
    rested.current = true
    onMenu(at)
  })
  const below = (element: Element): void => {
    const { left, bottom } = element.getBoundingClientRect()
    onMenu({ x: left + 16, y: Math.min(bottom - 8, innerHeight - 16) })
  }
  return {
    below,
    press: {
      ...rest,
      onPointerDown(event: PointerEvent): void {
        rested.current = false
        rest.onPointerDown(event)
      },
    },
    onClick(event: MouseEvent): void {
      // By key, it is no finger’s.
      if (rested.current && event.detail > 0) event.preventDefault()
    },
    onContextMenu(event: MouseEvent): void {
      event.preventDefault()
      onMenu({ x: event.clientX, y: event.clientY })
    },
    onKeyDown(event: KeyboardEvent): void {
      if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return
      event.preventDefault()
      below(event.currentTarget)
    },
  }
}

/** Beneath the line that a finger draws away: what letting go does. */
function SwipeSign({ line, swipe: { to, isFar } }: { readonly line: ConversationLine; readonly swipe: Swipe }) {
  const { t } = useLanguage()
  const [label, Icon] =
    to === 'left'
      ? ([line.isArchived ? 'conversations.unarchive' : 'conversations.archive', IconArchive] as const)
      : isUnread(line)
        ? (['conversations.mark-read', IconCheck] as const)
        : (['conversations.mark-unread', IconMessage] as const)
  return (
    <span className={styles.swipe} data-to={to} data-far={isFar || undefined} aria-hidden>
      <Icon size={20} />
      {t(label)}
    </span>
  )
}

function ItemWords({ line }: { readonly line: ConversationLine }) {
  const { t } = useLanguage()
  const { name, office, time, preview, draft, state, unread, isMentioned, isMuted, isPinned, isMarked } = line
  return (
    <span className={styles.itemText}>
      <span className={styles.itemTop}>
        <span className={styles.itemName}>{name}</span>
        {/* What stands side by side for eyes is one sentence for ears. */}
        <VisuallyHidden>{office === undefined ? ', ' : `, ${office}, `}</VisuallyHidden>
        {isMuted ? <Sign icon={<IconBellOff size={14} />} label={t('conversations.muted')} /> : null}
        {isPinned ? <Sign icon={<IconPin size={14} />} label={t('conversations.pinned')} /> : null}
        <span className={styles.itemTime}>{time}</span>
        <VisuallyHidden>, </VisuallyHidden>
      </span>
      <span className={styles.itemBottom}>
        {draft !== undefined ? (
          <span className={styles.itemPreview}>
            <span className={styles.draft}>{t('conversations.draft')}</span> {draft}
          </span>
        ) : (
          <>
            {state === undefined ? null : <MessageState state={state as State} isShort />}
            <span className={styles.itemPreview}>{preview}</span>
          </>
        )}
        {isMentioned ? (
          <span className={styles.mention}>
            <VisuallyHidden>, {t('conversations.mentioned')}</VisuallyHidden>
            <IconAt size={14} />
          </span>
        ) : null}
        {unread > 0 || isMarked ? <VisuallyHidden>, </VisuallyHidden> : null}
        <Badge
          count={unread}
          label={t('conversations.unread', { count: unread })}
          tone={isMuted ? 'muted' : 'accent'}
        />
        {isMarked && unread === 0 ? (
          <span className={styles.mark}>
            <VisuallyHidden>{t('conversations.marked')}</VisuallyHidden>
          </span>
        ) : null}
      </span>
    </span>
  )
}

function Sign({ icon, label }: { readonly icon: React.ReactNode; readonly label: string }) {
  return (
    <span className={styles.sign}>
      {icon}
      <VisuallyHidden>{label}, </VisuallyHidden>
    </span>
  )
}
