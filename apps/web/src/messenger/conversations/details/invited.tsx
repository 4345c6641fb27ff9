import { Button, ConfirmDialog } from '@chancery/ui'
import type { ConversationId } from '@chancery/protocol'
import { useEffect, useState } from 'react'
import type { InvitedRow } from '../../../contract/conversation-calls.ts'
import type { ConversationRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useOffice, useSession, useTopic } from '../../state/office-provider.tsx'
import { Problem } from '../../state/problem-line.tsx'
import { useTask } from '../../state/use-task.ts'
import { useNames } from '../names.ts'
import styles from './details.module.css'

interface InvitedProps {
  readonly row: ConversationRow
  /** Its level, below the title of the details. */
  readonly heading: 'h2' | 'h3'
  /** Changes when an invitation may have been made. */
  readonly occasion: string | undefined
}

/** Whom this device has invited into a group and who is not in it yet; nothing where there is nobody. */
export function Invited({ row, heading: Heading, occasion }: InvitedProps) {
  const { t } = useLanguage()
  const [turn, setTurn] = useState(0)
  const invited = useInvited(row, `${occasion} ${turn}`)
  if (invited.length === 0) return null
  return (
    <section className={styles.section} aria-label={t('invite.group.waiting')}>
      <Heading>{t('invite.group.waiting')}</Heading>
      <p className={styles.about}>{t('invite.group.waiting-why')}</p>
      <ul className={styles.members}>
        {invited.map((one) => (
          <InvitedItem key={one.invitation} one={one} onForgotten={() => setTurn(turn + 1)} />
        ))}
      </ul>
    </section>
  )
}

/** Asked again when people have come, and when the group has changed. */
function useInvited(row: ConversationRow, occasion: string): readonly InvitedRow[] {
  const office = useOffice()
  const people = useTopic('people')
  const [invited, setInvited] = useState<readonly InvitedRow[]>([])
  const present = String(row.people)
  useEffect(() => {
    let isCurrent = true
    office
      .listInvited(row.key as ConversationId)
      .then((list) => {
        if (isCurrent) setInvited(list)
      })
      // Beside the members this is little; they say what is wrong.
      .catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [office, row.key, present, people, occasion])
  return invited
}

function InvitedItem({ one, onForgotten }: { readonly one: InvitedRow; readonly onForgotten: () => void }) {
  const { t, moment } = useLanguage()
  const { nameOf } = useNames()
  const office = useOffice()
  const { organization } = useSession()
  const task = useTask()
  const [isAsking, setAsking] = useState(false)
  const name = one.person === undefined ? (one.name ?? t('invite.group.unnamed')) : nameOf(one.person)
  const forget = async (): Promise<void> => {
    if (!(await task.run(() => office.forgetInvited(one.invitation)))) return
    setAsking(false)
    onForgotten()
  }
  return (
    <li className={styles.member}>
      <div className={styles.memberText}>
        <div className={styles.memberName}>{name}</div>
        <p>
          {one.person === undefined
            ? t('invite.group.until', { moment: moment(one.expires * 1000) })
            : t('invite.group.joined')}
        </p>
      </div>
      <Button
        size="small"
        kind="quiet"
        aria-label={t('invite.group.forget-title', { name })}
        onPress={() => setAsking(true)}
      >
        {t('invite.group.forget')}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t('invite.group.forget-title', { name })}
        description={t('invite.group.forget-why', { organization })}
        confirmLabel={t('invite.group.forget')}
        cancelLabel={t('common.cancel')}
        busy={task.isBusy}
        busyLabel={t('conversations.saving')}
        onConfirm={() => void forget()}
      >
        <Problem problem={task.problem} />
      </ConfirmDialog>
    </li>
  )
}
