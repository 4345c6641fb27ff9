import { lazy, Suspense } from 'react'
import type { MessageRow } from '../../../contract/topics.ts'
import styles from './attached.module.css'
import { photoBox } from './photo-box.ts'
import { RowStopContext } from './row-stop.ts'

// The room is known at once; what stands in it comes when the first message needs it.
const Attachment = lazy(async () => ({ default: (await import('./attachment.tsx')).Attachment }))
const Album = lazy(async () => ({ default: (await import('./album.tsx')).Album }))

interface AttachedProps {
  readonly row: MessageRow
  /** Photos that stand in one grid. */
  readonly album: readonly MessageRow[] | undefined
  /** Whether it is in the message that Tab reaches. */
  readonly isStop: boolean
}

/** What a message carries besides its text. Its room is the same before and after it is drawn. */
export function Attached({ row, album, isStop }: AttachedProps) {
  const { attachment, card } = row
  if ((attachment === undefined && card === undefined) || row.deletedBy !== undefined) return null
  return (
    <div
      className={styles.attached}
      data-attached={album === undefined ? (attachment?.kind ?? 'card') : 'album'}
      data-values={valuesOf(row)}
      style={album === undefined ? roomOf(row) : {}}
    >
      <RowStopContext value={isStop}>
        <Suspense fallback={null}>{album === undefined ? <Attachment row={row} /> : <Album rows={album} />}</Suspense>
      </RowStopContext>
    </div>
  )
}

/** How many lines a card has below its name. */
function valuesOf({ card }: MessageRow): number | undefined {
  if (card === undefined || card.kind === 'person') return undefined
  return card.kind === 'place' ? 1 : [card.phone, card.email].filter((value) => value !== undefined).length
}

function roomOf({ attachment }: MessageRow): { inlineSize?: string; aspectRatio?: string } {
  if (attachment?.kind !== 'photo') return {}
  const { width, height } = photoBox(attachment.width, attachment.height)
  return { inlineSize: `${width / 16}rem`, aspectRatio: `${width} / ${height}` }
}
