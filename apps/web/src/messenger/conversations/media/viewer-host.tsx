import { lazy, Suspense, useState, useSyncExternalStore } from 'react'
import type { MessageRow } from '../../../contract/topics.ts'
import { useViewing } from '../conversations-provider.tsx'

const Viewer = lazy(async () => ({ default: (await import('./viewer.tsx')).Viewer }))
const ForwardDialog = lazy(async () => ({
  default: (await import('../acts/forward/forward-dialog.tsx')).ForwardDialog,
}))

/** Over everything else: what somebody looks at in full, and to whom it goes on. */
export function ViewerHost() {
  const viewing = useViewing()
  const row = useSyncExternalStore(viewing.subscribe, viewing.get)
  const [forwarded, setForwarded] = useState<MessageRow | undefined>(undefined)
  const forward = (chosen: MessageRow): void => {
    // Nothing can be asked beneath the viewer.
    viewing.show(undefined)
    setForwarded(chosen)
  }
  return (
    <Suspense fallback={null}>
      {row === undefined ? null : <Viewer row={row} onForward={forward} onClose={() => viewing.show(undefined)} />}
      {forwarded === undefined ? null : <ForwardDialog row={forwarded} onClose={() => setForwarded(undefined)} />}
    </Suspense>
  )
}
