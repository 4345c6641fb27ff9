import { createContext, use, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { problemOf } from './problem.ts'
import { toastStore } from './toast-store.ts'
import type { Toast, ToastStore } from './toast-store.ts'

const ToastContext = createContext<ToastStore | undefined>(undefined)

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState(toastStore)
  return <ToastContext value={store}>{children}</ToastContext>
}

/** Says one line that goes by itself; `problem` puts an error in words. */
export function useToast(): { readonly notice: (text: string) => void; readonly problem: (error: unknown) => void } {
  const store = useToastStore()
  const words = useLanguage()
  return {
    notice: (text) => store.say(text, 'notice'),
    problem: (error) => store.say(problemOf(error, words).text, 'problem'),
  }
}

/** The lines that stand now, for whoever draws them. */
export function useToasts(): { readonly toasts: readonly Toast[]; readonly dismiss: (id: number) => void } {
  const store = useToastStore()
  return { toasts: useSyncExternalStore(store.subscribe, store.get), dismiss: store.dismiss }
}

function useToastStore(): ToastStore {
  const store = use(ToastContext)
  if (store === undefined) throw new Error('toasts are used outside ToastProvider')
  return store
}
