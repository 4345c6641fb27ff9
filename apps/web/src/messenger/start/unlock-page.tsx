import { Banner, Button, IconPasskey } from '@chancery/ui'
import { useState } from 'react'
import type { LockSecret } from '../../contract/calls.ts'
import type { Session, UnlockWay } from '../../contract/topics.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice, useTopic } from '../state/office-provider.tsx'
import { useTask } from '../state/use-task.ts'
import { usePasskey } from './passkey.ts'
import { StartPage } from './start-page.tsx'
import { UnlockForm } from './unlock-form.tsx'
import styles from './unlock-page.module.css'

type Locked = Extract<Session, { readonly phase: 'locked' }>

/** Opens this device again, by any of its ways. */
export function UnlockPage({ session, hasLink }: { readonly session: Locked; readonly hasLink: boolean }) {
  const { t } = useLanguage()
  const office = useOffice()
  const network = useTopic('network')
  const task = useTask()
  const written = session.ways.filter((way) => way !== 'passkey')
  const [way, setWay] = useState(written[0])
  const [isPasskey, setIsPasskey] = useState(false)
  const hasPasskey = session.passkeys.length > 0
  const isCutOff = way === 'pin' && network?.state === 'offline'
  const other = written.find((one) => one !== way)

  async function open(secret: () => Promise<LockSecret>, byPasskey: boolean): Promise<void> {
    setIsPasskey(byPasskey)
    await task.run(async () => office.unlock(await secret()))
  }

  const change = (to: typeof way): void => {
    task.clear()
    setWay(to)
  }

  return (
    <StartPage title={t('start.locked.title')} text={t('start.locked.text')}>
      {hasLink ? <Banner>{t('start.locked.link')}</Banner> : null}
      {isCutOff ? <Banner tone="warning">{t(offlineWords(session.ways))}</Banner> : null}
      {hasPasskey ? (
        <Button
          kind="primary"
          wide
          icon={<IconPasskey />}
          busy={task.isBusy && isPasskey}
          busyLabel={t('start.locked.busy')}
          onPress={() => void open(() => usePasskey(session.passkeys), true)}
        >
          {t('start.locked.passkey')}
        </Button>
      ) : null}
      {way === undefined ? null : (
        <UnlockForm
          key={way}
          way={way}
          task={task}
          isSecond={hasPasskey}
          onUnlock={(secret) => open(async () => secret, false)}
        />
      )}
      {way === undefined && task.problem !== undefined ? (
        <Banner tone="danger" role="alert">
          {task.problem.text}
        </Banner>
      ) : null}
      {other === undefined ? null : (
        <Button kind="quiet" wide onPress={() => change(other)}>
          {t(other === 'pin' ? 'start.locked.use-pin' : 'start.locked.use-words')}
        </Button>
      )}
      <p className={styles.lost}>{t('start.locked.lost')}</p>
    </StartPage>
  )
}

function offlineWords(ways: readonly UnlockWay[]): 'start.locked.offline' | 'start.locked.offline-other' {
  return ways.some((way) => way !== 'pin') ? 'start.locked.offline-other' : 'start.locked.offline'
}
