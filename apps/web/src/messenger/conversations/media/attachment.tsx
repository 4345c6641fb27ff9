import type { MessageRow } from '../../../contract/topics.ts'
import { VoiceNote } from '../voice/voice-note.tsx'
import { Card } from './card.tsx'
import { File } from './file.tsx'
import { Photo } from './photo.tsx'

/** What a message carries, drawn. */
export function Attachment({ row }: { readonly row: MessageRow }) {
  const { attachment, card } = row
  if (card !== undefined) return <Card card={card} />
  if (attachment === undefined) return null
  if (attachment.kind === 'photo') return <Photo row={row} attachment={attachment} />
  if (attachment.kind === 'voice') return <VoiceNote row={row} attachment={attachment} />
  return <File row={row} attachment={attachment} />
}
