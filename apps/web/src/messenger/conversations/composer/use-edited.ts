import { useRef, useState } from 'react'
import type { Written } from '../mention/edit-mentions.ts'
import type { Quote } from '../text/quoted-words.ts'
import type { Edited } from './composer-terms.ts'

/** What was being written when somebody began to change a message. */
interface Aside {
  readonly written: Written
  readonly answered: Quote | undefined
}

interface Editing {
  readonly edited: Edited | undefined
  /** The same, as it is now: two keys may come before the first is drawn. */
  readonly now: () => Edited | undefined
  readonly begin: (edited: Edited, aside: Aside) => void
  /** Gives what was being written before. */
  readonly end: () => Aside | undefined
}

/** The message that is being changed; what was being written meanwhile waits, as a draft. */
export function useEdited(): Editing {
  const [edited, setEdited] = useState<Edited | undefined>(undefined)
  const current = useRef<{ readonly edited: Edited; readonly aside: Aside } | undefined>(undefined)
  return {
    edited,
    now: () => current.current?.edited,
    begin(next, aside) {
      // From one message to another: what waits is still what was written before the first.
      current.current = { edited: next, aside: current.current?.aside ?? aside }
      setEdited(next)
    },
    end() {
      const aside = current.current?.aside
      current.current = undefined
      setEdited(undefined)
      return aside
    },
  }
}
