import { lazy, Suspense } from 'react'
import { ContextMenu } from '@chancery/ui'
import { useLanguage } from '../../language/language-provider.tsx'
import { useSession } from '../../state/office-provider.tsx'
import type { MessageActs } from '../acts/message-acts.ts'
import { QuickReactions } from '../acts/quick-reactions.tsx'
import { ReactPopover } from '../acts/react-popover.tsx'
import { ownReaction } from '../acts/row-changes.ts'
import { afterFocus } from './after-focus.ts'
import { menuGroups } from './menu-groups.tsx'
import type { RowActs } from './row-acts.ts'
import type { Overlay } from './overlay.ts'

// What is seldom asked comes when it is.
const MessageInfo = lazy(async () => ({ default: (await import('../acts/message-info.tsx')).MessageInfo }))
const PeopleDialog = lazy(async () => ({ default: (await import('../acts/people-dialog.tsx')).PeopleDialog }))
const DeleteDialog = lazy(async () => ({ default: (await import('../acts/delete-dialog.tsx')).DeleteDialog }))
const ForwardDialog = lazy(async () => ({
  default: (await import('../acts/forward/forward-dialog.tsx')).ForwardDialog,
}))

export interface MessageOverlaysProps {
  readonly overlay: Overlay | undefined
  readonly acts: RowActs
  readonly messages: MessageActs
  readonly onOpen: (overlay: Overlay) => void
  readonly onClose: () => void
}

/** The menu of a message, and what is asked or told about it. */
export function Overlays({ overlay, acts, messages, onOpen, onClose }: MessageOverlaysProps) {
  const { t } = useLanguage()
  const { person: self } = useSession()
  const menu = overlay?.kind === 'menu' ? overlay : undefined
  // Closed first: a menu at a point does not close by itself when a finger picks something.
  const after = (act: () => void): void => {
    onClose()
    // Once the menu is gone and the focus is back: what comes then may want it, and returns it in its turn.
    afterFocus(act)
  }
  const canReact = menu !== undefined && acts.possible(menu.row).has('react')
  return (
    <>
      <ContextMenu
        at={menu?.at}
        onClose={onClose}
        label={t('conversations.message-actions')}
        groups={menu === undefined ? [] : menuGroups(menu.row, menu.at, acts, t, after)}
        before={
          canReact ? (
            <QuickReactions
              chosen={ownReaction(menu.row, self)}
              onPick={(emoji) => after(() => acts.react(menu.row, emoji))}
              onMore={() => after(() => onOpen({ kind: 'react', row: menu.row, at: menu.at, hasAll: true }))}
            />
          ) : null
        }
      />
      {overlay?.kind === 'react' ? (
        <ReactPopover
          row={overlay.row}
          at={overlay.at}
          hasAll={overlay.hasAll === true}
          onPick={(emoji) => acts.react(overlay.row, emoji)}
          onClose={onClose}
        />
      ) : null}
      <Suspense>
        {overlay?.kind === 'info' ? <MessageInfo row={overlay.row} onClose={onClose} /> : null}
        {overlay?.kind === 'people' ? <PeopleDialog row={overlay.row} onClose={onClose} /> : null}
        {overlay?.kind === 'forward' ? <ForwardDialog row={overlay.row} onClose={onClose} /> : null}
        {overlay?.kind === 'delete' ? (
          <DeleteDialog
            row={overlay.row}
            onClose={onClose}
            onDelete={() => {
              onClose()
              messages.delete(overlay.row)
            }}
          />
        ) : null}
      </Suspense>
    </>
  )
}
