import { TextField } from '@chancery/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice } from '../state/office-provider.tsx'
import { useTask } from '../state/use-task.ts'
import { comeInWith } from './arrival.ts'
import { ownDeviceLabel } from './device-label.ts'
import { LockFields, useLockChoice } from './lock-fields.tsx'
import { StartForm } from './start-form.tsx'
import { StartPage } from './start-page.tsx'

interface AddDevicePageProps {
  readonly link: string
  /** The device was made elsewhere and moves here, or it is a new one of somebody who has another. */
  readonly isMove: boolean
}

/** A further device of somebody who is known: who they are is not asked again. */
export function AddDevicePage({ link, isMove }: AddDevicePageProps) {
  const { t } = useLanguage()
  const office = useOffice()
  const task = useTask()
  const lock = useLockChoice()
  const [label, setLabel] = useState(ownDeviceLabel)
  const [code, setCode] = useState('')

  async function add(): Promise<void> {
    await task.run(async () => {
      const deviceLabel = label.trim() === '' ? ownDeviceLabel() : label.trim()
      const secret = await lock.take(deviceLabel)
      if (secret === undefined) return
      const recoveryCode = code.trim()
      const recovery = recoveryCode === '' ? {} : { recoveryCode }
      await comeInWith(() =>
        isMove
          ? office.moveDevice({ link, lock: secret })
          : office.enrolDevice({ link, name: '', deviceLabel, lock: secret, ...recovery }),
      )
    })
  }

  const title = t(isMove ? 'start.move.title' : 'start.device.title')
  return (
    <StartPage title={title} text={t(isMove ? 'start.move.text' : 'start.device.text')}>
      <StartForm
        label={title}
        task={task}
        onSubmit={add}
        doLabel={t(isMove ? 'start.move.do' : 'start.device.do')}
        busyLabel={t(isMove ? 'start.move.busy' : 'start.join.busy')}
      >
        {isMove ? null : (
          <TextField
            label={t('start.device.name')}
            hint={t('start.device.name-hint')}
            value={label}
            onChange={setLabel}
            maxLength={80}
          />
        )}
        <LockFields choice={lock} />
        {isMove ? null : (
          <TextField
            label={t('history.restore.field')}
            hint={t('history.restore.hint')}
            value={code}
            onChange={setCode}
            maxLength={80}
          />
        )}
      </StartForm>
    </StartPage>
  )
}
