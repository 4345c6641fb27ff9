import { useState } from 'react'
import type { ReactNode } from 'react'
import { Banner, ConfirmDialog, IconButton, IconMore, Menu, Skeleton, Tag } from '@chancery/ui'
import type { MenuEntry } from '@chancery/ui'
import type { ConversationId, PersonId } from '@chancery/protocol'
import type { Member } from '../../../contract/calls.ts'
import type { ConversationRow } from '../../../contract/topics.ts'
import { navigate } from '../../frame/navigate.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useOffice, useSession } from '../../state/office-provider.tsx'
import { problemOf } from '../../state/problem.ts'
import { useTask } from '../../state/use-task.ts'
import { useNames } from '../names.ts'
import styles from './details.module.css'
import { deviceWords } from './device-words.ts'
import { useMembers } from './use-members.ts'
import { PersonAvatar } from '../../people/person-avatar.tsx'

interface MembersProps {
  readonly row: ConversationRow
  readonly canChange: boolean
  /** Its level, below the title of the details. */
  readonly heading: 'h2' | 'h3'
  readonly add: ReactNode
}

/** The people in a conversation: name, office, role, devices; and what an administrator of the group may do. */
export function Members({ row, canChange, heading: Heading, add }: MembersProps) {
  const words = useLanguage()
  const { t } = words
  const names = useNames()
  const { members, error, reload } = useMembers(row)
  const [removing, setRemoving] = useState<PersonId | undefined>(undefined)
  const office = useOffice()
  const task = useTask()
  const conversation = row.key as ConversationId
  const setAdministrator = (person: PersonId, isOne: boolean): void => {
    const others = row.administrators.filter((other) => other !== person)
    void task.run(() => office.setAdministrators({ conversation, people: isOne ? [...others, person] : others }))
  }
  const sorted = members?.toSorted(
    (a, b) =>
      Number(b.isAdministrator) - Number(a.isAdministrator) ||
      words.compare(names.nameOf(a.person), names.nameOf(b.person)),
  )
  const retry = { label: t('conversations.retry'), onPress: reload }
  return (
    <section className={styles.section} aria-label={t('conversations.people')} aria-busy={task.isBusy}>
      <div className={styles.sectionTop}>
        <Heading>{t('conversations.people')}</Heading>
        {add}
      </div>
      {task.problem === undefined ? null : (
        <Banner tone="danger" role="alert" onClose={task.clear}>
          {task.problem.text}
        </Banner>
      )}
      {error === undefined ? null : (
        <Banner tone="danger" role="alert" action={retry}>
          {problemOf(error, words).text}
        </Banner>
      )}
      {sorted === undefined && error === undefined ? (
        <Skeleton label={t('conversations.loading-members')} kind="row" count={row.people.length} />
      ) : null}
      <ul className={styles.members}>
        {(sorted ?? []).map((member) => (
          <MemberItem
            key={member.person}
            member={member}
            isGroup={row.kind === 'group'}
            canChange={canChange}
            isBusy={task.isBusy}
            onRemove={() => setRemoving(member.person)}
            onAdministrator={(isOne) => setAdministrator(member.person, isOne)}
            isLastAdministrator={member.isAdministrator && row.administrators.length === 1}
          />
        ))}
      </ul>
      {removing === undefined ? null : (
        <RemovePerson row={row} person={removing} onClose={() => setRemoving(undefined)} />
      )}
    </section>
  )
}

interface MemberItemProps {
  readonly member: Member
  readonly isGroup: boolean
  readonly canChange: boolean
  readonly isBusy: boolean
  readonly isLastAdministrator: boolean
  readonly onRemove: () => void
  readonly onAdministrator: (isOne: boolean) => void
}

function MemberItem(props: MemberItemProps) {
  const { member, isGroup, canChange, isBusy, isLastAdministrator, onRemove, onAdministrator } = props
  const words = useLanguage()
  const { t } = words
  const names = useNames()
  const { person: self } = useSession()
  const isSelf = member.person === self
  const name = names.nameOf(member.person)
  const office = names.officeOf(member.person)
  const entries: MenuEntry[] = []
  const put = (id: string, label: string, onAction: () => void, more: Partial<MenuEntry> = {}): void =>
    void entries.push({ id, label, onAction, disabled: isBusy, ...more })
  if (!isSelf && isGroup)
    put('message', t('conversations.message-person', { name }), () =>
      navigate({ at: 'conversation', conversation: `with.${member.person}` }),
    )
  if (!isSelf)
    put('about', t('conversations.about-person', { name }), () => navigate({ at: 'people', person: member.person }))
  if (canChange && !member.isAdministrator)
    put('make', t('conversations.make-administrator'), () => onAdministrator(true))
  if (canChange && member.isAdministrator && !isLastAdministrator)
    put('unmake', t('conversations.unmake-administrator'), () => onAdministrator(false))
  if (canChange && !isSelf) put('remove', t('conversations.remove-person', { name }), onRemove, { danger: true })
  return (
    <li className={styles.member}>
      <PersonAvatar name={name} person={member.person} size={36} />
      <div className={styles.memberText}>
        <div className={styles.memberName}>
          <span>{name}</span>
          {isSelf ? <Tag>{t('common.you')}</Tag> : null}
          {member.isAdministrator && isGroup ? <Tag tone="accent">{t('conversations.administrator')}</Tag> : null}
        </div>
        {office === undefined ? null : <p>{office}</p>}
        <p>{deviceWords(member.devices, words)}</p>
      </div>
      {entries.length === 0 ? null : (
        <Menu
          trigger={
            <IconButton
              size="small"
              tooltip={false}
              label={t('conversations.more-about', { name })}
              icon={<IconMore />}
            />
          }
          groups={[{ id: 'member', entries }]}
        />
      )}
    </li>
  )
}

interface RemovePersonProps {
  readonly row: ConversationRow
  readonly person: PersonId
  readonly onClose: () => void
}

function RemovePerson({ row, person, onClose }: RemovePersonProps) {
  const { t } = useLanguage()
  const { nameOf } = useNames()
  const office = useOffice()
  const task = useTask()
  const name = nameOf(person)
  const remove = async (): Promise<void> => {
    const isDone = await task.run(() =>
      office.removePeople({ conversation: row.key as ConversationId, people: [person] }),
    )
    if (isDone) onClose()
  }
  return (
    <ConfirmDialog
      open
      danger
      onClose={onClose}
      title={t('conversations.remove-title', { name })}
      description={t('conversations.remove-why', { name, group: row.name })}
      confirmLabel={t('conversations.remove-person', { name })}
      cancelLabel={t('common.cancel')}
      busy={task.isBusy}
      busyLabel={t('conversations.removing')}
      onConfirm={() => void remove()}
    >
      {task.problem === undefined ? null : (
        <Banner tone="danger" role="alert">
          {task.problem.text}
        </Banner>
      )}
    </ConfirmDialog>
  )
}
