import { useMemo } from 'react'
import type { ConversationRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useNames } from '../names.ts'
import { pictureAddress } from '../picture.ts'
import { useToday } from '../timeline/use-today.ts'
import { conversationLine } from './conversation-line.ts'
import type { ConversationLine } from './conversation-line.ts'

/**
 * How a conversation's line reads; asked for those that are drawn only. The worker tells all conversations anew whenever one
 * changes, with each kept draft too; a line whose conversation is the same stays the same object, so that typing costs
 * nothing here.
 */
export function useLineOf(): (row: ConversationRow) => ConversationLine {
  const words = useLanguage()
  const names = useNames()
  const today = useToday()
  return useMemo(() => {
    const known = new Map<string, { readonly source: string; readonly line: ConversationLine }>()
    return (row: ConversationRow): ConversationLine => {
      const { picture, ...plain } = row
      // Pictures as text would be long; what a line says of an attachment is its kind, name, and length.
      const source = JSON.stringify([plain, pictureAddress(picture)], (name, value: unknown) =>
        name === 'preview' || name === 'waveform' ? undefined : value,
      )
      const before = known.get(row.key)
      if (before?.source === source) return before.line
      const line = conversationLine(row, today, words, names)
      known.set(row.key, { source, line })
      return line
    }
  }, [today, words, names])
}
