import { IconAlert, IconCheck, IconCheckDouble, IconClock, IconWifiOff } from '@chancery/ui'
import type { MessageState as State } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { stateKeys } from './message-sentence.ts'
import styles from './message.module.css'

const icons = {
  waiting: IconWifiOff,
  sending: IconClock,
  failed: IconAlert,
  sent: IconCheck,
  delivered: IconCheckDouble,
  read: IconCheckDouble,
} as const satisfies Record<State, unknown>

interface MessageStateProps {
  readonly state: State
  /** The picture only, where there is no room for words. */
  readonly isShort?: boolean
}

/** How far an own message has come: a picture for eyes, its words for everybody else. */
export function MessageState({ state, isShort = false }: MessageStateProps) {
  const { t } = useLanguage()
  const Icon = icons[state]
  const words = t(stateKeys[state])
  // What the person may have to do something about, or wait for, stands there in words.
  const isSaid = !isShort && (state === 'waiting' || state === 'failed')
  return (
    <span className={styles.state} data-state={state} title={words}>
      {isSaid ? <span>{words}</span> : <span className={styles.unseen}>{words}</span>}
      <Icon size={14} />
    </span>
  )
}
