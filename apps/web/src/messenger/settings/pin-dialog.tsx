import { Dialog, TextField } from '@chancery/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { pinProblem } from '../start/pin-problem.ts'
import { StartForm } from '../start/start-form.tsx'
import { useOffice } from '../state/office-provider.tsx'
import { useTask } from '../state/use-task.ts'
import { useToast } from '../state/use-toast.ts'

/** Sets the PIN of this device, or a new one in place of the old. */
export function PinDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const office = useOffice()
  const task = useTask()
  const toast = useToast()
  const [pin, setPin] = useState('')
  const [isTried, setIsTried] = useState(false)
  const problem = isTried ? pinProblem(pin) : undefined

  async function save(): Promise<void> {
    setIsTried(true)
    if (pinProblem(pin) !== undefined) return
    if (!(await task.run(() => office.addLock({ way: 'pin', pin })))) return
    toast.notice(t('settings.lock.saved'))
    onClose()
  }

  return (
    <Dialog open onClose={onClose} title={t('settings.lock.pin-title')} size="small" dismissable={!task.isBusy}>
      <StartForm
        label={t('settings.lock.pin-title')}
        task={task}
        onSubmit={save}
        doLabel={t('common.save')}
        busyLabel={t('settings.lock.saving')}
      >
        <TextField
          label={t('settings.lock.new-pin')}
          type="password"
          autoComplete="new-password"
          value={pin}
          onChange={setPin}
          autoFocus
          reveal={{ show: t('start.pin.show'), hide: t('start.pin.hide') }}
          hint={t('start.pin.hint')}
          {...(problem === undefined ? {} : { error: t(`start.pin.${problem}`) })}
        />
      </StartForm>
    </Dialog>
  )
}
