import type { Trays } from './trays.ts'

/** Lets the browser ask before a page goes with something in it that was not sent yet. Gives how to stop. */
export function warnOfLeaving(trays: Trays): () => void {
  const warn = (event: BeforeUnloadEvent): void => {
    if (!trays.isEmpty) event.preventDefault()
  }
  addEventListener('beforeunload', warn)
  return () => removeEventListener('beforeunload', warn)
}
