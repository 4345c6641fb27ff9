import { IconWifiOff, ProgressBar } from '@chancery/ui'
import { useEffect, useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useTopic } from '../state/office-provider.tsx'
import styles from './network-line.module.css'

const PATIENCE_MS = 1_500

/** The line to the server, in words, while there is something to say about it. */
export function NetworkLine() {
  const { t, number } = useLanguage()
  const network = useTopic('network')
  const state = network?.state ?? 'online'
  const isLong = useLasts(state === 'connecting')
  const progress = network?.progress
  const isShown = state === 'offline' || isLong
  return (
    <div className={styles.place}>
      <div role="status">
        {isShown ? (
          <span className={styles.line}>
            <IconWifiOff size={16} />
            {t(state === 'offline' ? 'frame.offline' : 'frame.connecting')}
          </span>
        ) : null}
      </div>
      {progress === undefined || progress.total === 0 ? null : (
        <div className={styles.line}>
          <ProgressBar
            label={t(progress.what === 'board' ? 'frame.catching-up' : 'frame.checking')}
            value={progress.done / progress.total}
            valueLabel={t('frame.progress', { done: number(progress.done), total: number(progress.total) })}
            className={styles.progress}
          />
        </div>
      )}
    </div>
  )
}

/** Whether something has been so for longer than a blink: a line that flickers worries people. */
function useLasts(is: boolean): boolean {
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    if (!is) {
      setLasts(false)
      return undefined
    }
    const timer = setTimeout(() => setLasts(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [is])
  return lasts
}
