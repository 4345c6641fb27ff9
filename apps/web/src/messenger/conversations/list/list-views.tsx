import { Badge, IconArchive, IconBack, IconNext, SegmentedControl } from '@chancery/ui'
import { useEffect } from 'react'
import type { ConversationRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { isUnread } from '../unread.ts'
import styles from './list.module.css'
import type { ListView } from './list-view.ts'

interface ListViewsProps {
  readonly rows: readonly ConversationRow[]
  readonly view: ListView
  readonly onView: (view: ListView) => void
}

const views = ['all', 'unread', 'groups'] as const

/** What of the list is shown: all, what is unread, groups; and the way to what was put away, and back. */
export function ListViews({ rows, view, onView }: ListViewsProps) {
  const { t } = useLanguage()
  const archived = rows.filter(({ isArchived }) => isArchived === true)
  const unread = archived.filter(isUnread).length
  // Whoever took the last one out is led back.
  useEffect(() => {
    if (view === 'archived' && archived.length === 0) onView('all')
  }, [view, archived.length, onView])
  if (rows.length === 0) return null
  if (view === 'archived')
    return (
      <button type="button" className={styles.archive} onClick={() => onView('all')}>
        <IconBack size={16} />
        <span className={styles.archiveText}>
          {t('conversations.archived')}
          <span className={styles.archiveHint}>{t('conversations.to-all')}</span>
        </span>
      </button>
    )
  return (
    <>
      <SegmentedControl
        className={styles.views}
        label={t('conversations.filter')}
        value={view}
        segments={views.map((id) => ({ id, label: t(`conversations.filter-${id}`) }))}
        onChange={onView}
      />
      {archived.length === 0 ? null : (
        <button type="button" className={styles.archive} onClick={() => onView('archived')}>
          <IconArchive size={16} />
          <span className={styles.archiveText}>{t('conversations.archived')}</span>
          <Badge count={unread} label={t('frame.unread', { count: unread })} tone="muted" />
          <IconNext size={16} />
        </button>
      )}
    </>
  )
}
