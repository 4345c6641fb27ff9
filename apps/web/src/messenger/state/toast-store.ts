/** One line that comes by itself and goes by itself. */
export interface Toast {
  readonly id: number
  readonly text: string
  /** A problem is told at once (`alert`), a notice when there is a pause (`status`). */
  readonly tone: 'notice' | 'problem'
}

export interface ToastStore {
  get(): readonly Toast[]
  subscribe(listener: () => void): () => void
  say(text: string, tone: Toast['tone']): void
  dismiss(id: number): void
}

const MOST = 3

/** Keeps the newest few; the same words are not shown twice at once. */
export function toastStore(): ToastStore {
  let toasts: readonly Toast[] = []
  let next = 1
  const listeners = new Set<() => void>()
  const set = (value: readonly Toast[]): void => {
    toasts = value
    for (const listener of listeners) listener()
  }
  return {
    get: () => toasts,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    say(text, tone) {
      const others = toasts.filter((toast) => toast.text !== text)
      set([...others, { id: next++, text, tone }].slice(-MOST))
    },
    dismiss: (id) => set(toasts.filter((toast) => toast.id !== id)),
  }
}
