import { useSyncExternalStore } from 'react'
import { useLanguage } from '../../language/language-provider.tsx'
import { useToast } from '../../state/use-toast.ts'
import { useTrays } from '../conversations-provider.tsx'
import { sizeWords } from '../media/size-words.ts'
import type { Timeline } from '../timeline/timeline.ts'
import type { TrayItem } from './tray-item.ts'

/** The limit that people are told: that of the protocol, in words. */
const LIMIT_BYTES = 100 * 1024 * 1024

export interface Tray {
  readonly items: readonly TrayItem[]
  /** Whether all of it can be sent now. */
  readonly isReady: boolean
  readonly add: (files: readonly File[]) => void
  readonly remove: (id: string) => void
  /** Changes what is said of one. */
  readonly setWords: (id: string, words: Partial<Pick<TrayItem, 'caption' | 'description'>>) => void
  readonly changeWay: (item: TrayItem) => void
  /** Takes everything out. */
  readonly take: () => readonly TrayItem[]
}

/** What lies ready to be sent in a conversation. `onAdded`: something was put there, and waits for a caption. */
export function useTray(timeline: Timeline, onAdded: () => void): Tray {
  const words = useLanguage()
  const toast = useToast()
  const trays = useTrays()
  const items = useSyncExternalStore(trays.subscribe, () => trays.get(timeline.id))
  const change = (update: (items: readonly TrayItem[]) => readonly TrayItem[]): void =>
    trays.change(timeline.id, update)
  const put = async (files: readonly File[]): Promise<void> => {
    const { MOST_ITEMS, putInTray } = await import('./put-in-tray.ts')
    const limit = sizeWords(LIMIT_BYTES, words)
    for (const refused of putInTray(trays, timeline.id, files))
      toast.warning(
        refused.why === 'too-large'
          ? words.t('attach.too-large', { name: refused.name, size: sizeWords(refused.bytes, words), limit })
          : words.t('attach.too-many', { count: MOST_ITEMS }),
      )
  }
  const remake = async (item: TrayItem): Promise<void> => {
    const { make } = await import('./put-in-tray.ts')
    await make(trays, timeline.id, item)
  }
  return {
    items,
    isReady: items.every(({ made }) => made !== undefined),
    add: (files) => {
      if (files.length === 0) return
      put(files).catch(toast.problem)
      onAdded()
    },
    remove: (id) => change((all) => all.filter((item) => item.id !== id)),
    setWords: (id, said) => change((all) => all.map((item) => (item.id === id ? { ...item, ...said } : item))),
    changeWay: (item) => {
      const { made: _made, ...rest } = item
      const next: TrayItem = { ...rest, way: item.way === 'photo' ? 'file' : 'photo' }
      change((all) => all.map((other) => (other.id === item.id ? next : other)))
      remake(next).catch(toast.problem)
    },
    take() {
      const all = trays.get(timeline.id)
      change(() => [])
      return all
    },
  }
}
