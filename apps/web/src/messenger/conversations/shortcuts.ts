import type { MessageKey } from '../language/catalogue.ts'
import type { MessageAct } from './acts/possible-acts.ts'

/** What a key does while a message has the focus; for the table of shortcuts. */
export const messageKeys = [
  { keys: ['↑', '↓'], label: 'conversations.key.move' },
  { keys: ['Tab'], label: 'conversations.key.actions' },
  { keys: ['Enter'], label: 'conversations.key.menu' },
  { keys: ['R'], label: 'conversations.key.reply' },
  { keys: ['+'], label: 'acts.key.react' },
  { keys: ['E'], label: 'acts.key.edit' },
  { keys: ['F'], label: 'acts.key.forward' },
  { keys: ['S'], label: 'acts.key.star' },
  { keys: ['P'], label: 'acts.key.pin' },
  { keys: ['Del'], label: 'acts.key.delete' },
  { keys: ['C'], label: 'conversations.key.copy' },
  { keys: ['L'], label: 'conversations.key.link' },
  { keys: ['I'], label: 'conversations.key.info' },
  { keys: ['End'], label: 'conversations.key.newest' },
  { keys: ['Esc'], label: 'conversations.key.write' },
] as const satisfies readonly { readonly keys: readonly string[]; readonly label: MessageKey }[]

/** What a key does in the list of conversations and in the composer. */
export const listKeys = [
  { keys: ['↑', '↓'], label: 'conversations.key.list' },
  { keys: ['Shift', 'F10'], label: 'conversations.key.list-menu' },
  { keys: ['F3'], label: 'conversations.key.next-hit' },
  { keys: ['Shift', 'F3'], label: 'conversations.key.previous-hit' },
] as const satisfies readonly { readonly keys: readonly string[]; readonly label: MessageKey }[]

/** Where a key leads in the list; everything else is done with the message itself. */
export type MessageStep = 'menu' | 'up' | 'down' | 'newest' | 'oldest' | 'write'

const acts: Readonly<Record<string, MessageAct | MessageStep>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  End: 'newest',
  Home: 'oldest',
  Escape: 'write',
  Enter: 'menu',
  ContextMenu: 'menu',
  r: 'reply',
  c: 'copy',
  l: 'link',
  i: 'info',
  '+': 'react',
  e: 'edit',
  f: 'forward',
  s: 'star',
  p: 'pin',
  Delete: 'delete',
  Backspace: 'delete',
}

/** What a key means on a message; nothing with Ctrl, Alt, or Cmd, which are the browser's and the frame's. */
export function messageActOf(
  pressed: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): MessageAct | MessageStep | undefined {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return undefined
  return acts[pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key]
}
