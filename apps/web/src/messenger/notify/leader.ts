const LOCK = 'chancery-notices'

/** Becomes the one tab that tells of messages, as soon as no other is. Returns how to give that up. */
export function lead(onLead: () => void): () => void {
  const ended = new AbortController()
  const held = Promise.withResolvers<void>()
  navigator.locks
    .request(LOCK, { signal: ended.signal }, () => {
      onLead()
      return held.promise
    })
    .catch(() => undefined)
  return () => {
    ended.abort()
    held.resolve()
  }
}
