import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { Virtualizer } from 'virtua'
import type { VirtualizerHandle } from 'virtua'
import { Button, EmptyState, IconEdit, IconMessage, Skeleton } from '@chancery/ui'
import type { ConversationKey, ConversationRow } from '../../../contract/topics.ts'
import { useRoute } from '../../frame/navigate.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useTopic } from '../../state/office-provider.tsx'
import { useTimelines } from '../conversations-provider.tsx'
import { focusWhenShown } from '../focus-when-shown.ts'
import { ConversationItem } from './conversation-item.tsx'
import type { OpenMenu, SwipeLine } from './conversation-item.tsx'
import { ConversationMenu } from './conversation-menu.tsx'
import type { OpenedMenu } from './conversation-menu.tsx'
import styles from './list.module.css'
import { rowsIn } from './list-view.ts'
import type { ListView } from './list-view.ts'
import { tellLostTouches } from '../timeline/lost-touch.ts'
import { useLatest } from '../timeline/use-latest.ts'
import { useConversationSettings } from '../use-conversation-settings.ts'
import { useLineOf } from './use-line-of.ts'

const NobodyYet = lazy(async () => ({ default: (await import('../people/new-conversation.tsx')).NobodyYet }))

interface ConversationListProps {
  /** All of them. */
  readonly rows: readonly ConversationRow[] | undefined
  readonly view: ListView
  readonly onNew: () => void
}

export function ConversationList({ rows, view, onNew }: ConversationListProps) {
  const { t } = useLanguage()
  const route = useRoute()
  const timelines = useTimelines()
  const current = route.at === 'conversation' ? timelines.nameOf(route.conversation) : undefined
  const people = useTopic('people')
  if (rows === undefined) return <Skeleton label={t('conversations.loading')} kind="row" count={8} />
  const shown = rowsIn(rows, view, current)
  if (shown.length > 0) return <Lines key={view} rows={shown} current={current} />
  if (view !== 'all')
    return <EmptyState title={t(`conversations.none-${view}`)} text={t(`conversations.${emptyWhy[view]}`)} />
  if (people !== undefined && people.every(({ isSelf, devices }) => isSelf || devices === 0))
    return (
      <Suspense>
        <NobodyYet />
      </Suspense>
    )
  return (
    <EmptyState
      icon={<IconMessage size={32} />}
      title={t('conversations.none')}
      text={t('conversations.none-why')}
      action={
        <Button kind="primary" icon={<IconEdit />} onPress={onNew}>
          {t('conversations.new')}
        </Button>
      }
    />
  )
}

const emptyWhy = { unread: 'none-unread-why', groups: 'none-groups-why', archived: 'archived-why' } as const

interface LinesProps {
  readonly rows: readonly ConversationRow[]
  readonly current: ConversationKey | undefined
}

function Lines({ rows, current }: LinesProps) {
  const words = useLanguage()
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const [chosen, setChosen] = useState<ConversationKey | undefined>(undefined)
  const [menu, setMenu] = useState<OpenedMenu | undefined>(undefined)
  const onMenu = useCallback<OpenMenu>((key, at) => setMenu({ key, at }), [])
  const onSwipe = useSwipes(rows)
  useEffect(() => (scroller.current === null ? undefined : tellLostTouches(scroller.current)), [])
  const lineOf = useLineOf()
  const has = (key: ConversationKey | undefined): boolean => rows.some((row) => row.key === key)
  const stop = has(chosen) ? chosen : has(current) ? current : rows[0]?.key
  const stopAt = rows.findIndex(({ key }) => key === stop)
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = target(event, stopAt, rows.length)
    const row = to === undefined ? undefined : rows[to]
    if (row === undefined || to === undefined) return
    event.preventDefault()
    // Drawn first, for a line that is not drawn cannot take the focus.
    flushSync(() => setChosen(row.key))
    list.current?.scrollToIndex(to, { align: 'nearest' })
    focusWhenShown(() => scroller.current?.querySelector(`[data-conversation="${CSS.escape(row.key)}"]`))
  }
  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="list"
        aria-label={words.t('conversations.title')}
        onKeyDown={onKeyDown}
        onFocus={({ target: { dataset } }) => setChosen(dataset['conversation'] as ConversationKey | undefined)}
      >
        <Virtualizer
          ref={list}
          scrollRef={scroller}
          data={rows}
          itemSize={64}
          keepMounted={stopAt === -1 ? [] : [stopAt]}
        >
          {(row, index) => (
            <div key={row.key} role="listitem" aria-posinset={index + 1} aria-setsize={rows.length}>
              <ConversationItem
                line={lineOf(row)}
                isCurrent={row.key === current}
                isStop={row.key === stop}
                onMenu={onMenu}
                onSwipe={onSwipe}
              />
            </div>
          )}
        </Virtualizer>
      </div>
      <ConversationMenu rows={rows} menu={menu} onClose={() => setMenu(undefined)} />
    </div>
  )
}

/** To the left it goes away, or comes back from there; to the right it is read, or marked as unread. */
function useSwipes(rows: readonly ConversationRow[]): SwipeLine {
  const latest = useLatest({ rows, settings: useConversationSettings() })
  return useCallback(
    (key, to) => {
      const { rows: all, settings } = latest.current
      const row = all.find((one) => one.key === key)
      if (row === undefined) return
      if (to === 'left') settings.archive(row)
      else settings.turnRead(row)
    },
    [latest],
  )
}

function target({ key, ctrlKey, altKey, metaKey }: KeyboardEvent, at: number, count: number): number | undefined {
  if (ctrlKey || altKey || metaKey) return undefined
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
