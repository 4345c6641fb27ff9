import { Button, Dialog } from '@chancery/ui'
import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useSession } from '../../state/office-provider.tsx'
import { useNames } from '../names.ts'
import styles from './message.module.css'

interface MessageInfoProps {
  readonly row: MessageRow
  readonly onClose: () => void
}

/** What is known about a message: when it was said, how far it has come, and where it stands on the record. */
export function MessageInfo({ row, onClose }: MessageInfoProps) {
  const { t, moment, number } = useLanguage()
  const names = useNames()
  const { mode } = useSession()
  const office = names.officeOf(row.person)
  const facts: [string, string][] = [
    [t('conversations.info-from'), [names.nameOf(row.person), office].filter((part) => part !== undefined).join(', ')],
    [t('conversations.info-said'), moment(row.sentAt)],
  ]
  const isSlow = row.state === 'sending' && mode === 'protected'
  const state = isSlow
    ? 'conversations.state-long.sending-protected'
    : (`conversations.state-long.${row.state}` as const)
  if (row.isOwn) facts.push([t('conversations.info-state'), t(state)])
  facts.push([
    t('conversations.info-record'),
    row.position === undefined
      ? t('conversations.info-not-on-record')
      : t('conversations.info-on-record', {
          position: number(row.position),
          moment: moment(row.recordedAt ?? row.sentAt),
        }),
  ])
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('conversations.info')}
      size="small"
      actions={<Button onPress={onClose}>{t('common.close')}</Button>}
    >
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
