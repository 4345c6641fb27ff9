import { useState } from 'react'
import { Card, CopyField, SearchField, Select, TextArea, TextField } from '../../src/index.ts'
import type { Words } from '../words.ts'
import styles from '../workbench.module.css'

export function Fields({ text }: { text: Words }) {
  const [name, setName] = useState('')
  const [pin, setPin] = useState('481516')
  const [query, setQuery] = useState('')
  const [message, setMessage] = useState('')
  const [office, setOffice] = useState<string>()
  const options = text.offices.map((label, index) => ({ id: String(index), label }))
  return (
    <Card title="TextField, SearchField, TextArea, Select, CopyField">
      <div className={styles.stack}>
        <TextField label={text.name} hint={text.nameHint} value={name} onChange={setName} autoComplete="name" />
        <TextField label={`${text.name} 2`} error={text.nameError} value={name} onChange={setName} required />
        <TextField
          label={text.pin}
          type="password"
          reveal={{ show: text.show, hide: text.hide }}
          value={pin}
          onChange={setPin}
        />
        <TextField label={text.off} value={text.people[0] ?? ''} onChange={() => {}} disabled />
        <SearchField label={text.search} value={query} onChange={setQuery} />
        <TextArea label={text.message} placeholder={text.message} value={message} onChange={setMessage} />
        <Select label={text.office} hint={text.officeHint} options={options} value={office} onChange={setOffice} />
        <CopyField
          label={text.link}
          value="https://chancery.example/join#invite.8fQ2kV0xq7TnWm4ZyL9s"
          copyLabel={text.copy}
          copiedLabel={text.copied}
          failedLabel={text.copyFailed}
          hint={text.inviteText}
        />
      </div>
    </Card>
  )
}
