import { useEffect, useEffectEvent } from 'react'
import { shortcutOf, worksInFields } from './shortcut-table.ts'
import type { ShortcutId } from './shortcut-table.ts'

type Handler = () => void

/** Whoever was shown last answers first. */
const handlers = new Map<ShortcutId, Handler[]>()

export const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')

/** Does `handler` when the keys of `id` are pressed, for as long as the component is shown and `isOn`. */
export function useShortcut(id: ShortcutId, handler: () => void, isOn = true): void {
  const latest = useEffectEvent(handler)
  useEffect(() => {
    if (!isOn) return undefined
    const own: Handler = () => latest()
    handlers.set(id, [own, ...(handlers.get(id) ?? [])])
    return () =>
      void handlers.set(
        id,
        (handlers.get(id) ?? []).filter((other) => other !== own),
      )
  }, [id, isOn])
}

/** Does what the keys of `id` do now, for menus that offer the same. */
export function doShortcut(id: ShortcutId): void {
  handlers.get(id)?.[0]?.()
}

/** Listens for the shortcuts; used once, by the frame. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // While a script is composed by an input method, keys belong to it.
      if (event.defaultPrevented || event.isComposing) return
      const id = shortcutOf(event, isMac)
      if (id === undefined || (isTyping(event.target) && !worksInFields(id))) return
      const handler = handlers.get(id)?.[0]
      if (handler === undefined) return
      event.preventDefault()
      handler()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input, textarea, select')
}
