import { Button, Card, IconLock, Select } from '@chancery/ui'
import { useEffect, useState } from 'react'
import type { UnlockWay } from '../../contract/topics.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { canUsePasskey, createPasskey } from '../start/passkey.ts'
import { useOffice, useSession } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'
import { useToast } from '../state/use-toast.ts'
import { PinDialog } from './pin-dialog.tsx'
import styles from './settings.module.css'
import { WordsDialog } from './words-dialog.tsx'

const MINUTES = [1, 5, 15, 30, 60, 240]
const ways = ['pin', 'passkey', 'passphrase'] as const satisfies readonly UnlockWay[]

/** How this device is locked and opened. */
export function LockSection() {
  const { t } = useLanguage()
  const office = useOffice()
  const session = useSession()
  const task = useTask()
  const toast = useToast()
  const [canPasskey, setCanPasskey] = useState(false)
  const [changing, setChanging] = useState<'pin' | 'passphrase' | undefined>(undefined)
  useEffect(() => void canUsePasskey().then(setCanPasskey), [])

  async function addPasskey(): Promise<void> {
    const isDone = await task.run(async () => office.addLock(await createPasskey(session.name)))
    if (isDone) toast.notice(t('settings.lock.saved'))
  }

  const offered = ways.filter((way) => way !== 'passkey' || canPasskey || session.ways.includes('passkey'))
  return (
    <>
      <Card title={t('settings.lock.ways')} description={t('settings.lock.ways-text')}>
        <div>
          {offered.map((way) => (
            <WayRow
              key={way}
              way={way}
              has={session.ways.includes(way)}
              isBusy={way === 'passkey' && task.isBusy}
              onChange={() => (way === 'passkey' ? void addPasskey() : setChanging(way))}
            />
          ))}
        </div>
        <Problem problem={task.problem} />
      </Card>
      <Card title={t('settings.lock.when')}>
        <div className={styles.stack}>
          <Select
            label={t('settings.lock.idle')}
            value={String(session.idleMinutes)}
            options={minutesWith(session.idleMinutes).map((minutes) => ({
              id: String(minutes),
              label: t('settings.lock.minutes', { minutes }),
            }))}
            onChange={(minutes) => void office.setIdleMinutes(Number(minutes)).catch(toast.problem)}
          />
          <div className={styles.start}>
            <Button icon={<IconLock />} onPress={() => void office.lock().catch(toast.problem)}>
              {t('frame.lock')}
            </Button>
          </div>
        </div>
      </Card>
      {changing === 'pin' ? <PinDialog onClose={() => setChanging(undefined)} /> : null}
      {changing === 'passphrase' ? <WordsDialog onClose={() => setChanging(undefined)} /> : null}
    </>
  )
}

interface WayRowProps {
  readonly way: UnlockWay
  readonly has: boolean
  readonly isBusy: boolean
  readonly onChange: () => void
}

function WayRow({ way, has, isBusy, onChange }: WayRowProps) {
  const { t } = useLanguage()
  return (
    <div className={styles.row}>
      <span className={styles.words}>
        <span>{t(`settings.lock.${way}`)}</span>
        <span className={styles.hint}>{t(has ? 'settings.lock.is-set' : `settings.lock.${way}-text`)}</span>
      </span>
      <Button size="small" busy={isBusy} busyLabel={t('settings.lock.saving')} onPress={onChange}>
        {t(has ? `settings.lock.change-${way}` : `settings.lock.add-${way}`)}
      </Button>
    </div>
  )
}

/** The present choice is offered, too, whoever made it. */
function minutesWith(now: number): readonly number[] {
  return [...new Set([...MINUTES, now])].toSorted((a, b) => a - b)
}
