import { useState } from 'react'
import { Button, Dialog, TextField } from '@chancery/ui'
import type { ConversationId } from '@chancery/protocol'
import type { ConversationRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useOffice } from '../../state/office-provider.tsx'
import { useTask } from '../../state/use-task.ts'

interface RenameProps {
  readonly row: ConversationRow
  readonly onClose: () => void
}

/** A group's new name. */
export function Rename({ row, onClose }: RenameProps) {
  const { t } = useLanguage()
  const office = useOffice()
  const task = useTask()
  const [name, setName] = useState(row.name)
  const save = async (): Promise<void> => {
    if (name.trim() === '') return
    const isDone = await task.run(() =>
      office.renameGroup({ conversation: row.key as ConversationId, name: name.trim() }),
    )
    if (isDone) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t('conversations.rename')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            disabled={name.trim() === '' || name.trim() === row.name}
            busy={task.isBusy}
            busyLabel={t('conversations.saving')}
            onPress={() => void save()}
          >
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          autoFocus
          label={t('conversations.group-name')}
          hint={t('conversations.rename-hint')}
          value={name}
          onChange={setName}
          maxLength={120}
          error={task.problem?.text}
        />
      </form>
    </Dialog>
  )
}
