import { useState } from 'react'
import { Banner, Button, Dialog, IconPlace, TextField } from '@chancery/ui'
import type { CardRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { coordinateWords, parseCoordinates } from '../media/coordinate-words.ts'
import styles from './attach.module.css'

interface PlaceDialogProps {
  readonly onSend: (card: CardRow) => void
  readonly onClose: () => void
}

const PATIENCE_MS = 15_000
const MOST_LABEL = 80

/** Where something is: where this device is, if the person wants that told, or coordinates that they type. */
export function PlaceDialog({ onSend, onClose }: PlaceDialogProps) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState('')
  const [label, setLabel] = useState('')
  const [state, setState] = useState<'idle' | 'asking' | 'refused'>('idle')
  const place = parseCoordinates(typed)
  const ask = (): void => {
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setTyped(coordinateWords(coords.latitude, coords.longitude))
        setState('idle')
      },
      () => setState('refused'),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 60_000 },
    )
  }
  const send = (): void => {
    if (place === undefined) return
    const name = label.trim()
    onSend({ kind: 'place', ...place, ...(name === '' ? {} : { label: name }) })
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('attach.place')}
      description={t('attach.place-why')}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={place === undefined} onPress={send}>
            {t('conversations.send')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Button icon={<IconPlace size={16} />} busy={state === 'asking'} onPress={ask}>
          {t('attach.this-place')}
        </Button>
        {state === 'refused' ? <Banner tone="warning">{t('attach.no-place')}</Banner> : null}
        <TextField
          label={t('attach.coordinates')}
          hint={t('attach.coordinates-hint')}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          {...(typed.trim() !== '' && place === undefined ? { error: t('attach.coordinates-wrong') } : {})}
        />
        <TextField label={t('attach.place-name')} value={label} onChange={setLabel} maxLength={MOST_LABEL} />
      </div>
    </Dialog>
  )
}
