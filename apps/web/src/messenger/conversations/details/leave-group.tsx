import { Banner, ConfirmDialog } from '@chancery/ui'
import type { ConversationId } from '@chancery/protocol'
import type { ConversationRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useOffice, useSession } from '../../state/office-provider.tsx'
import { useTask } from '../../state/use-task.ts'

interface LeaveGroupProps {
  readonly row: ConversationRow
  readonly onClose: () => void
}

/** Asks before one leaves a group; only an administrator can take one in again. */
export function LeaveGroup({ row, onClose }: LeaveGroupProps) {
  const { t } = useLanguage()
  const office = useOffice()
  const { person: self } = useSession()
  const task = useTask()
  const isLast = row.administrators.includes(self) && row.administrators.length === 1 && row.people.length > 1
  const leave = async (): Promise<void> => {
    if (await task.run(() => office.leaveGroup(row.key as ConversationId))) onClose()
  }
  return (
    <ConfirmDialog
      open
      danger
      onClose={onClose}
      title={t('conversations.leave-title', { name: row.name })}
      description={t('conversations.leave-why')}
      confirmLabel={t('conversations.leave')}
      cancelLabel={t('common.cancel')}
      busy={task.isBusy}
      busyLabel={t('conversations.leaving')}
      onConfirm={() => void leave()}
    >
      {isLast ? <Banner tone="warning">{t('conversations.leave-last-administrator')}</Banner> : null}
      {task.problem === undefined ? null : (
        <Banner tone="danger" role="alert">
          {task.problem.text}
        </Banner>
      )}
    </ConfirmDialog>
  )
}
