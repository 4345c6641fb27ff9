import { useSyncExternalStore } from 'react'

/** How this browser tells of messages. Minutes are counted from midnight. */
export interface NotifySettings {
  readonly isOn: boolean
  /** A notification says who wrote, and what. */
  readonly showsContent: boolean
  readonly hasSound: boolean
  /** No notification and no sound from one hour to the other, also over midnight. */
  readonly quiet?: { readonly from: number; readonly to: number }
  /** The person has seen the offer, and taken it or not: it is not made again. */
  readonly isAsked: boolean
}

const KEY = 'chancery.notify'
const first: NotifySettings = { isOn: false, showsContent: false, hasSound: true, isAsked: false }
const listeners = new Set<() => void>()
let source: string | undefined
let current = first

/** What was set on this browser; another tab may have changed it. */
export function notifySettings(): NotifySettings {
  const stored = read()
  if (stored !== source) {
    source = stored
    current = parse(stored)
  }
  return current
}

/** Changes what is named; `quiet: undefined` takes the quiet hours away. */
export function setNotify(change: {
  readonly [Name in keyof NotifySettings]?: NotifySettings[Name] | undefined
}): void {
  const next = parse(JSON.stringify({ ...notifySettings(), ...change }))
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // The choice then holds until the page is closed.
    current = next
  }
  for (const listener of listeners) listener()
}

export function useNotifySettings(): NotifySettings {
  return useSyncExternalStore(subscribe, notifySettings)
}

/** Whether it is quiet now. `minute`: of the day. */
export function isQuiet({ quiet }: NotifySettings, minute: number): boolean {
  if (quiet === undefined || quiet.from === quiet.to) return false
  const { from, to } = quiet
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

/** What is stored, as far as it can be understood. */
export function parse(stored: string | undefined): NotifySettings {
  let value: unknown
  try {
    value = JSON.parse(stored ?? 'null')
  } catch {
    return first
  }
  if (typeof value !== 'object' || value === null) return first
  const flag = (name: 'isOn' | 'showsContent' | 'hasSound' | 'isAsked'): boolean => {
    const told: unknown = Reflect.get(value, name)
    return typeof told === 'boolean' ? told : first[name]
  }
  const quiet = quietOf(Reflect.get(value, 'quiet'))
  return {
    isOn: flag('isOn'),
    showsContent: flag('showsContent'),
    hasSound: flag('hasSound'),
    isAsked: flag('isAsked'),
    ...(quiet === undefined ? {} : { quiet }),
  }
}

function quietOf(value: unknown): NotifySettings['quiet'] {
  if (typeof value !== 'object' || value === null) return undefined
  const [from, to]: unknown[] = [Reflect.get(value, 'from'), Reflect.get(value, 'to')]
  return isMinute(from) && isMinute(to) ? { from, to } : undefined
}

function isMinute(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 24 * 60
}

function read(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined
  } catch {
    return source
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}
