import { TextField } from '@chancery/ui'
import { useState } from 'react'
import type { LockSecret } from '../../contract/calls.ts'
import { useLanguage } from '../language/language-provider.tsx'
import type { Task } from '../state/use-task.ts'
import { StartForm } from './start-form.tsx'

interface UnlockFormProps {
  readonly way: 'pin' | 'passphrase'
  readonly task: Task
  /** A passkey stands above it. */
  readonly isSecond: boolean
  readonly onUnlock: (secret: LockSecret) => Promise<void>
}

/** Takes what somebody knows: the PIN, or five words. */
export function UnlockForm({ way, task, isSecond, onUnlock }: UnlockFormProps) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState('')
  const isPin = way === 'pin'

  async function unlock(): Promise<void> {
    if (typed === '') return
    await onUnlock(isPin ? { way: 'pin', pin: typed } : { way: 'passphrase', passphrase: typed })
    // Wrong letters are typed anew, not mended unseen.
    setTyped('')
  }

  return (
    <StartForm
      label={t('start.locked.title')}
      task={task}
      onSubmit={unlock}
      doLabel={t('start.locked.do')}
      busyLabel={t('start.locked.busy')}
      isQuiet={isSecond}
    >
      <TextField
        label={t(isPin ? 'start.pin' : 'start.words')}
        type="password"
        autoComplete="current-password"
        name={way}
        value={typed}
        onChange={setTyped}
        autoFocus={!isSecond}
        reveal={{
          show: t(isPin ? 'start.pin.show' : 'start.words.show'),
          hide: t(isPin ? 'start.pin.hide' : 'start.words.hide'),
        }}
        {...(isPin ? {} : { hint: t('start.words.hint') })}
      />
    </StartForm>
  )
}
