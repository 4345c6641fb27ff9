import { Card } from '@chancery/ui'
import { AddDevice } from '../history/add-device.tsx'
import { BackupCard } from '../history/backup-card.tsx'
import { TransfersCard } from '../history/transfers-card.tsx'
import { useLanguage } from '../language/language-provider.tsx'
import { useSession } from '../state/office-provider.tsx'
import { DeviceList } from './device-list.tsx'
import styles from './settings.module.css'

/** This device and one's others, the way to a further one, and what to do when all are lost. */
export function DevicesSection() {
  const { t } = useLanguage()
  const { person } = useSession()
  return (
    <>
      <Card title={t('settings.devices.yours')}>
        <DeviceList person={person} />
        <p className={styles.hint}>{t('history.seen')}</p>
      </Card>
      <AddDevice />
      <TransfersCard />
      <BackupCard />
    </>
  )
}
