import { Button, Dialog, TextField } from '@chancery/ui'
import { useState } from 'react'
import { stepInPlace } from '../../frame/navigate.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useToast } from '../../state/use-toast.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { dayInput, startOfDay } from './day-input.ts'
import { showDay, wayBack } from './show-day.ts'

interface GoToDayProps {
  readonly timeline: Timeline
  readonly onClose: () => void
}

/** Leads to the first message of a day, or of the next day on which something was said. */
export function GoToDay({ timeline, onClose }: GoToDayProps) {
  const { t } = useLanguage()
  const toast = useToast()
  const [day, setDay] = useState(() => dayInput(Date.now()))
  const at = startOfDay(day)
  const go = (): void => {
    if (at === undefined) return
    onClose()
    const back = wayBack(timeline)
    stepInPlace(() => void back())
    showDay(timeline, at).catch(toast.problem)
  }
  return (
    <Dialog
      open
      size="small"
      onClose={onClose}
      title={t('conversations.go-to-day')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={at === undefined} onPress={go}>
            {t('conversations.go')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          go()
        }}
      >
        <TextField
          autoFocus
          type="date"
          label={t('conversations.day')}
          hint={t('conversations.day-hint')}
          value={day}
          onChange={setDay}
        />
      </form>
    </Dialog>
  )
}
