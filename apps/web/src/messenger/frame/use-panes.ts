import { useSyncExternalStore } from 'react'

const two = '(min-width: 760px)'
const three = '(min-width: 1100px)'

/** How many panes there is room for. The style sheet of the frame asks the same questions. */
export function usePanes(): 1 | 2 | 3 {
  return useSyncExternalStore(subscribe, panes)
}

function panes(): 1 | 2 | 3 {
  if (matchMedia(three).matches) return 3
  return matchMedia(two).matches ? 2 : 1
}

function subscribe(listener: () => void): () => void {
  const queries = [matchMedia(two), matchMedia(three)]
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}
