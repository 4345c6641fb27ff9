import { createContext, use } from 'react'
import type { ToastStore } from './toast-store.ts'

export const ToastContext = createContext<ToastStore | undefined>(undefined)

/** `show` a passing message (you get its id), or `dismiss` it. */
export function useToasts(): Pick<ToastStore, 'show' | 'dismiss'> {
  return useToastStore()
}

export function useToastStore(): ToastStore {
  const store = use(ToastContext)
  if (!store) throw new Error('Toasts need a UiProvider above; there is none.')
  return store
}
