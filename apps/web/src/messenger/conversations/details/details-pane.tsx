import { lazy, Suspense, useState } from 'react'
import { Button, IconButton, IconClose, IconEdit, IconLogOut, IconPersonAdd, IconShield, Link } from '@chancery/ui'
import type { ConversationKey, ConversationRow } from '../../../contract/topics.ts'
import { goBack } from '../../frame/navigate.ts'
import { formatRoute } from '../../frame/routes.ts'
import { usePanes } from '../../frame/use-panes.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { EitherAvatar } from '../../people/person-avatar.tsx'
import { useSession } from '../../state/office-provider.tsx'
import { useTimelines } from '../conversations-provider.tsx'
import { useNames } from '../names.ts'
import { pictureAddress } from '../picture.ts'
import { useConversation } from '../use-conversation.ts'
import styles from './details.module.css'
import { ForYou } from './for-you.tsx'
import { LeaveGroup } from './leave-group.tsx'
import { Members } from './members.tsx'
import { Rename } from './rename.tsx'

const AddPeople = lazy(async () => ({ default: (await import('./add-people.tsx')).AddPeople }))
const Invited = lazy(async () => ({ default: (await import('./invited.tsx')).Invited }))
const GroupNumber = lazy(async () => ({ default: (await import('./group-number.tsx')).GroupNumber }))
const Describe = lazy(async () => ({ default: (await import('./describe.tsx')).Describe }))

interface DetailsPaneProps {
  readonly conversation: ConversationKey
}

/** Who is in a conversation, on which devices, and what one may do about it. */
export function DetailsPane({ conversation }: DetailsPaneProps) {
  const { t } = useLanguage()
  const timelines = useTimelines()
  // Where there is no room beside the conversation, this stands in its place.
  const Heading = usePanes() === 3 ? 'h2' : 'h1'
  const row = useConversation(timelines.nameOf(conversation))
  return (
    <div className={styles.pane}>
      <header className={styles.header}>
        <Heading className={styles.title} data-heading tabIndex={-1}>
          {t('conversations.details')}
        </Heading>
        <IconButton label={t('conversations.close-details')} icon={<IconClose />} onPress={goBack} />
      </header>
      {row === undefined || row === null ? null : <Details key={row.key} row={row} />}
    </div>
  )
}

type Opened = 'rename' | 'describe' | 'add' | 'leave'

function Details({ row }: { readonly row: ConversationRow }) {
  const { t } = useLanguage()
  const names = useNames()
  const { person: self } = useSession()
  const Heading = usePanes() === 3 ? 'h3' : 'h2'
  const [opened, setOpened] = useState<Opened | undefined>(undefined)
  const close = (): void => setOpened(undefined)
  const name = names.conversationName(row)
  const isGroup = row.kind === 'group'
  const canChange = isGroup && row.status === 'active' && row.administrators.includes(self)
  return (
    <div className={styles.body}>
      <Who row={row} canChange={canChange} onOpen={setOpened} />
      {row.status === 'left' || row.status === 'removed' ? null : <Readers row={row} name={name} />}
      <ForYou row={row} heading={Heading} />
      <Members
        row={row}
        heading={Heading}
        canChange={canChange}
        add={
          canChange ? (
            <Button size="small" icon={<IconPersonAdd size={16} />} onPress={() => setOpened('add')}>
              {t('conversations.add-people')}
            </Button>
          ) : null
        }
      />
      {canChange ? (
        <Suspense>
          <Invited row={row} heading={Heading} occasion={opened} />
        </Suspense>
      ) : null}
      {isGroup && row.status === 'active' ? (
        <Suspense>
          <GroupNumber row={row} heading={Heading} />
        </Suspense>
      ) : null}
      {isGroup && row.status === 'active' ? (
        <Button icon={<IconLogOut size={16} />} onPress={() => setOpened('leave')}>
          {t('conversations.leave')}
        </Button>
      ) : null}
      {opened === 'rename' ? <Rename row={row} onClose={close} /> : null}
      {opened === 'describe' ? (
        <Suspense>
          <Describe row={row} onClose={close} />
        </Suspense>
      ) : null}
      {opened === 'add' ? (
        <Suspense>
          <AddPeople row={row} onClose={close} />
        </Suspense>
      ) : null}
      {opened === 'leave' ? <LeaveGroup row={row} onClose={close} /> : null}
    </div>
  )
}

interface WhoProps {
  readonly row: ConversationRow
  readonly canChange: boolean
  readonly onOpen: (opened: Opened) => void
}

/** What it is called, how it looks, and what it is for. */
function Who({ row, canChange, onOpen }: WhoProps) {
  const { t } = useLanguage()
  const names = useNames()
  const Heading = usePanes() === 3 ? 'h3' : 'h2'
  const name = names.conversationName(row)
  const isGroup = row.kind === 'group'
  return (
    <div className={styles.who}>
      <EitherAvatar
        name={name}
        seed={row.person ?? row.key}
        kind={isGroup ? 'group' : 'person'}
        size={72}
        src={pictureAddress(row.picture)}
      />
      <div className={styles.name}>
        <Heading>{name}</Heading>
        {canChange ? (
          <IconButton
            size="small"
            label={t('conversations.rename')}
            icon={<IconEdit size={16} />}
            onPress={() => onOpen('rename')}
          />
        ) : null}
      </div>
      <p className={styles.about}>
        {isGroup ? t('common.people', { count: row.people.length }) : names.officeOf(row.person)}
      </p>
      {row.person === undefined ? null : (
        <Link className={styles.go} href={formatRoute({ at: 'people', person: row.person })}>
          {t('conversations.about-person', { name })}
        </Link>
      )}
      {row.description === undefined ? null : <p className={styles.description}>{row.description}</p>}
      {row.isAdministratorsOnly === true ? (
        <p className={styles.about}>{t('conversations.closed.administrators-only')}</p>
      ) : null}
      {canChange ? (
        <Button size="small" icon={<IconEdit size={16} />} onPress={() => onOpen('describe')}>
          {t('conversations.describe')}
        </Button>
      ) : null}
    </div>
  )
}

/** Who can read it, and whether anybody independent watches the record. */
function Readers({ row, name }: { readonly row: ConversationRow; readonly name: string }) {
  const { t } = useLanguage()
  const { witness } = useSession()
  return (
    <div className={styles.readers}>
      <IconShield size={16} />
      <div>
        <p>
          {row.kind === 'group'
            ? t('conversations.readers-group', { count: row.people.length })
            : t('conversations.readers-direct', { name })}
        </p>
        <p>
          {witness === undefined
            ? t('conversations.not-witnessed-why')
            : t('conversations.witnessed-why', { name: witness })}
        </p>
      </div>
    </div>
  )
}
