import { useEffect, useState } from 'react'
import { VisuallyHidden } from '@chancery/ui'
import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useNames } from '../names.ts'
import { previewOf } from '../text/preview-of.ts'
import { said } from './said.ts'
import type { Timeline } from './timeline.ts'

/** What comes within this time is said together. */
const BREATH_MS = 700
const MOST_SAID = 3

/** Says each new message of others once, while its conversation is open; many at once only by their number. */
export function Announcer({ timeline }: { readonly timeline: Timeline }) {
  const words = useLanguage()
  const names = useNames()
  const [news, setNews] = useState<readonly MessageRow[]>([])
  useEffect(() => {
    let heard: MessageRow[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = timeline.onArrival((rows) => {
      heard.push(...rows)
      clearTimeout(timer)
      timer = setTimeout(() => {
        setNews(heard)
        heard = []
      }, BREATH_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [timeline])
  const text =
    news.length > MOST_SAID
      ? words.t('conversations.new-messages', { count: news.length })
      : news.map((row) => `${names.nameOf(row.person)}: ${previewOf(said(row, words, names))}`).join('. ')
  return <VisuallyHidden role="status">{text}</VisuallyHidden>
}
