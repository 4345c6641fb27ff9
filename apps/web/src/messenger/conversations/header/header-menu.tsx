import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react'
import { IconAttach, IconButton, IconCalendar, IconMore, IconSearch, Menu } from '@chancery/ui'
import type { MenuEntry } from '@chancery/ui'
import type { ConversationRow } from '../../../contract/topics.ts'
import { navigate } from '../../frame/navigate.ts'
import { doShortcut, isMac, useShortcut } from '../../frame/use-shortcut.ts'
import { keysOf } from '../../frame/shortcut-table.ts'
import type { ShortcutId } from '../../frame/shortcut-table.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useOffice } from '../../state/office-provider.tsx'
import { useTimelines } from '../conversations-provider.tsx'
import { useConversationEntries } from '../use-conversation-entries.tsx'

const GoToDay = lazy(async () => ({ default: (await import('./go-to-day.tsx')).GoToDay }))

/** What can be done in a conversation besides writing: find, go to a day, see what was attached, and set it for oneself. */
export function HeaderMenu({ row, name }: { readonly row: ConversationRow; readonly name: string }) {
  const { t } = useLanguage()
  const entriesOf = useConversationEntries()
  const timelines = useTimelines()
  const [isGoing, setIsGoing] = useState(false)
  const hasBegun = !row.key.startsWith('with.')
  useShortcut('day', () => setIsGoing(true), hasBegun)
  useUnmark(row)
  const entry = (id: string, label: string, icon: MenuEntry['icon'], onAction: () => void, keys?: ShortcutId) => ({
    id,
    label,
    icon,
    onAction,
    ...(keys === undefined ? {} : { shortcut: keysOf(keys, isMac).join(' ') }),
  })
  const find = (): void => doShortcut('find')
  const toMedia = (): void => navigate({ at: 'conversation', conversation: row.key, isMedia: true })
  const places: MenuEntry[] = [
    entry('find', t('conversations.find-here'), <IconSearch size={16} />, find, 'find'),
    entry('day', t('conversations.go-to-day'), <IconCalendar size={16} />, () => setIsGoing(true), 'day'),
    entry('media', t('conversations.media'), <IconAttach size={16} />, toMedia),
  ]
  return (
    <>
      <Menu
        trigger={<IconButton label={t('conversations.more-about', { name })} icon={<IconMore />} />}
        label={t('conversations.more-about', { name })}
        groups={[...(hasBegun ? [{ id: 'places', entries: places }] : []), ...entriesOf(row)]}
      />
      {isGoing ? (
        <Suspense>
          <GoToDay timeline={timelines.of(row.key)} onClose={() => setIsGoing(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

/** Whoever opens a conversation has seen what they marked as unread. Marked again while it is open, it stays so. */
function useUnmark({ key, isMarked }: ConversationRow): void {
  const office = useOffice()
  const unmark = useEffectEvent(() => {
    if (isMarked !== true) return
    // It stays marked then, and is tried again with the next visit.
    office.setPreferences({ conversation: key, isMarked: false }).catch(() => undefined)
  })
  useEffect(() => unmark(), [key])
}
