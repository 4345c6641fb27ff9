import { useState } from 'react'
import type { FormEvent } from 'react'
import { Banner, Button, TextField } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import { navigate } from '../../frame/navigate.ts'
import { Page } from '../../frame/page.tsx'
import { useLanguage } from '../../language/language-provider.tsx'
import { useOffice } from '../../state/office-provider.tsx'
import { useTask } from '../../state/use-task.ts'
import { useNames } from '../names.ts'
import { NobodyYet } from './new-conversation.tsx'
import styles from './people.module.css'
import { PeoplePicker } from './people-picker.tsx'
import { Picked } from './picked.tsx'

/** A new group: who is in it, what it is called. Both stand on one page, so that nothing has to be gone through. */
export function NewGroup({ hasBack }: { readonly hasBack: boolean }) {
  const { t, list } = useLanguage()
  const office = useOffice()
  const { nameOf } = useNames()
  const [people, setPeople] = useState<readonly PersonId[]>([])
  const [name, setName] = useState('')
  const task = useTask()
  const isReady = people.length > 0 && name.trim() !== ''
  const everybody = list([...people.map(nameOf), t('conversations.you-object')])
  const who =
    people.length === 0 ? t('conversations.group-needs-people') : t('conversations.group-readers', { names: everybody })
  const create = (event: FormEvent): void => {
    event.preventDefault()
    if (!isReady) return
    void task.run(async () => {
      const conversation = await office.createGroup({ name: name.trim(), people })
      navigate({ at: 'conversation', conversation }, { isReplacing: true })
    })
  }
  return (
    <Page title={t('conversations.new-group')} hasBack={hasBack}>
      <form className={styles.form} onSubmit={create}>
        <Picked people={people} onChange={setPeople} />
        <PeoplePicker
          label={t('conversations.people')}
          selection="multiple"
          selected={people}
          onChange={setPeople}
          empty={<NobodyYet />}
        />
        <TextField
          label={t('conversations.group-name')}
          hint={t('conversations.group-name-hint')}
          value={name}
          onChange={setName}
          maxLength={120}
        />
        {task.problem === undefined ? null : (
          <Banner tone="danger" role="alert">
            {task.problem.text}
          </Banner>
        )}
        <div className={styles.create}>
          <p className={styles.who}>{who}</p>
          <Button
            type="submit"
            kind="primary"
            disabled={!isReady}
            busy={task.isBusy}
            busyLabel={t('conversations.creating')}
          >
            {t('conversations.create')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
