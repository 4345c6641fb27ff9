import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Virtualizer } from 'virtua'
import type { VirtualizerHandle } from 'virtua'
import { Button, IconJumpDown } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import { useShortcut } from '../../frame/use-shortcut.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { Announcer } from './announcer.tsx'
import { dayWords } from './day-words.ts'
import { hasEyes } from './has-eyes.ts'
import { ListPlace } from './list-place.ts'
import type { Sight } from './list-place.ts'
import { RowActsContext } from './row-acts.ts'
import type { RowActs } from './row-acts.ts'
import type { Timeline } from './timeline.ts'
import { isChangedAtStart } from './timeline-items.ts'
import type { TimelineItem } from './timeline-items.ts'
import { TimelineRow } from './timeline-row.tsx'
import styles from './timeline.module.css'
import { useMessageKeys } from './use-message-keys.ts'
import { useReading } from './use-reading.ts'
import { useToday } from './use-today.ts'

interface TimelineListProps {
  readonly timeline: Timeline
  /** What a screen reader calls the list. */
  readonly label: string
  readonly isGroup: boolean
  readonly self: PersonId
  readonly unread: number
  readonly acts: RowActs
  readonly toComposer: () => void
}

/** The messages, drawn only where they are in sight. */
export function TimelineList(props: TimelineListProps) {
  const { timeline, label, isGroup, self, acts } = props
  const today = useToday()
  const { view, keys, flash, sight, parts, isShifted, onScroll, place, toEnd } = useTimelineList(props)
  const stop = view.items.findIndex(({ key }) => key === keys.stop)
  return (
    <RowActsContext value={acts}>
      <div className={styles.frame}>
        <div
          ref={parts.scroller}
          className={styles.scroller}
          role="log"
          aria-label={label}
          // Rows come and go with scrolling; the announcer says what is new.
          aria-live="off"
          tabIndex={-1}
          onScroll={onScroll}
          onKeyDown={keys.onKeyDown}
          onFocus={keys.onFocus}
        >
          <div className={styles.spacer} />
          <Virtualizer
            ref={parts.list}
            scrollRef={parts.scroller}
            data={view.items}
            shift={isShifted}
            bufferSize={400}
            keepMounted={stop === -1 ? [] : [stop]}
            onResize={place.measured}
            onScrollEnd={place.rested}
          >
            {(item) => (
              <TimelineRow
                key={item.key}
                item={item}
                isGroup={isGroup}
                isStop={item.key === keys.stop}
                isFlashing={item.key === flash}
                self={self}
                today={today}
              />
            )}
          </Virtualizer>
          <div className={styles.end} />
          <ToNewest isAway={sight.isAway} below={view.window.below.length} toEnd={toEnd} />
        </div>
        <DaySign day={sight.day} today={today} />
        <Announcer timeline={timeline} />
      </div>
    </RowActsContext>
  )
}

/** What moves the list, and what it says about where it is. */
function useTimelineList({ timeline, unread, acts, toComposer }: TimelineListProps) {
  const view = useSyncExternalStore(timeline.subscribe, timeline.get)
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const drawn = useRef<readonly TimelineItem[]>([])
  const [sight, setSight] = useState<Sight>({ isAway: false })
  const [place] = useState(() => new ListPlace(timeline, hasEyes, setSight))
  const readSoon = useReading(timeline, place, unread)
  const { items, goal } = view
  const isShifted = isChangedAtStart(drawn.current, items)
  const toEnd = (): void => void timeline.showEnd()
  const keys = useMessageKeys({ items, place, scroller, acts, toEnd, toComposer })
  const flash = useFlash(goal?.to === 'row' ? goal : undefined, keys.focus)
  useLayoutEffect(() => {
    if (scroller.current === null || list.current === null) return undefined
    return place.attach(scroller.current, list.current)
  }, [place])
  useLayoutEffect(() => {
    drawn.current = items
    place.drawn(items, isShifted)
    readSoon()
  }, [place, items, isShifted, readSoon])
  useLayoutEffect(() => {
    if (goal !== undefined) place.go(goal)
  }, [place, goal])
  useShortcut('newest', toEnd)
  const onScroll = (): void => {
    place.turned()
    readSoon()
  }
  return { view, keys, flash, sight, parts: { scroller, list }, isShifted, onScroll, place, toEnd }
}

/** The day that one reads. The separators say it to a screen reader. */
function DaySign({ day, today }: { readonly day: number | undefined; readonly today: number }) {
  const words = useLanguage()
  if (day === undefined) return null
  return (
    <div className={styles.pill} aria-hidden>
      <span>{dayWords(day, today, words)}</span>
    </div>
  )
}

interface ToNewestProps {
  readonly isAway: boolean
  /** How many messages are new further down. */
  readonly below: number
  readonly toEnd: () => void
}

/** The way back. It stands in the list, so that a wheel over it turns the list. */
function ToNewest({ isAway, below, toEnd }: ToNewestProps) {
  const { t } = useLanguage()
  if (!isAway && below === 0) return null
  return (
    <div className={styles.jump}>
      <Button size="small" icon={<IconJumpDown size={16} />} onPress={toEnd}>
        {below > 0 ? t('conversations.new-messages', { count: below }) : t('conversations.to-newest')}
      </Button>
    </div>
  )
}

const FLASH_MS = 2000

/** The row that was jumped to, for two seconds; it gets the focus, so that keys and screen readers go on from there. */
function useFlash(goal: { readonly key: string } | undefined, focus: (key: string) => void): string | undefined {
  const [over, setOver] = useState<object | undefined>(undefined)
  const latest = useRef(focus)
  latest.current = focus
  useEffect(() => {
    if (goal === undefined) return undefined
    // Two frames: one to scroll there, one to draw it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        // Whoever types what to find goes on typing.
        if (document.activeElement?.matches('input') !== true) latest.current(goal.key)
      })
    })
    const timer = setTimeout(() => setOver(goal), FLASH_MS)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [goal])
  return goal === undefined || over === goal ? undefined : goal.key
}
