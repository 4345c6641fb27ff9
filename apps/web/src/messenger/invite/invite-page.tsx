import { Button, RadioGroup, TextField } from '@chancery/ui'
import type { Role } from '@chancery/protocol'
import { useState } from 'react'
import { Page } from '../frame/page.tsx'
import { useLanguage } from '../language/language-provider.tsx'
import { StartForm } from '../start/start-form.tsx'
import { useOffice, useSession } from '../state/office-provider.tsx'
import { useTask } from '../state/use-task.ts'
import { AskPage } from './ask-page.tsx'
import { LinkCard } from './link-card.tsx'

interface Made {
  readonly link: string
  readonly expires: number
  readonly name: string
}

/** Makes a link that lets one person in. Whoever may not is told whom to ask. */
export function InvitePage({ hasBack }: { readonly hasBack: boolean }) {
  const { t } = useLanguage()
  const { role } = useSession()
  const [made, setMade] = useState<Made | undefined>(undefined)
  if (role !== 'administrator') return <AskPage hasBack={hasBack} />
  return (
    <Page title={t('invite.title')} text={made === undefined ? t('invite.text') : undefined} hasBack={hasBack}>
      {made === undefined ? (
        <InviteForm onMade={setMade} />
      ) : (
        <InvitationMade made={made} onAgain={() => setMade(undefined)} />
      )}
    </Page>
  )
}

function InviteForm({ onMade }: { readonly onMade: (made: Made) => void }) {
  const { t } = useLanguage()
  const office = useOffice()
  const task = useTask()
  const [name, setName] = useState('')
  const [place, setPlace] = useState('')
  const [role, setRole] = useState<Role>('member')

  async function make(): Promise<void> {
    await task.run(async () => {
      const terms = {
        ...(name.trim() === '' ? {} : { name: name.trim() }),
        ...(place.trim() === '' ? {} : { office: place.trim() }),
        role,
      }
      onMade({ ...(await office.invitePerson(terms)), name: name.trim() })
    })
  }

  return (
    <StartForm
      label={t('invite.title')}
      task={task}
      onSubmit={make}
      doLabel={t('invite.do')}
      busyLabel={t('invite.busy')}
    >
      <TextField label={t('invite.name')} hint={t('invite.name-hint')} value={name} onChange={setName} maxLength={80} />
      <TextField label={t('invite.office')} value={place} onChange={setPlace} maxLength={80} />
      <RadioGroup
        label={t('invite.role')}
        value={role}
        onChange={setRole}
        options={[
          { id: 'member', label: t('invite.member'), description: t('invite.member-text') },
          { id: 'administrator', label: t('invite.administrator'), description: t('invite.administrator-text') },
        ]}
      />
    </StartForm>
  )
}

function InvitationMade({ made, onAgain }: { readonly made: Made; readonly onAgain: () => void }) {
  const { t, moment } = useLanguage()
  const { organization } = useSession()
  const title = made.name === '' ? t('invite.made') : t('invite.made-for', { name: made.name })
  return (
    <>
      <LinkCard
        title={title}
        text={t('invite.once', { moment: moment(made.expires * 1000) })}
        link={made.link}
        message={t('invite.message', { organization })}
      >
        <p>{t('invite.next')}</p>
      </LinkCard>
      <Button autoFocus onPress={onAgain}>
        {t('invite.again')}
      </Button>
    </>
  )
}
