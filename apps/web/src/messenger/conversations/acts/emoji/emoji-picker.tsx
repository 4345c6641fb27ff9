import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { classes, SearchField, Skeleton } from '@chancery/ui'
import { useLanguage } from '../../../language/language-provider.tsx'
import { useOffice } from '../../../state/office-provider.tsx'
import { emojiEntry, emojiGroups } from './emoji-table.ts'
import type { EmojiEntry } from './emoji-table.ts'
import styles from './emoji-picker.module.css'
import { findEmoji } from './find-emoji.ts'

interface EmojiPickerProps {
  readonly onPick: (emoji: string) => void
  /** Stands marked: one's own reaction. */
  readonly chosen?: string | undefined
}

const COLUMNS = 8

/** Emoji to pick from: found by what they are called in English or Hindi, arrows from one to the next. To be loaded when it is needed. */
export function EmojiPicker({ onPick, chosen }: EmojiPickerProps) {
  const { t } = useLanguage()
  const office = useOffice()
  // As it was when the picker was opened: what one picks does not move under the finger, and neither does what comes late.
  const [recent, setRecent] = useState<readonly string[]>()
  useEffect(() => void office.recentEmoji().then(setRecent, () => setRecent([])), [office])
  if (recent === undefined) return <Skeleton label={t('acts.emoji')} kind="row" count={3} />
  const pick = (emoji: string): void => {
    // What is not kept is not worth a word.
    office.rememberEmoji(emoji).catch(() => undefined)
    onPick(emoji)
  }
  return <Picker recent={recent.flatMap((emoji) => emojiEntry(emoji) ?? [])} chosen={chosen} onPick={pick} />
}

function Picker({ onPick, chosen, recent }: EmojiPickerProps & { readonly recent: readonly EmojiEntry[] }) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState('')
  const grid = useRef<HTMLDivElement>(null)
  const found = findEmoji(typed)
  const isSearching = typed.trim() !== ''
  const sections = isSearching
    ? [{ group: undefined, entries: found }]
    : [...(recent.length > 0 ? [{ group: 'recent' as const, entries: recent }] : []), ...emojiGroups]
  const pick = (emoji: string | undefined): void => {
    if (emoji !== undefined) onPick(emoji)
  }
  return (
    <div className={styles.picker}>
      <SearchField
        autoFocus
        label={t('acts.find-emoji')}
        value={typed}
        onChange={setTyped}
        onSubmit={() => pick(found[0]?.emoji)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          grid.current?.querySelector<HTMLElement>('[data-emoji]')?.focus()
        }}
      />
      <div ref={grid} className={styles.grid} onKeyDown={(event) => onArrows(event, event.currentTarget)}>
        {sections.map(({ group, entries }) => (
          <Section
            key={group ?? 'found'}
            title={group === undefined ? t('acts.emoji') : t(`acts.emoji.${group}`)}
            hasTitle={group !== undefined}
            entries={entries}
            chosen={chosen}
            onPick={pick}
          />
        ))}
        <p role="status" className={classes(styles.none, found.length > 0 && styles.unseen)}>
          {!isSearching
            ? null
            : found.length === 0
              ? t('acts.no-emoji', { query: typed.trim() })
              : t('acts.found-emoji', { count: found.length })}
        </p>
      </div>
    </div>
  )
}

interface SectionProps {
  readonly title: string
  readonly hasTitle: boolean
  readonly entries: readonly EmojiEntry[]
  readonly chosen: string | undefined
  readonly onPick: (emoji: string) => void
}

function Section({ title, hasTitle, entries, chosen, onPick }: SectionProps) {
  const { language } = useLanguage()
  if (entries.length === 0) return null
  return (
    <section aria-label={title}>
      {hasTitle ? (
        <h3 className={styles.title} aria-hidden>
          {title}
        </h3>
      ) : null}
      <div className={styles.row}>
        {entries.map((entry) => {
          const name = (language === 'hi' ? entry.hi : entry.en)[0]
          return (
            <button
              key={entry.emoji}
              type="button"
              data-emoji={entry.emoji}
              className={styles.emoji}
              aria-label={name}
              title={name}
              {...(entry.emoji === chosen ? { 'aria-pressed': true } : {})}
              // One stop of Tab for all of them would not be found again after it was left; the field is the stop.
              tabIndex={-1}
              onClick={() => onPick(entry.emoji)}
            >
              {entry.emoji}
            </button>
          )
        })}
      </div>
    </section>
  )
}

/** From one to the next, up and down by what stands there; above the first row is the field. */
function onArrows(event: KeyboardEvent, grid: HTMLElement): void {
  const all = [...grid.querySelectorAll<HTMLElement>('[data-emoji]')]
  const from = all.indexOf(document.activeElement as HTMLElement)
  if (from === -1) return
  const isMirrored = getComputedStyle(grid).direction === 'rtl'
  const next = nextOf(event.key, all, from, isMirrored ? -1 : 1)
  if (next === undefined) return
  event.preventDefault()
  if (next === 'field') grid.parentElement?.querySelector('input')?.focus()
  else {
    next.focus({ preventScroll: true })
    next.scrollIntoView({ block: 'nearest' })
  }
}

function nextOf(
  key: string,
  all: readonly HTMLElement[],
  from: number,
  forward: 1 | -1,
): HTMLElement | 'field' | undefined {
  switch (key) {
    case 'ArrowRight':
      return all[from + forward]
    case 'ArrowLeft':
      return all[from - forward]
    case 'Home':
      return all[0]
    case 'End':
      return all.at(-1)
    case 'ArrowDown':
    case 'ArrowUp':
      return below(all, from, key === 'ArrowDown' ? 1 : -1) ?? (key === 'ArrowUp' ? 'field' : undefined)
    default:
      return undefined
  }
}

/** The nearest one of the next row, by where they stand: rows of different groups are not equally long. */
function below(all: readonly HTMLElement[], from: number, by: 1 | -1): HTMLElement | undefined {
  const here = all[from]?.getBoundingClientRect()
  if (here === undefined) return undefined
  const later =
    by === 1 ? all.slice(from + 1, from + 1 + 2 * COLUMNS) : all.slice(Math.max(0, from - 2 * COLUMNS), from)
  const places = later.map((element) => ({ element, place: element.getBoundingClientRect() }))
  const tops = places.map(({ place }) => place.top).filter((top) => by * (top - here.top) > 1)
  if (tops.length === 0) return undefined
  const top = by === 1 ? Math.min(...tops) : Math.max(...tops)
  return places
    .filter(({ place }) => Math.abs(place.top - top) < 1)
    .toSorted((a, b) => Math.abs(a.place.left - here.left) - Math.abs(b.place.left - here.left))[0]?.element
}
