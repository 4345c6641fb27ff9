import type { MessageKey } from '../language/catalogue.ts'

/** A key with what must be held: `mod` is Ctrl, or Cmd on a Mac. */
export interface KeyPress {
  readonly key: string
  readonly mod?: boolean
  readonly alt?: boolean
  readonly shift?: boolean
}

interface ShortcutRow {
  readonly group: 'everywhere' | 'conversations' | 'messages'
  readonly press: KeyPress
  readonly label: MessageKey
}

/**
 * Every shortcut of the app: the one table that binds them, and that the list of shortcuts shows. Keys without `mod` or
 * `alt` do nothing while somebody types.
 */
export const shortcuts = {
  switcher: { group: 'everywhere', press: { key: 'k', mod: true }, label: 'frame.shortcut.switcher' },
  search: { group: 'everywhere', press: { key: 'f', mod: true, shift: true }, label: 'frame.shortcut.search' },
  nextRegion: { group: 'everywhere', press: { key: 'F6' }, label: 'frame.shortcut.next-region' },
  previousRegion: { group: 'everywhere', press: { key: 'F6', shift: true }, label: 'frame.shortcut.previous-region' },
  settings: { group: 'everywhere', press: { key: ',', mod: true }, label: 'frame.shortcut.settings' },
  lock: { group: 'everywhere', press: { key: 'l', mod: true, shift: true }, label: 'frame.shortcut.lock' },
  help: { group: 'everywhere', press: { key: '?' }, label: 'frame.shortcut.help' },
  nextConversation: {
    group: 'conversations',
    press: { key: 'ArrowDown', alt: true },
    label: 'frame.shortcut.next-conversation',
  },
  previousConversation: {
    group: 'conversations',
    press: { key: 'ArrowUp', alt: true },
    label: 'frame.shortcut.previous-conversation',
  },
  nextUnread: {
    group: 'conversations',
    press: { key: 'ArrowDown', alt: true, shift: true },
    label: 'frame.shortcut.next-unread',
  },
  newGroup: { group: 'conversations', press: { key: 'g', mod: true, shift: true }, label: 'frame.shortcut.new-group' },
  find: { group: 'messages', press: { key: 'f', mod: true }, label: 'frame.shortcut.find' },
  day: { group: 'messages', press: { key: 'g', mod: true }, label: 'frame.shortcut.day' },
  details: { group: 'messages', press: { key: 'i', mod: true, shift: true }, label: 'frame.shortcut.details' },
  newest: { group: 'messages', press: { key: 'End', mod: true }, label: 'frame.shortcut.newest' },
} as const satisfies Readonly<Record<string, ShortcutRow>>

export type ShortcutId = keyof typeof shortcuts

/** What of a keyboard event decides. */
type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The shortcut that these keys are, if any. */
export function shortcutOf(pressed: Pressed, isMac: boolean): ShortcutId | undefined {
  const ids = Object.keys(shortcuts) as ShortcutId[]
  return ids.find((id) => isPressed(shortcuts[id].press, pressed, isMac))
}

/** Whether it works while somebody types in a field. */
export function worksInFields(id: ShortcutId): boolean {
  const press: KeyPress = shortcuts[id].press
  return press.mod === true || press.alt === true || press.key.length > 1
}

/** The keys as people read them: `Ctrl`, `Shift`, `K`. */
export function keysOf(id: ShortcutId, isMac: boolean): readonly string[] {
  const press: KeyPress = shortcuts[id].press
  return [
    ...(press.mod === true ? [isMac ? '⌘' : 'Ctrl'] : []),
    ...(press.alt === true ? [isMac ? '⌥' : 'Alt'] : []),
    ...(press.shift === true ? [isMac ? '⇧' : 'Shift'] : []),
    NAMES[press.key] ?? press.key.toUpperCase(),
  ]
}

const NAMES: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', End: 'End', Escape: 'Esc' }

function isPressed(press: KeyPress, pressed: Pressed, isMac: boolean): boolean {
  const mod = isMac ? pressed.metaKey : pressed.ctrlKey
  const other = isMac ? pressed.ctrlKey : pressed.metaKey
  // A sign such as "?" needs Shift on some keyboards and not on others.
  const isSign = press.key.length === 1 && press.key.toLowerCase() === press.key.toUpperCase()
  return (
    pressed.key.toLowerCase() === press.key.toLowerCase() &&
    mod === (press.mod ?? false) &&
    !other &&
    pressed.altKey === (press.alt ?? false) &&
    (isSign || pressed.shiftKey === (press.shift ?? false))
  )
}
