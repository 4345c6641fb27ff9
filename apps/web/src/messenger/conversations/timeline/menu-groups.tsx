import {
  IconCopy,
  IconEdit,
  IconEyeOff,
  IconForward,
  IconInfo,
  IconLink,
  IconMessage,
  IconPeople,
  IconPin,
  IconReply,
  IconRetry,
  IconSmile,
  IconShieldCheck,
  IconStar,
  IconTrash,
} from '@chancery/ui'
import type { Icon, MenuEntry, MenuGroup } from '@chancery/ui'
import type { MessageRow } from '../../../contract/topics.ts'
import type { MessageKey } from '../../language/catalogue.ts'
import type { Words } from '../../language/words.ts'
import type { MessageAct } from '../acts/possible-acts.ts'
import { isTouch } from '../composer/is-touch.ts'
import type { Point, RowActs } from './row-acts.ts'

interface Line {
  readonly label: MessageKey
  readonly icon: Icon
  readonly shortcut?: string
}

const lines: Readonly<Record<MessageAct, Line>> = {
  retry: { label: 'conversations.retry', icon: IconRetry },
  react: { label: 'acts.react', icon: IconSmile, shortcut: '+' },
  reply: { label: 'conversations.reply', icon: IconReply, shortcut: 'R' },
  'reply-privately': { label: 'acts.reply-privately', icon: IconMessage },
  edit: { label: 'acts.edit', icon: IconEdit, shortcut: 'E' },
  forward: { label: 'acts.forward', icon: IconForward, shortcut: 'F' },
  copy: { label: 'conversations.copy-text', icon: IconCopy, shortcut: 'C' },
  link: { label: 'conversations.copy-link', icon: IconLink, shortcut: 'L' },
  star: { label: 'acts.star', icon: IconStar, shortcut: 'S' },
  pin: { label: 'acts.pin', icon: IconPin, shortcut: 'P' },
  info: { label: 'conversations.info', icon: IconInfo, shortcut: 'I' },
  evidence: { label: 'conversations.save-evidence', icon: IconShieldCheck },
  hide: { label: 'acts.hide', icon: IconEyeOff },
  delete: { label: 'acts.delete', icon: IconTrash, shortcut: 'Del' },
  discard: { label: 'conversations.discard', icon: IconTrash, shortcut: 'Del' },
}

const groups: readonly (readonly [id: string, acts: readonly MessageAct[]])[] = [
  ['answer', ['retry', 'react', 'reply', 'reply-privately', 'edit']],
  ['take', ['forward', 'copy', 'link', 'star', 'pin']],
  ['know', ['info', 'evidence']],
  ['end', ['hide', 'delete', 'discard']],
]

/** The menu of a message: what is possible, in groups, with its keys. `after` does something once the menu is gone. */
export function menuGroups(
  row: MessageRow,
  at: Point,
  acts: RowActs,
  t: Words['t'],
  after: (act: () => void) => void,
): MenuGroup[] {
  const possible = acts.possible(row)
  // Fingers press no keys, and the reactions stand right above.
  const hasKeys = !isTouch()
  const entry = (act: MessageAct): MenuEntry => {
    const { label, icon: Sign, shortcut } = lines[act]
    const said = act === 'star' && row.isStarred === true ? 'acts.unstar' : label
    return {
      id: act,
      label: t(act === 'pin' && row.isPinned === true ? 'acts.unpin' : said),
      icon: <Sign size={16} />,
      shortcut: hasKeys ? shortcut : undefined,
      danger: act === 'delete' || act === 'discard',
      onAction: () => after(() => acts.act(act, row, at)),
    }
  }
  const shown = groups.map(([id, names]) => ({
    id,
    entries: names.filter((name) => possible.has(name) && (hasKeys || name !== 'react')).map(entry),
  }))
  // Names of those who reacted: a finger cannot rest on them.
  if (row.reactions !== undefined)
    shown
      .find(({ id }) => id === 'know')
      ?.entries.push({
        id: 'people',
        label: t('acts.who-reacted'),
        icon: <IconPeople size={16} />,
        onAction: () => after(() => acts.showPeople(row)),
      })
  return shown.filter(({ entries }) => entries.length > 0)
}
