import type { MessageRow } from '../../../contract/topics.ts'

/** What a message carries, drawn. */
export function Attachment({ row }: { readonly row: MessageRow }) {
  return <span>{row.attachment?.name}</span>
}
