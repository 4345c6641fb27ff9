import { useState } from 'react'
import { Banner, Button, Dialog, Link } from '@chancery/ui'
import type { ConversationId, PersonId } from '@chancery/protocol'
import type { ConversationRow } from '../../../contract/topics.ts'
import { formatRoute } from '../../frame/routes.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useOffice, useSession } from '../../state/office-provider.tsx'
import { useTask } from '../../state/use-task.ts'
import { NobodyYet } from '../people/new-conversation.tsx'
import styles from './details.module.css'
import { PeoplePicker } from '../people/people-picker.tsx'
import { Picked } from '../people/picked.tsx'

interface AddPeopleProps {
  readonly row: ConversationRow
  readonly onClose: () => void
}

/** Takes people into a group. */
export function AddPeople({ row, onClose }: AddPeopleProps) {
  const { t } = useLanguage()
  const office = useOffice()
  const { role } = useSession()
  const task = useTask()
  const [people, setPeople] = useState<readonly PersonId[]>([])
  const add = async (): Promise<void> => {
    const isDone = await task.run(() => office.addPeople({ conversation: row.key as ConversationId, people }))
    if (isDone) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('conversations.add-people')}
      description={t('conversations.add-people-why')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            disabled={people.length === 0}
            busy={task.isBusy}
            busyLabel={t('conversations.adding')}
            onPress={() => void add()}
          >
            {t('conversations.add', { count: people.length })}
          </Button>
        </>
      }
    >
      {task.problem === undefined ? null : (
        <Banner tone="danger" role="alert">
          {task.problem.text}
        </Banner>
      )}
      <Picked people={people} onChange={setPeople} />
      <PeoplePicker
        label={t('conversations.people')}
        selection="multiple"
        selected={people}
        onChange={setPeople}
        without={row.people}
        empty={<NobodyYet onInvite={onClose} />}
      />
      {role === 'administrator' ? (
        <p>
          {t('conversations.not-here-yet')}{' '}
          <Link className={styles.go} href={formatRoute({ at: 'invite' })} onPress={onClose}>
            {t('conversations.invite-them')}
          </Link>
        </p>
      ) : null}
    </Dialog>
  )
}
