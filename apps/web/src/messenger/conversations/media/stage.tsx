import { useMemo, useRef } from 'react'
import type { PointerEvent } from 'react'
import { Button, IconRetry } from '@chancery/ui'
import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { problemOf } from '../../state/problem.ts'
import { previewUrl } from './preview-url.ts'
import { TransferBar } from './transfer-bar.tsx'
import { useObjectUrl } from './use-object-url.ts'
import { useOriginal } from './use-original.ts'
import { useTransfer } from './use-transfer.ts'
import styles from './viewer.module.css'
import { moveBy, whole, zoomBy } from './zoom.ts'
import type { Zoom } from './zoom.ts'

interface StageProps {
  readonly row: MessageRow
  readonly zoom: Zoom
  readonly onZoom: (zoom: Zoom) => void
  readonly onSwipe: (by: 1 | -1) => void
}

const SWIPE_PX = 60

/** What is looked at: its preview until the whole of it is here. */
export function Stage({ row, zoom, onZoom, onSwipe }: StageProps) {
  const { blob, error, open } = useOriginal(row, true)
  const url = useObjectUrl(blob)
  const pointers = useDrag(zoom, onZoom, onSwipe)
  const { type = '', name = '' } = row.attachment ?? {}
  const sort = type.startsWith('video/') ? 'film' : type.startsWith('audio/') ? 'sound' : 'photo'
  return (
    <div className={styles.stage} data-near={zoom.scale > 1 || undefined} {...(sort === 'photo' ? pointers : {})}>
      {sort === 'photo' ? <Still row={row} url={url} zoom={zoom} /> : null}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what people send each other has none */}
      {sort === 'film' ? <video className={styles.film} src={url} controls aria-label={name} /> : null}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      {sort === 'sound' ? <audio src={url} controls aria-label={name} /> : null}
      <Way row={row} error={error} onRetry={() => void open()} />
    </div>
  )
}

interface StillProps {
  readonly row: MessageRow
  readonly url: string | undefined
  readonly zoom: Zoom
}

function Still({ row, url, zoom: { x, y, scale } }: StillProps) {
  const { t } = useLanguage()
  const { preview, width, height, description } = row.attachment ?? {}
  const rough = useMemo(() => previewUrl(preview), [preview])
  const source = url ?? rough
  if (source === undefined) return null
  return (
    <img
      className={styles.image}
      src={source}
      alt={description ?? ((row.text ?? '') === '' ? t('attach.photo') : row.text)}
      width={width}
      height={height}
      data-rough={url === undefined || undefined}
      draggable={false}
      style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}
    />
  )
}

interface WayProps {
  readonly row: MessageRow
  readonly error: unknown
  readonly onRetry: () => void
}

/** How far it is on its way here, or why it does not come. */
function Way({ row, error, onRetry }: WayProps) {
  const words = useLanguage()
  const { t } = words
  const transfer = useTransfer(row.key)
  if (transfer === undefined && error === undefined) return null
  return (
    <div className={styles.way}>
      {transfer === undefined ? (
        <p role="alert" className={styles.problem}>
          {row.id === undefined ? t('attach.not-yet') : problemOf(error, words).text}
          <Button size="small" icon={<IconRetry size={14} />} onPress={onRetry}>
            {t('conversations.retry')}
          </Button>
        </p>
      ) : (
        <TransferBar
          transfer={transfer}
          name={row.attachment?.kind === 'photo' ? t('attach.photo') : (row.attachment?.name ?? '')}
        />
      )}
    </div>
  )
}

/** One finger or the mouse moves what is near, and goes on to the next where the whole is shown; twice brings it near. */
function useDrag(zoom: Zoom, onZoom: (zoom: Zoom) => void, onSwipe: (by: 1 | -1) => void) {
  const from = useRef<{ readonly x: number; readonly y: number; readonly zoom: Zoom }>(null)
  const end = (): void => {
    from.current = null
  }
  return {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (!event.isPrimary || event.button !== 0) return
      from.current = { x: event.clientX, y: event.clientY, zoom }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      const { current } = from
      if (current === null || zoom.scale === 1) return
      const { width, height } = event.currentTarget.getBoundingClientRect()
      onZoom(moveBy(current.zoom, event.clientX - current.x, event.clientY - current.y, width, height))
    },
    onPointerUp(event: PointerEvent<HTMLDivElement>) {
      const { current } = from
      end()
      const by = current === null ? 0 : event.clientX - current.x
      if (zoom.scale === 1 && Math.abs(by) > SWIPE_PX) onSwipe(by < 0 ? 1 : -1)
    },
    onPointerCancel: end,
    onDoubleClick: () => onZoom(zoom.scale > 1 ? whole : zoomBy(zoomBy(zoom, 1), 1)),
  }
}
