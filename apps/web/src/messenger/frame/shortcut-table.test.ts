import { describe, expect, it } from 'vitest'
import { keysOf, shortcutOf, shortcuts, worksInFields } from './shortcut-table.ts'
import type { KeyPress, ShortcutId } from './shortcut-table.ts'

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const ids = Object.keys(shortcuts) as ShortcutId[]

describe('the shortcuts', () => {
  it.each(ids)('are told apart: %s', (id) => {
    const press: KeyPress = shortcuts[id].press
    const pressed = {
      key: press.key,
      ctrlKey: press.mod ?? false,
      metaKey: false,
      altKey: press.alt ?? false,
      shiftKey: press.shift ?? false,
    }
    expect(shortcutOf(pressed, false)).toBe(id)
  })

  it('take Cmd on a Mac, and Ctrl elsewhere', () => {
    expect(shortcutOf({ ...none, key: 'k', metaKey: true }, true)).toBe('switcher')
    expect(shortcutOf({ ...none, key: 'k', ctrlKey: true }, true)).toBeUndefined()
    expect(keysOf('lock', true)).toEqual(['⌘', '⇧', 'L'])
    expect(keysOf('lock', false)).toEqual(['Ctrl', 'Shift', 'L'])
  })

  it('find "?" on every keyboard, and not while somebody types', () => {
    expect(shortcutOf({ ...none, key: '?', shiftKey: true }, false)).toBe('help')
    expect(shortcutOf({ ...none, key: '?' }, false)).toBe('help')
    expect(worksInFields('help')).toBe(false)
    expect(worksInFields('switcher')).toBe(true)
    expect(worksInFields('nextRegion')).toBe(true)
  })
})
