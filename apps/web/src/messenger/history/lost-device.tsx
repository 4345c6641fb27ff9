import { Button, Dialog } from '@chancery/ui'
import { useState } from 'react'
import type { PersonRow } from '../../contract/topics.ts'
import { LinkCard } from '../invite/link-card.tsx'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice, useSession } from '../state/office-provider.tsx'
import { Problem } from '../state/problem-line.tsx'
import { useTask } from '../state/use-task.ts'
import styles from './history.module.css'

/** For administrators: somebody has lost all devices. Removes them, and makes the link with which they come back. */
export function LostDevice({ person }: { readonly person: PersonRow }) {
  const { t } = useLanguage()
  const { role } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  if (role !== 'administrator' || person.isSelf) return null
  return (
    <>
      <div className={styles.row}>
        <Button onPress={() => setIsOpen(true)}>
          {t(person.devices === 0 ? 'history.lost.back' : 'history.lost.open')}
        </Button>
      </div>
      {isOpen ? <LostDialog person={person} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function LostDialog({ person, onClose }: { readonly person: PersonRow; readonly onClose: () => void }) {
  const { t, moment } = useLanguage()
  const office = useOffice()
  const { organization } = useSession()
  const task = useTask()
  const [made, setMade] = useState<{ readonly link: string; readonly expires: number } | undefined>(undefined)
  const { name } = person
  const replace = (): Promise<boolean> =>
    task.run(async () => {
      const devices = await office.listDevices(person.person)
      for (const { device, isRevoked } of devices) if (!isRevoked) await office.revokeDevice(device)
      setMade(await office.inviteAgain(person.person))
    })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('history.lost.title', { name })}
      dismissable={!task.isBusy}
      actions={
        made === undefined ? (
          <>
            <Button disabled={task.isBusy} onPress={onClose}>
              {t('common.cancel')}
            </Button>
            <Button kind="danger" busy={task.isBusy} busyLabel={t('history.lost.busy')} onPress={() => void replace()}>
              {t(person.devices === 0 ? 'history.lost.link' : 'history.lost.do')}
            </Button>
          </>
        ) : (
          <Button kind="primary" onPress={onClose}>
            {t('common.done')}
          </Button>
        )
      }
    >
      <div className={styles.stack}>
        {made === undefined ? (
          <ul className={styles.steps}>
            <li>{t('history.lost.sure', { name })}</li>
            <li>{t('history.lost.removed', { name })}</li>
            <li>{t('history.lost.same', { name })}</li>
            <li>{t('history.lost.groups', { name })}</li>
            <li>{t('history.lost.history', { name })}</li>
          </ul>
        ) : (
          <LinkCard
            title={t('invite.made-for', { name })}
            text={t('invite.once', { moment: moment(made.expires * 1000) })}
            link={made.link}
            message={t('invite.message', { organization })}
          >
            <p>{t('history.lost.pass-on', { name })}</p>
          </LinkCard>
        )}
        <Problem problem={task.problem} />
      </div>
    </Dialog>
  )
}
