import { useEffect, useState } from 'react'
import type { ConversationId } from '@chancery/protocol'
import type { MessageRow } from '../../../contract/topics.ts'
import { useOffice } from '../../state/office-provider.tsx'

const PAGE = 100
const MOST = 500

interface Photos {
  /** Oldest first; the one that was opened is among them. */
  readonly rows: readonly MessageRow[]
  /** Whether these are all. */
  readonly isWhole: boolean
}

/** The photos around one: those of its conversation. What is no photo, or not on the record yet, stands alone. */
export function usePhotos(row: MessageRow): Photos {
  const office = useOffice()
  const [photos, setPhotos] = useState<Photos>({ rows: [row], isWhole: true })
  const isAlone = row.attachment?.kind !== 'photo' || row.position === undefined
  useEffect(() => {
    if (isAlone) return undefined
    let isWanted = true
    const load = async (): Promise<void> => {
      const found: MessageRow[] = []
      let isOldest = false
      while (!isOldest && found.length < MOST) {
        const before = found.at(-1)?.position
        // oxlint-disable-next-line no-await-in-loop -- each page begins where the last one ended
        const page = await office.listMedia({
          conversation: row.conversation as ConversationId,
          kind: 'photo',
          limit: PAGE,
          ...(before === undefined ? {} : { before }),
        })
        found.push(...page.rows)
        isOldest = page.isOldest || page.rows.length === 0
      }
      const rows = found.toReversed()
      if (isWanted && rows.some(({ key }) => key === row.key)) setPhotos({ rows, isWhole: isOldest })
    }
    // The one that was opened is shown all the same.
    load().catch(() => undefined)
    return () => {
      isWanted = false
    }
    // Which was opened does not change while one looks on.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [office, isAlone])
  return photos
}
