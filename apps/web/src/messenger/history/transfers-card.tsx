import { Card } from '@chancery/ui'
import type { HistoryRow } from '../../contract/history-calls.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useTopic } from '../state/office-provider.tsx'
import { HistoryProgress } from './history-line.tsx'
import styles from './history.module.css'

const none: readonly HistoryRow[] = []

/** What became of this person’s history on its way between devices. */
export function TransfersCard() {
  const { t } = useLanguage()
  const transfers = useTopic('history')?.transfers ?? none
  if (transfers.length === 0) return null
  return (
    <Card title={t('history.title')}>
      <ul className={styles.stack}>
        {transfers.map((transfer) => (
          <li key={`${transfer.direction} ${transfer.device ?? ''}`}>
            {transfer.state === 'running' ? <HistoryProgress transfer={transfer} /> : <Outcome transfer={transfer} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Outcome({ transfer }: { readonly transfer: HistoryRow }) {
  const { t } = useLanguage()
  const { direction, deviceLabel, state, done, refused } = transfer
  const from = deviceLabel === undefined ? t('history.from-backup') : t('history.from', { device: deviceLabel })
  return (
    <>
      <p>
        {state === 'failed'
          ? t('history.failed')
          : direction === 'to'
            ? t('history.sent', { device: deviceLabel ?? '', count: done })
            : `${from} ${t('history.came', { count: done })}`}
      </p>
      {refused > 0 ? <p>{t('history.refused', { count: refused })}</p> : null}
    </>
  )
}
