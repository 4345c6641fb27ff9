import { ContextMenu, IconCopy, IconInfo, IconLink, IconReply, IconRetry, IconTrash } from '@chancery/ui'
import type { MenuEntry } from '@chancery/ui'
import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { afterFocus } from './after-focus.ts'
import { MessageInfo } from './message-info.tsx'
import type { RowActs } from './row-acts.ts'
import type { Overlay } from './use-row-acts.ts'

interface MessageOverlaysProps {
  readonly overlay: Overlay | undefined
  readonly acts: RowActs
  readonly onClose: () => void
}

/** The menu of a message, and what is known about it. */
export function MessageOverlays({ overlay, acts, onClose }: MessageOverlaysProps) {
  const { t } = useLanguage()
  const menu = overlay?.kind === 'menu' ? overlay : undefined
  // Closed first: a menu at a point does not close by itself when a finger picks something.
  const after = (act: () => void): void => {
    onClose()
    afterFocus(act)
  }
  const entries = menu === undefined ? [] : entriesOf(menu.row, acts, t, after)
  return (
    <>
      <ContextMenu
        at={menu?.at}
        onClose={onClose}
        label={t('conversations.message-actions')}
        groups={menu === undefined ? [] : [{ id: 'message', entries }]}
      />
      {overlay?.kind === 'info' ? <MessageInfo row={overlay.row} onClose={onClose} /> : null}
    </>
  )
}

function entriesOf(
  row: MessageRow,
  acts: RowActs,
  t: ReturnType<typeof useLanguage>['t'],
  after: (act: () => void) => void,
): MenuEntry[] {
  const entry = (id: string, label: string, shortcut: string, act: (row: MessageRow) => void): MenuEntry => {
    const Icon = icons[id as keyof typeof icons]
    // Once the menu is gone and the focus is back: what comes then may want it, and returns it in its turn.
    return { id, label, icon: <Icon size={16} />, shortcut, onAction: () => after(() => act(row)) }
  }
  const copy = entry('copy', t('conversations.copy-text'), 'C', acts.copyText)
  const info = entry('info', t('conversations.info'), 'I', acts.showInfo)
  if (row.id !== undefined)
    return [
      entry('reply', t('conversations.reply'), 'R', acts.reply),
      copy,
      entry('link', t('conversations.copy-link'), 'L', acts.copyLink),
      info,
    ]
  if (row.state !== 'failed') return [copy, info]
  const { shortcut: _retry, ...retry } = entry('retry', t('conversations.retry'), '', acts.retry)
  const { shortcut: _discard, ...discard } = entry('discard', t('conversations.discard'), '', acts.discard)
  return [retry, copy, info, { ...discard, danger: true }]
}

const icons = { reply: IconReply, copy: IconCopy, link: IconLink, info: IconInfo, retry: IconRetry, discard: IconTrash }
