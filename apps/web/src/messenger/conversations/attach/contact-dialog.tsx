import { useState } from 'react'
import { Button, Dialog, SegmentedControl, TextField } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import type { CardRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { PeoplePicker } from '../people/people-picker.tsx'
import styles from './attach.module.css'

/** As it is typed. */
interface Contact {
  readonly name: string
  readonly phone: string
  readonly email: string
}

interface ContactDialogProps {
  readonly onSend: (card: CardRow) => void
  readonly onClose: () => void
}

/** Somebody to tell others of: a colleague, or anybody else by name, phone, and e-mail address. */
export function ContactDialog({ onSend, onClose }: ContactDialogProps) {
  const { t } = useLanguage()
  const [sort, setSort] = useState<'colleague' | 'other'>('colleague')
  const [person, setPerson] = useState<PersonId | undefined>(undefined)
  const [contact, setContact] = useState<Contact>({ name: '', phone: '', email: '' })
  const card = sort === 'colleague' ? colleagueCard(person) : contactCard(contact)
  const send = (): void => {
    if (card === undefined) return
    onSend(card)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('attach.contact')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={card === undefined} onPress={send}>
            {t('conversations.send')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SegmentedControl
          label={t('attach.contact')}
          value={sort}
          onChange={setSort}
          segments={[
            { id: 'colleague', label: t('attach.colleague') },
            { id: 'other', label: t('attach.somebody-else') },
          ]}
        />
        {sort === 'colleague' ? (
          <PeoplePicker
            label={t('attach.colleague')}
            selection="single"
            hasSelf
            selected={person === undefined ? [] : [person]}
            onChange={([picked]) => setPerson(picked)}
          />
        ) : (
          <OtherFields contact={contact} onChange={setContact} />
        )}
      </div>
    </Dialog>
  )
}

interface OtherFieldsProps {
  readonly contact: Contact
  readonly onChange: (contact: Contact) => void
}

function OtherFields({ contact, onChange }: OtherFieldsProps) {
  const { t } = useLanguage()
  const put = (part: keyof Contact) => (value: string) => onChange({ ...contact, [part]: value })
  const { name, phone, email } = contact
  return (
    <>
      <TextField label={t('attach.name')} value={name} onChange={put('name')} maxLength={MOST_NAME} required />
      <TextField label={t('attach.phone')} type="tel" value={phone} onChange={put('phone')} maxLength={MOST_PHONE} />
      <TextField label={t('attach.email')} type="email" value={email} onChange={put('email')} maxLength={MOST_EMAIL} />
    </>
  )
}

const MOST_NAME = 80
const MOST_PHONE = 40
const MOST_EMAIL = 254

function colleagueCard(person: PersonId | undefined): CardRow | undefined {
  return person === undefined ? undefined : { kind: 'person', person }
}

function contactCard({ name, phone, email }: Contact): CardRow | undefined {
  const [called, number, address] = [name.trim(), phone.trim(), email.trim()]
  if (called === '') return undefined
  return {
    kind: 'contact',
    name: called,
    ...(number === '' ? {} : { phone: number }),
    ...(address === '' ? {} : { email: address }),
  }
}
