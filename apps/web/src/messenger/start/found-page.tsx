import { TextField } from '@chancery/ui'
import { useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice } from '../state/office-provider.tsx'
import { useTask } from '../state/use-task.ts'
import { comeInWith } from './arrival.ts'
import { dealCards } from './cards-due.ts'
import { ownDeviceLabel } from './device-label.ts'
import { LockFields, useLockChoice } from './lock-fields.tsx'
import { StartForm } from './start-form.tsx'
import { StartPage } from './start-page.tsx'
import { WhoFields, useWho } from './who-fields.tsx'

/** Founds the organization in four fields. */
export function FoundPage({ link }: { readonly link: string }) {
  const { t } = useLanguage()
  const office = useOffice()
  const task = useTask()
  const who = useWho()
  const lock = useLockChoice()
  const [organization, setOrganization] = useState('')
  const [isTried, setIsTried] = useState(false)

  async function found(): Promise<void> {
    setIsTried(true)
    const named = who.take()
    lock.check()
    if (organization.trim() === '' || named === undefined) return
    await task.run(async () => {
      const secret = await lock.take(named.name)
      if (secret === undefined) return
      const deviceLabel = ownDeviceLabel()
      const wish = { link, organization: organization.trim(), ...named, deviceLabel, lock: secret }
      await comeInWith(() => office.foundOrganization(wish))
      dealCards()
    })
  }

  return (
    <StartPage title={t('start.found.title')} text={t('start.found.text')}>
      <StartForm
        label={t('start.found.title')}
        task={task}
        onSubmit={found}
        doLabel={t('start.found.do')}
        busyLabel={t('start.found.busy')}
      >
        <TextField
          label={t('start.organization')}
          value={organization}
          onChange={setOrganization}
          autoComplete="organization"
          autoFocus
          maxLength={80}
          required
          {...(isTried && organization.trim() === '' ? { error: t('start.needed') } : {})}
        />
        <WhoFields who={who} />
        <LockFields choice={lock} />
      </StartForm>
    </StartPage>
  )
}
