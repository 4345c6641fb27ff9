import { useCallback, useEffect, useState } from 'react'
import type { MessageRow } from '../../../contract/topics.ts'
import { useOriginals } from '../conversations-provider.tsx'

export interface Original {
  readonly blob: Blob | undefined
  readonly error: unknown
  readonly isOpening: boolean
  /** Fetches it, if it is not here; gives nothing where that failed, or was stopped. */
  readonly open: () => Promise<Blob | undefined>
}

/** The whole of what a message carries. With `isWanted` it is opened at once; without, when somebody asks. */
export function useOriginal(row: MessageRow, isWanted: boolean): Original {
  const originals = useOriginals()
  const [state, setState] = useState<Omit<Original, 'open'>>({ blob: undefined, error: undefined, isOpening: false })
  const { key, id } = row
  const open = useCallback(async (): Promise<Blob | undefined> => {
    setState((now) => ({ ...now, error: undefined, isOpening: true }))
    try {
      const blob = await originals.open(row)
      setState({ blob, error: undefined, isOpening: false })
      return blob
    } catch (error) {
      setState({ blob: undefined, error, isOpening: false })
      return undefined
    }
    // A row that is only told again is the same message.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [originals, key, id])
  useEffect(() => {
    if (isWanted) void open()
  }, [isWanted, open])
  return { ...state, open }
}
