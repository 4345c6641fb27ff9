import { IconButton, IconCopy, IconMore, IconReply } from '@chancery/ui'
import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import styles from './message.module.css'
import { useRowActs } from './row-acts.ts'

/** What one does most with a message, beside it while it has the pointer or the focus. */
export function MessageTools({ row }: { readonly row: MessageRow }) {
  const { t } = useLanguage()
  const acts = useRowActs()
  return (
    <div className={styles.tools} role="group" aria-label={t('conversations.message-actions')}>
      {row.id === undefined ? null : (
        <IconButton
          size="small"
          tooltip={false}
          label={t('conversations.reply')}
          icon={<IconReply size={16} />}
          onPress={() => acts.reply(row)}
        />
      )}
      <IconButton
        size="small"
        tooltip={false}
        label={t('conversations.copy-text')}
        icon={<IconCopy size={16} />}
        onPress={() => acts.copyText(row)}
      />
      <button
        type="button"
        className={styles.more}
        aria-label={t('conversations.more')}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect()
          acts.showMenu(row, { x: left, y: bottom })
        }}
      >
        <IconMore size={16} />
      </button>
    </div>
  )
}
