import { Banner, Button, Card, IconDevice } from '@chancery/ui'
import { useState } from 'react'
import { LinkCard } from '../invite/link-card.tsx'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice, usePeople, useSession } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'
import { DeviceList } from './device-list.tsx'
import styles from './settings.module.css'

/** This device and one's others, and the way to a further one. */
export function DevicesSection() {
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
      <Card title={t('settings.devices.yours')}>
        <DeviceList person={person} />
      </Card>
      {isUsed ? (
        <Banner tone="success" role="status">
          {t('settings.devices.added')}
        </Banner>
      ) : null}
      {made === undefined || isUsed ? (
        <div className={styles.start}>
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
          <p>{t('settings.devices.add-warning')}</p>
        </LinkCard>
      )}
      <Problem problem={task.problem} />
    </>
  )
}
