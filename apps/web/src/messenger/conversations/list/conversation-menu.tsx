import { ContextMenu } from '@chancery/ui'
import type { MenuGroup } from '@chancery/ui'
import type { ConversationKey, ConversationRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useNames } from '../names.ts'
import { useConversationEntries } from '../use-conversation-entries.tsx'

export interface OpenedMenu {
  readonly key: ConversationKey
  readonly at: { readonly x: number; readonly y: number }
}

interface ConversationMenuProps {
  readonly rows: readonly ConversationRow[]
  readonly menu: OpenedMenu | undefined
  readonly onClose: () => void
}

/** What can be set for a conversation of the list, where it was pressed. */
export function ConversationMenu({ rows, menu, onClose }: ConversationMenuProps) {
  const { t } = useLanguage()
  const names = useNames()
  const entriesOf = useConversationEntries()
  const row = rows.find(({ key }) => key === menu?.key)
  return (
    <ContextMenu
      at={row === undefined ? undefined : menu?.at}
      onClose={onClose}
      label={row === undefined ? '' : t('conversations.more-about', { name: names.conversationName(row) })}
      groups={row === undefined ? [] : closing(entriesOf(row), onClose)}
    />
  )
}

/** A menu at a point does not close by itself when a finger picks something. */
function closing(groups: readonly MenuGroup[], close: () => void): MenuGroup[] {
  return groups.map((group) => ({
    ...group,
    entries: group.entries.map((entry) => ({
      ...entry,
      onAction: () => {
        close()
        entry.onAction()
      },
    })),
  }))
}
