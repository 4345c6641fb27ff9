import { Button, Dialog, IconHelp, Kbd } from '@chancery/ui'
import type { MessageKey } from '../language/catalogue.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { listKeys, messageKeys } from '../conversations/shortcuts.ts'
import { navigate } from './navigate.ts'
import styles from './shortcut-list.module.css'
import { keysOf, shortcuts } from './shortcut-table.ts'
import type { ShortcutId } from './shortcut-table.ts'
import { isMac } from './use-shortcut.ts'

interface Row {
  readonly keys: readonly string[]
  readonly label: MessageKey
}

const groups = ['everywhere', 'conversations', 'messages'] as const

/** Every shortcut, from the tables that bind them. */
export function ShortcutList({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useLanguage()
  return (
    <Dialog open={isOpen} onClose={onClose} title={t('frame.shortcuts')} size="large">
      <div role="region" aria-label={t('frame.shortcuts')} tabIndex={0}>
        <Shortcuts />
      </div>
      <div>
        <Button
          icon={<IconHelp />}
          onPress={() => {
            onClose()
            navigate({ at: 'help' })
          }}
        >
          {t('help.open')}
        </Button>
      </div>
    </Dialog>
  )
}

/** The tables of shortcuts, as people read them. */
export function Shortcuts() {
  const { t } = useLanguage()
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <section key={group} className={styles.group}>
          <h3 className={styles.title}>{t(`frame.shortcuts.${group}`)}</h3>
          <dl className={styles.rows}>
            {rowsOf(group).map(({ label, keys }) => (
              <div key={label} className={styles.row}>
                <dt>{t(label)}</dt>
                <dd className={styles.keys}>
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

function rowsOf(group: (typeof groups)[number]): readonly Row[] {
  const ids = (Object.keys(shortcuts) as ShortcutId[]).filter((id) => shortcuts[id].group === group)
  const own: Row[] = ids.map((id) => ({ keys: keysOf(id, isMac), label: shortcuts[id].label }))
  if (group === 'conversations') return [...own, ...listKeys]
  return group === 'messages' ? [...own, ...messageKeys] : own
}
