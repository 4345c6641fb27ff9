import { useSyncExternalStore } from 'react'
import { IconButton, IconLock, IconTrash } from '@chancery/ui'
import { useLanguage } from '../../language/language-provider.tsx'
import { lengthWords } from '../media/size-words.ts'
import { LONGEST_SECONDS } from './recording.ts'
import type { Recording } from './recording.ts'
import styles from './voice.module.css'

interface RecordingBarProps {
  readonly recording: Recording
  readonly onCancel: () => void
}

/** Stands in place of the field while a voice note is made: how long it is, how loud, and how to drop it. */
export function RecordingBar({ recording, onCancel }: RecordingBarProps) {
  const { t } = useLanguage()
  const { state, seconds, level, isLocked } = useSyncExternalStore(recording.subscribe, recording.get)
  const hint = isLocked ? 'attach.recording-locked' : 'attach.recording-held'
  const full = t('attach.recording-full', { length: lengthWords(LONGEST_SECONDS) })
  return (
    <div className={styles.recording} role="group" aria-label={t('attach.recording')}>
      <IconButton tooltip={false} label={t('attach.drop-voice')} icon={<IconTrash />} onPress={onCancel} />
      <span className={styles.dot} aria-hidden />
      <span className={styles.timer} role="timer" aria-label={t('attach.recorded', { length: lengthWords(seconds) })}>
        {lengthWords(seconds)}
      </span>
      <span className={styles.level} aria-hidden>
        <span style={{ inlineSize: `${Math.round(level * 100)}%` }} />
      </span>
      <span className={styles.hint} role="status">
        {isLocked ? <IconLock size={14} /> : null}
        {state === 'asking' ? t('attach.asking') : state === 'full' ? full : t(hint)}
      </span>
    </div>
  )
}
