import { useMemo, useState } from 'react'
import type { RefObject } from 'react'
import type { MessageRow } from '../../../contract/topics.ts'
import { formatRoute } from '../../frame/routes.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useToast } from '../../state/use-toast.ts'
import type { ComposerHandle } from '../composer/composer-terms.ts'
import { afterFocus } from './after-focus.ts'
import type { RowActs } from './row-acts.ts'
import type { Timeline } from './timeline.ts'
import { useLatest } from './use-latest.ts'

/** What stands above the list: the menu of a message, or what is known about it. */
export type Overlay =
  | { readonly kind: 'menu'; readonly row: MessageRow; readonly at: { readonly x: number; readonly y: number } }
  | { readonly kind: 'info'; readonly row: MessageRow }

interface OwnActs {
  readonly acts: RowActs
  readonly overlay: Overlay | undefined
  readonly close: () => void
}

/** What can be done with the messages of a timeline. */
export function useRowActsOf(timeline: Timeline, composer: RefObject<ComposerHandle | null>): OwnActs {
  const { t } = useLanguage()
  const toast = useToast()
  const [overlay, setOverlay] = useState<Overlay | undefined>(undefined)
  const latest = useLatest({ t, toast })
  const acts = useMemo((): RowActs => {
    const copy = async (
      text: string,
      said: 'conversations.text-copied' | 'conversations.link-copied',
    ): Promise<void> => {
      const { t, toast } = latest.current
      try {
        await navigator.clipboard.writeText(text)
        toast.notice(t(said))
      } catch {
        toast.notice(t('conversations.not-copied'))
      }
    }
    return {
      reply(row) {
        const { id, person, text } = row
        if (id !== undefined) composer.current?.answer({ id, person, ...(text === undefined ? {} : { text }) })
      },
      copyText: (row) => void copy(row.text ?? '', 'conversations.text-copied'),
      copyLink(row) {
        if (row.id === undefined) return
        const route = formatRoute({ at: 'conversation', conversation: timeline.key, message: row.id })
        void copy(location.origin + location.pathname + route, 'conversations.link-copied')
      },
      showInfo: (row) => setOverlay({ kind: 'info', row }),
      showMenu: (row, at) => setOverlay({ kind: 'menu', row, at }),
      jump: (message) => void timeline.showMessage(message),
      retry: (row) => void timeline.retry(row.key).catch(latest.current.toast.problem),
      discard: (row) => void timeline.discard(row.key).catch(latest.current.toast.problem),
    }
  }, [timeline, composer, latest])
  const close = (): void => {
    setOverlay(undefined)
    const key = overlay?.row.key
    // To the message, where the list has drawn it again meanwhile and the element that had the focus is gone.
    if (key !== undefined)
      afterFocus(() => {
        if (document.activeElement === document.body)
          document.querySelector<HTMLElement>(`[data-message="${CSS.escape(key)}"]`)?.focus({ preventScroll: true })
      })
  }
  return { acts, overlay, close }
}
