import { Button, Card, IconDevice } from '@chancery/ui'
import { useState } from 'react'
import { LinkCard } from '../invite/link-card.tsx'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice, useSession } from '../state/office-provider.tsx'
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
  const [link, setLink] = useState<string | undefined>(undefined)
  const make = (): Promise<boolean> => task.run(async () => setLink((await office.inviteOwnDevice()).link))
  return (
    <>
      <Card title={t('settings.devices.yours')}>
        <DeviceList person={person} />
      </Card>
      {link === undefined ? (
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
          link={link}
          message={t('settings.devices.message')}
        >
          <p>{t('settings.devices.add-warning')}</p>
        </LinkCard>
      )}
      <Problem problem={task.problem} />
    </>
  )
}
