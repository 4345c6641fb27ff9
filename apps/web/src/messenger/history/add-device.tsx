import { Banner, Button, IconDevice } from '@chancery/ui'
import { useState } from 'react'
import { LinkCard } from '../invite/link-card.tsx'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice, usePeople, useSession } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'
import styles from './history.module.css'

/** The way to a further device, in three steps; its history follows by itself. */
export function AddDevice() {
  const { t } = useLanguage()
  const office = useOffice()
  const { person } = useSession()
  const task = useTask()
  const devices = usePeople().get(person)?.devices ?? 0
  const [made, setMade] = useState<{ readonly link: string; readonly devices: number } | undefined>(undefined)
  const make = (): Promise<boolean> =>
    task.run(async () => setMade({ link: (await office.inviteOwnDevice()).link, devices }))
  // The link works once: it goes when the device is here.
  const isUsed = made !== undefined && devices > made.devices
  return (
    <>
      {isUsed ? (
        <Banner tone="success" role="status">
          {t('history.add.here')}
        </Banner>
      ) : null}
      {made === undefined || isUsed ? (
        <div className={styles.row}>
          <Button
            kind="primary"
            icon={<IconDevice />}
            busy={task.isBusy}
            busyLabel={t('invite.busy')}
            onPress={() => void make()}
          >
            {t('settings.devices.add')}
          </Button>
        </div>
      ) : (
        <LinkCard
          title={t('settings.devices.add-title')}
          text={t('settings.devices.add-text')}
          link={made.link}
          message={t('settings.devices.message')}
        >
          <ol className={styles.steps}>
            <li>{t('history.add.scan')}</li>
            <li>{t('history.add.lock')}</li>
            <li>{t('history.add.wait')}</li>
          </ol>
          <p>{t('history.add.warning')}</p>
        </LinkCard>
      )}
      <Problem problem={task.problem} />
    </>
  )
}
