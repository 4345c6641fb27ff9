import { createContext, use, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { navigate } from '../frame/navigate.ts'
import { parseRoute } from '../frame/routes.ts'
import { useOffice } from '../state/office-provider.tsx'
import { refuseDrops } from './attach/refuse-drops.ts'
import { Trays } from './attach/trays.ts'
import { warnOfLeaving } from './attach/warn-of-leaving.ts'
import { Originals } from './media/originals.ts'
import { Viewing } from './media/viewing.ts'
import { Finds } from './search/finds.ts'
import { hasEyes } from './timeline/has-eyes.ts'
import { Timelines } from './timeline/timelines.ts'

interface Kept {
  readonly timelines: Timelines
  readonly finds: Finds
  readonly originals: Originals
  readonly trays: Trays
  readonly viewing: Viewing
}

const KeptContext = createContext<Kept | undefined>(undefined)

/**
 * Keeps what the screens of conversations share: the opened timelines, and what was searched for. It stands behind the lock, so
 * that locking forgets all of it.
 */
export function ConversationsProvider({ children }: { readonly children: ReactNode }) {
  const office = useOffice()
  const [kept] = useState(() => ({
    timelines: new Timelines(office, hasEyes),
    finds: new Finds(office),
    originals: new Originals(office),
    trays: new Trays(),
    viewing: new Viewing(),
  }))
  useEffect(
    () =>
      office.onEvent((event) => {
        kept.timelines.take(event)
        if (event.kind !== 'renamed') return
        const route = parseRoute(location.hash)
        if (route.at === 'conversation' && route.conversation === event.from)
          navigate({ ...route, conversation: event.to }, { isReplacing: true })
      }),
    [office, kept],
  )
  useEffect(refuseDrops, [])
  useEffect(() => warnOfLeaving(kept.trays), [kept])
  return <KeptContext value={kept}>{children}</KeptContext>
}

export function useTimelines(): Timelines {
  return useKept().timelines
}

export function useFinds(): Finds {
  return useKept().finds
}

/** The whole of what messages carry, where it was opened or sent lately. */
export function useOriginals(): Originals {
  return useKept().originals
}

/** What lies ready to be sent. */
export function useTrays(): Trays {
  return useKept().trays
}

/** What somebody looks at in full. */
export function useViewing(): Viewing {
  return useKept().viewing
}

function useKept(): Kept {
  const kept = use(KeptContext)
  if (kept === undefined) throw new Error('conversations are used outside ConversationsProvider')
  return kept
}
