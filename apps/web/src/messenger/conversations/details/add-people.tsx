import { lazy, Suspense, useState } from 'react'
import { Button, Dialog, IconPersonAdd, Spinner } from '@chancery/ui'
import type { DialogProps } from '@chancery/ui'
import type { ConversationId, PersonId } from '@chancery/protocol'
import type { ConversationRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useOffice, useSession, useTopic } from '../../state/office-provider.tsx'
import { Problem } from '../../state/problem-line.tsx'
import { useTask } from '../../state/use-task.ts'
import { PeoplePicker } from '../people/people-picker.tsx'
import { Picked } from '../people/picked.tsx'
import styles from './details.module.css'
import type { MadeInvitation } from './invite-into.tsx'

const InviteInto = lazy(async () => ({ default: (await import('./invite-into.tsx')).InviteInto }))

interface AddPeopleProps {
  readonly row: ConversationRow
  readonly onClose: () => void
}

/** Takes people into a group: whoever is in the directory at once, anybody else by an invitation. */
export function AddPeople({ row, onClose }: AddPeopleProps) {
  const [isInviting, setInviting] = useState(false)
  const picking = usePicking(row, () => setInviting(true), onClose)
  const inviting = useInviting(row, () => setInviting(false), onClose)
  // One dialog for both, so that the focus comes back to where it was.
  return <Dialog open onClose={onClose} {...(isInviting ? inviting : picking)} />
}

type Step = Pick<DialogProps, 'title' | 'description' | 'dismissable' | 'actions' | 'children'>

function usePicking(row: ConversationRow, onInvite: () => void, onClose: () => void): Step {
  const { t } = useLanguage()
  const { organization } = useSession()
  const { task, people, setPeople, add } = useAdding(row, onClose)
  return {
    title: t('conversations.add-people'),
    description: t('conversations.add-people-why'),
    actions: (
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
    ),
    children: (
      <>
        <Problem problem={task.problem} />
        <Picked people={people} onChange={setPeople} />
        <PeoplePicker
          label={t('conversations.people')}
          selection="multiple"
          selected={people}
          onChange={setPeople}
          without={row.people}
          empty={<p className={styles.about}>{t('invite.group.all-here', { organization })}</p>}
        />
        <NotHereYet onInvite={onInvite} />
      </>
    ),
  }
}

/** The link cannot be shown again: what shows it is closed by its button alone. */
function useInviting(row: ConversationRow, onBack: () => void, onClose: () => void): Step {
  const { t } = useLanguage()
  const { organization } = useSession()
  const [made, setMade] = useState<MadeInvitation | undefined>(undefined)
  const back = (
    <Button key="back" onPress={onBack}>
      {t('common.back')}
    </Button>
  )
  const done = (
    <Button key="done" autoFocus kind="primary" onPress={onClose}>
      {t('common.done')}
    </Button>
  )
  return {
    title: t('invite.group.title', { group: row.name }),
    description: made === undefined ? t('invite.group.why', { organization }) : undefined,
    dismissable: made === undefined,
    actions: made === undefined ? back : done,
    children: (
      <Suspense fallback={<Spinner label={t('invite.busy')} />}>
        <InviteInto row={row} made={made} onMade={setMade} />
      </Suspense>
    ),
  }
}

/** Who was picked, and what adds them. */
function useAdding(row: ConversationRow, onDone: () => void) {
  const office = useOffice()
  const task = useTask()
  const [people, setPeople] = useState<readonly PersonId[]>([])
  const add = async (): Promise<void> => {
    const isDone = await task.run(() => office.addPeople({ conversation: row.key as ConversationId, people }))
    if (isDone) onDone()
  }
  return { task, people, setPeople, add }
}

/** The way to somebody whom no directory has yet, or who opens it. */
function NotHereYet({ onInvite }: { readonly onInvite: () => void }) {
  const { t, list } = useLanguage()
  const { organization, role } = useSession()
  const people = useTopic('people') ?? []
  if (role === 'administrator')
    return (
      <div className={styles.notHere}>
        <p>{t('invite.group.not-here', { organization })}</p>
        <Button icon={<IconPersonAdd size={16} />} onPress={onInvite}>
          {t('invite.group.open')}
        </Button>
      </div>
    )
  const names = people.filter((row) => row.role === 'administrator').map(({ name }) => name)
  return <p className={styles.about}>{t('invite.group.ask', { organization, names: list(names) })}</p>
}
