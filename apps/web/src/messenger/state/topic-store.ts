import type { Office } from '../../contract/office.ts'
import type { Topics } from '../../contract/topics.ts'

/** The newest value of each topic, in the form that React's external stores have. */
export interface TopicStore {
  get<Name extends keyof Topics>(name: Name): Topics[Name] | undefined
  subscribe(name: keyof Topics, listener: () => void): () => void
}

/** Watches a topic from the first time that somebody asks for it, until the page is closed: screens come and go. */
export function topicStore(office: Office): TopicStore {
  const values: { [Name in keyof Topics]?: Topics[Name] } = {}
  const listeners = new Map<keyof Topics, Set<() => void>>()

  function listenersOf(name: keyof Topics): Set<() => void> {
    const known = listeners.get(name)
    if (known !== undefined) return known
    const fresh = new Set<() => void>()
    listeners.set(name, fresh)
    follow(name, fresh)
    return fresh
  }

  function follow(name: keyof Topics, told: Set<() => void>): void {
    office.watch(name, (value) => {
      Object.assign(values, { [name]: value })
      for (const listener of told) listener()
    })
  }

  return {
    get: (name) => values[name],
    subscribe(name, listener) {
      const told = listenersOf(name)
      told.add(listener)
      return () => void told.delete(listener)
    },
  }
}
