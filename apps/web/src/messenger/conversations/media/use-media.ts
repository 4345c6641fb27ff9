import { useCallback, useEffect, useRef, useState } from 'react'
import type { ConversationId } from '@chancery/protocol'
import type { ConversationKey, MessageRow } from '../../../contract/topics.ts'
import { useOffice } from '../../state/office-provider.tsx'

export type MediaKind = 'photo' | 'file' | 'voice' | 'link'

const PAGE = 48

interface Media {
  /** Newest first; `undefined` until the first page is here. */
  readonly rows: readonly MessageRow[] | undefined
  readonly isOldest: boolean
  readonly error: unknown
  readonly more: () => void
}

/** What of one kind was sent in a conversation, page by page; what becomes of it while one looks is taken over. */
export function useMedia(conversation: ConversationKey, kind: MediaKind): Media {
  const office = useOffice()
  const [media, setMedia] = useState<Omit<Media, 'more'>>({ rows: undefined, isOldest: false, error: undefined })
  const isLoading = useRef(false)
  const latest = useRef(media)
  latest.current = media
  const more = useCallback(async (): Promise<void> => {
    const { rows = [], isOldest } = latest.current
    if (isLoading.current || isOldest) return
    isLoading.current = true
    const before = rows.at(-1)?.position
    try {
      const page = await office.listMedia({
        conversation: conversation as ConversationId,
        kind,
        limit: PAGE,
        ...(before === undefined ? {} : { before }),
      })
      const isEnd = page.isOldest || page.rows.length === 0
      setMedia({ rows: [...rows, ...page.rows], isOldest: isEnd, error: undefined })
    } catch (error) {
      setMedia({ ...latest.current, error })
    } finally {
      isLoading.current = false
    }
  }, [office, conversation, kind])
  useEffect(() => {
    void more()
    return office.onEvent((event) => {
      if (event.kind !== 'rows' || event.conversation !== conversation) return
      const news = new Map(event.rows.map((row) => [row.key, row]))
      setMedia((now) => ({ ...now, ...(now.rows && { rows: now.rows.map((row) => news.get(row.key) ?? row) }) }))
    })
  }, [office, conversation, more])
  return { ...media, more: () => void more() }
}
