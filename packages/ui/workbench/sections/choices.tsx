import { useState } from 'react'
import { Card, Checkbox, IconKey, IconPasskey, IconLock, RadioGroup, Switch } from '../../src/index.ts'
import type { Words } from '../words.ts'

export function Choices({ text }: { text: Words }) {
  const [accepted, setAccepted] = useState(true)
  const [on, setOn] = useState(true)
  const [lock, setLock] = useState<'passkey' | 'pin' | 'phrase'>('pin')
  return (
    <Card title="Checkbox, Switch, RadioGroup">
      <div>
        <Checkbox label={text.accept} hint={text.acceptHint} checked={accepted} onChange={setAccepted} />
        <Checkbox label={text.some} checked={false} partly onChange={() => {}} />
        <Checkbox label={text.off} checked={false} disabled onChange={() => {}} />
      </div>
      <div>
        <Switch label={text.notify} hint={text.notifyHint} on={on} onChange={setOn} />
        <Switch label={text.mute} on={!on} onChange={(muted) => setOn(!muted)} />
        <Switch label={text.off} on disabled onChange={() => {}} />
      </div>
      <RadioGroup
        label={text.lock}
        value={lock}
        onChange={setLock}
        options={[
          { id: 'passkey', label: text.passkey, description: text.passkeyText, icon: <IconPasskey /> },
          { id: 'pin', label: text.pin, description: text.pinText, icon: <IconLock /> },
          { id: 'phrase', label: text.phrase, description: text.phraseText, icon: <IconKey />, disabled: true },
        ]}
      />
    </Card>
  )
}
