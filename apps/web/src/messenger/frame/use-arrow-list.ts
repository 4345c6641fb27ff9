import { useState } from 'react'
import type { KeyboardEvent } from 'react'

interface ArrowList {
  /** For the element around the rows. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  /** For each row, with its place: one row is a stop of Tab, arrows lead to the others. */
  readonly rowProps: (index: number) => {
    readonly 'data-arrow-row': true
    readonly tabIndex: 0 | -1
    readonly onFocus: () => void
  }
}

/** A list of links or buttons that arrows, Home, and End move through. */
export function useArrowList(count: number): ArrowList {
  const [active, setActive] = useState(0)
  const stop = Math.max(0, Math.min(active, count - 1))
  return {
    onKeyDown(event) {
      const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-arrow-row]')]
      const at = rows.findIndex((row) => row === document.activeElement)
      const places: Readonly<Record<string, number>> = {
        ArrowDown: at + 1,
        ArrowUp: at - 1,
        Home: 0,
        End: rows.length - 1,
      }
      const to = places[event.key]
      if (at === -1 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      rows[Math.max(0, Math.min(to, rows.length - 1))]?.focus()
    },
    rowProps: (index) => ({
      'data-arrow-row': true,
      tabIndex: index === stop ? 0 : -1,
      onFocus: () => setActive(index),
    }),
  }
}
