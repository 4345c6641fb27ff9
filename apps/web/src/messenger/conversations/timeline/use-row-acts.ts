import { useMemo, useState } from 'react'
import type { RefObject } from 'react'
import type { ConversationRow, MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useOffice, useSession } from '../../state/office-provider.tsx'
import { useToast } from '../../state/use-toast.ts'
import { MessageActs } from '../acts/message-acts.ts'
import { possibleActs } from '../acts/possible-acts.ts'
import type { MessageAct } from '../acts/possible-acts.ts'
import type { ComposerHandle } from '../composer/composer-terms.ts'
import { useTimelines } from '../conversations-provider.tsx'
import { afterFocus } from './after-focus.ts'
import type { Overlay } from './overlay.ts'
import type { RowActs } from './row-acts.ts'
import { rowDoings } from './row-doings.ts'
import type { Timeline } from './timeline.ts'
import { useLatest } from './use-latest.ts'

interface OwnActs {
  readonly acts: RowActs
  readonly messages: MessageActs
  readonly overlay: Overlay | undefined
  readonly open: (overlay: Overlay) => void
  readonly close: () => void
}

/** What can be done with the messages of a timeline. */
export function useRowActsOf(
  timeline: Timeline,
  place: ConversationRow,
  composer: RefObject<ComposerHandle | null>,
): OwnActs {
  const words = useLanguage()
  const toast = useToast()
  const office = useOffice()
  const timelines = useTimelines()
  const { person: self } = useSession()
  const [overlay, setOverlay] = useState<Overlay | undefined>(undefined)
  const latest = useLatest({ words, toast, place })
  const messages = useMemo(() => {
    const teller = () => ({ words: latest.current.words, ...latest.current.toast })
    return new MessageActs(office, timeline, self, teller)
  }, [office, timeline, self, latest])
  const acts = useMemo((): RowActs => {
    const doings = rowDoings({
      office,
      timeline,
      timelines,
      composer,
      messages,
      open: setOverlay,
      teller: () => latest.current,
    })
    const possible = (row: MessageRow): ReadonlySet<MessageAct> => possibleActs(row, latest.current.place, self)
    return {
      possible,
      act(act, row, at) {
        // Del on what was not sent lets go of it.
        const meant = act === 'delete' && row.state === 'failed' ? 'discard' : act
        if (possible(row).has(meant)) doings[meant](row, at)
      },
      react: (row, emoji) => {
        if (possible(row).has('react')) messages.react(row, emoji)
      },
      vote: (row, choices) => messages.vote(row, choices),
      showPeople: (row) => setOverlay({ kind: 'people', row }),
      showMenu: (row, at) => setOverlay({ kind: 'menu', row, at }),
      jump: (message) => void timeline.showMessage(message),
    }
  }, [office, timeline, timelines, composer, messages, self, latest])
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
  return { acts, messages, overlay, open: setOverlay, close }
}
