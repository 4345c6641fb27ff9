import { IconClose, IconRetry, ProgressBar } from '@chancery/ui'
import type { Transfer } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useOffice } from '../../state/office-provider.tsx'
import { useToast } from '../../state/use-toast.ts'
import { RowButton } from './row-button.tsx'
import { sizeWords } from './size-words.ts'
import styles from './media.module.css'

interface TransferBarProps {
  readonly transfer: Transfer
  /** What is on its way. */
  readonly name: string
}

/** How far something is on its way to the vault, or from it, and how to stop it. It takes one line. */
export function TransferBar({ transfer, name }: TransferBarProps) {
  const words = useLanguage()
  const { t } = words
  const office = useOffice()
  const toast = useToast()
  const { key, direction, state, done, total } = transfer
  const label = t(direction === 'up' ? 'attach.going-up' : 'attach.coming-down', { name })
  const cancel = (): void => void office.cancelTransfer(key).catch(toast.problem)
  if (state === 'failed')
    return (
      <div className={styles.transfer} role="group" aria-label={label}>
        <span className={styles.broken}>{t('attach.stopped')}</span>
        <RowButton
          label={t('conversations.retry')}
          icon={<IconRetry size={16} />}
          onPress={() => void office.retryTransfer(key).catch(toast.problem)}
        />
        <Cancel onCancel={cancel} />
      </div>
    )
  const size = t('attach.part-of', { done: sizeWords(done, words), total: sizeWords(total, words) })
  return (
    <div className={styles.transfer}>
      <div className={styles.bar}>
        <ProgressBar
          label={state === 'waiting' ? t('attach.waits', { name }) : label}
          hideLabel
          value={total === 0 ? undefined : done / total}
          valueLabel={size}
        />
        <span className={styles.barText}>{state === 'waiting' ? t('conversations.state.waiting') : size}</span>
      </div>
      <Cancel onCancel={cancel} />
    </div>
  )
}

function Cancel({ onCancel }: { readonly onCancel: () => void }) {
  const { t } = useLanguage()
  return <RowButton label={t('attach.stop')} icon={<IconClose size={16} />} onPress={onCancel} />
}
