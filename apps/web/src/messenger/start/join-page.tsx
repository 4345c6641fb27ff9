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

interface JoinPageProps {
  readonly link: string
  readonly onJoined: () => void
}

/** Lets somebody in who was invited. Who invited them is sealed until they are in. */
export function JoinPage({ link, onJoined }: JoinPageProps) {
  const { t } = useLanguage()
  const office = useOffice()
  const task = useTask()
  const who = useWho()
  const lock = useLockChoice()

  async function join(): Promise<void> {
    const named = who.take()
    lock.check()
    if (named === undefined) return
    await task.run(async () => {
      const secret = await lock.take(named.name)
      if (secret === undefined) return
      const wish = { link, ...named, deviceLabel: ownDeviceLabel(), lock: secret }
      await comeInWith(() => office.enrolDevice(wish))
      dealCards()
      onJoined()
    })
  }

  return (
    <StartPage title={t('start.join.title')} text={t('start.join.text')}>
      <StartForm
        label={t('start.join.title')}
        task={task}
        onSubmit={join}
        doLabel={t('start.join.do')}
        busyLabel={t('start.join.busy')}
      >
        <WhoFields who={who} autoFocus />
        <LockFields choice={lock} />
      </StartForm>
    </StartPage>
  )
}
