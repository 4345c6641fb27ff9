import { lazy, Suspense, useSyncExternalStore } from 'react'
import { useViewing } from '../conversations-provider.tsx'

const Viewer = lazy(async () => ({ default: (await import('./viewer.tsx')).Viewer }))

/** Over everything else: what somebody looks at in full. */
export function ViewerHost() {
  const viewing = useViewing()
  const row = useSyncExternalStore(viewing.subscribe, viewing.get)
  if (row === undefined) return null
  return (
    <Suspense fallback={null}>
      <Viewer row={row} onClose={() => viewing.show(undefined)} />
    </Suspense>
  )
}
