import { lazy, Suspense } from 'react'
import type { MessageRow } from '../../../contract/topics.ts'
import styles from './attached.module.css'
import { photoBox } from './photo-box.ts'

// The room is known at once; what stands in it comes when the first message needs it.
const Attachment = lazy(async () => ({ default: (await import('./attachment.tsx')).Attachment }))

/** What a message carries besides its text. Its room is the same before and after it is drawn. */
export function Attached({ row }: { readonly row: MessageRow }) {
  const { attachment, card } = row
  if ((attachment === undefined && card === undefined) || row.deletedBy !== undefined) return null
  return (
    <div className={styles.attached} data-attached={attachment?.kind ?? 'card'} style={roomOf(row)}>
      <Suspense fallback={null}>
        <Attachment row={row} />
      </Suspense>
    </div>
  )
}

function roomOf({ attachment }: MessageRow): { inlineSize?: string; aspectRatio?: string } {
  if (attachment?.kind !== 'photo') return {}
  const { width, height } = photoBox(attachment.width, attachment.height)
  return { inlineSize: `${width / 16}rem`, aspectRatio: `${width} / ${height}` }
}
