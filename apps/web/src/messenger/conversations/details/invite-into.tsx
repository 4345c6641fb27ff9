import { TextField } from '@chancery/ui'
import type { ConversationId } from '@chancery/protocol'
import { useState } from 'react'
import type { ConversationRow } from '../../../contract/topics.ts'
import { LinkCard } from '../../invite/link-card.tsx'
import { useLanguage } from '../../language/language-provider.tsx'
import { StartForm } from '../../start/start-form.tsx'
import { useOffice, useSession } from '../../state/office-provider.tsx'
import { useTask } from '../../state/use-task.ts'

/** An invitation into a group. Its link is nowhere but here. */
export interface MadeInvitation {
  readonly link: string
  /** Unix seconds. */
  readonly expires: number
  readonly name: string
}

interface InviteIntoProps {
  readonly row: ConversationRow
  readonly made: MadeInvitation | undefined
  readonly onMade: (made: MadeInvitation) => void
}

/** Makes a link that lets one person into the organization and then into a group. */
export function InviteInto({ row, made, onMade }: InviteIntoProps) {
  const { t, moment } = useLanguage()
  const { organization } = useSession()
  if (made === undefined) return <InviteForm row={row} onMade={onMade} />
  return (
    <LinkCard
      title={made.name === '' ? t('invite.made') : t('invite.made-for', { name: made.name })}
      text={t('invite.once', { moment: moment(made.expires * 1000) })}
      link={made.link}
      message={t('invite.message', { organization })}
    >
      <p>{t('invite.group.next')}</p>
    </LinkCard>
  )
}

function InviteForm({ row, onMade }: Omit<InviteIntoProps, 'made'>) {
  const { t } = useLanguage()
  const office = useOffice()
  const task = useTask()
  const [name, setName] = useState('')
  const [place, setPlace] = useState('')
  async function make(): Promise<void> {
    await task.run(async () => {
      const terms = {
        ...(name.trim() === '' ? {} : { name: name.trim() }),
        ...(place.trim() === '' ? {} : { office: place.trim() }),
      }
      const made = await office.inviteToGroup({ conversation: row.key as ConversationId, ...terms })
      onMade({ ...made, name: name.trim() })
    })
  }
  return (
    <StartForm
      label={t('invite.group.title', { group: row.name })}
      task={task}
      onSubmit={make}
      doLabel={t('invite.do')}
      busyLabel={t('invite.busy')}
    >
      <TextField
        autoFocus
        label={t('invite.name')}
        hint={t('invite.name-hint')}
        value={name}
        onChange={setName}
        maxLength={80}
      />
      <TextField label={t('invite.office')} value={place} onChange={setPlace} maxLength={80} />
    </StartForm>
  )
}
