import { ProgressBar } from '@chancery/ui'
import type { HistoryRow } from '../../contract/history-calls.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useTopic } from '../state/office-provider.tsx'
import styles from './history.module.css'

const none: readonly HistoryRow[] = []

/** How far this person’s history has come on its way to this device, while it is on its way. */
export function HistoryLine() {
  const transfers = useTopic('history')?.transfers ?? none
  const coming = transfers.filter(({ direction, state }) => direction === 'from' && state === 'running')
  return coming.map((transfer) => (
    <div key={transfer.device ?? 'backup'} className={styles.line}>
      <HistoryProgress transfer={transfer} />
    </div>
  ))
}

/** One archive, in words and as a bar. */
export function HistoryProgress({ transfer }: { readonly transfer: HistoryRow }) {
  const { t, number } = useLanguage()
  const { direction, device, deviceLabel = '', total, done } = transfer
  const going = device === undefined ? t('history.backing-up') : t('history.going', { device: deviceLabel })
  return (
    <ProgressBar
      label={direction === 'from' ? t('history.coming') : going}
      {...(total === 0
        ? {}
        : { value: done / total, valueLabel: t('history.progress', { done: number(done), total: number(total) }) })}
    />
  )
}
