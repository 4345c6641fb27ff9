import type { MessageKey } from '../language/catalogue.ts'

/** What a key does while a message has the focus; for the table of shortcuts. */
export const messageKeys = [
  { keys: ['↑', '↓'], label: 'conversations.key.move' },
  { keys: ['Tab'], label: 'conversations.key.actions' },
  { keys: ['Enter'], label: 'conversations.key.menu' },
  { keys: ['R'], label: 'conversations.key.reply' },
  { keys: ['C'], label: 'conversations.key.copy' },
  { keys: ['L'], label: 'conversations.key.link' },
  { keys: ['I'], label: 'conversations.key.info' },
  { keys: ['End'], label: 'conversations.key.newest' },
  { keys: ['Esc'], label: 'conversations.key.write' },
] as const satisfies readonly { readonly keys: readonly string[]; readonly label: MessageKey }[]

/** What a key does in the list of conversations and in the composer. */
export const listKeys = [
  { keys: ['↑', '↓'], label: 'conversations.key.list' },
  { keys: ['F3'], label: 'conversations.key.next-hit' },
  { keys: ['Shift', 'F3'], label: 'conversations.key.previous-hit' },
] as const satisfies readonly { readonly keys: readonly string[]; readonly label: MessageKey }[]

type MessageAct = 'reply' | 'copy' | 'link' | 'info' | 'menu' | 'up' | 'down' | 'newest' | 'oldest' | 'write'

const acts: Readonly<Record<string, MessageAct>> = {
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
}

/** What a key means on a message; nothing with Ctrl, Alt, or Cmd, which are the browser's and the frame's. */
export function messageActOf(
  pressed: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): MessageAct | undefined {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return undefined
  return acts[pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key]
}
