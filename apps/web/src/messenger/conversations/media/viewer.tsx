import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import {
  IconBack,
  IconButton,
  IconClose,
  IconDownload,
  IconForward,
  IconNext,
  IconZoomIn,
  IconZoomOut,
} from '@chancery/ui'
import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useToast } from '../../state/use-toast.ts'
import { useOriginals } from '../conversations-provider.tsx'
import { useNames } from '../names.ts'
import { previewOf } from '../text/preview-of.ts'
import { saveBlob } from './save-blob.ts'
import { Stage } from './stage.tsx'
import { usePhotos } from './use-photos.ts'
import styles from './viewer.module.css'
import { whole, zoomBy } from './zoom.ts'
import type { Zoom } from './zoom.ts'

interface ViewerProps {
  /** What was opened. */
  readonly row: MessageRow
  readonly onForward: (row: MessageRow) => void
  readonly onClose: () => void
}

/** A photo, a film, or a sound in full, and, of photos, those before and after it. */
export function Viewer({ row: opened, onForward, onClose }: ViewerProps) {
  const { t } = useLanguage()
  const dialog = useModal()
  const { row, rows, at, isWhole, zoom, setZoom, isPhoto, go, onKeyDown } = useViewer(opened)
  const { description } = row.attachment ?? {}
  const title = row.attachment?.kind === 'photo' ? t('attach.photo') : (row.attachment?.name ?? '')
  return (
    <dialog
      ref={dialog}
      // For whoever asks the page whether something is open over it.
      role="dialog"
      className={styles.viewer}
      aria-label={title}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <header className={styles.head}>
        <Facts row={row} place={rows.length > 1 ? { at: at + 1, count: rows.length, isWhole } : undefined} />
        <div className={styles.tools}>
          {isPhoto ? <Zooming zoom={zoom} onZoom={setZoom} /> : null}
          {row.id === undefined ? null : (
            <IconButton
              tooltip={false}
              label={t('acts.forward')}
              icon={<IconForward />}
              onPress={() => onForward(row)}
            />
          )}
          <Save row={row} />
          <IconButton
            tooltip={false}
            label={t('common.close')}
            icon={<IconClose />}
            onPress={() => dialog.current?.close()}
          />
        </div>
      </header>
      <Stage key={row.key} row={row} zoom={zoom} onZoom={setZoom} onSwipe={go} />
      {rows.length > 1 ? <Sides isFirst={at === 0} isLast={at === rows.length - 1} go={go} /> : null}
      <div className={styles.caption} aria-live="polite">
        <p>{previewOf(row.text ?? '', row.mentions)}</p>
        {/* What was signed is read by everybody, not only by whoever does not see the picture. */}
        {description === undefined ? null : <p className={styles.description}>{description}</p>}
      </div>
    </dialog>
  )
}

/** Which one is shown, how near it is, and what keys do. */
function useViewer(opened: MessageRow) {
  const { rows, isWhole } = usePhotos(opened)
  const [chosen, setChosen] = useState(opened.key)
  const [zoom, setZoom] = useState<Zoom>(whole)
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === chosen),
  )
  const row = rows[at] ?? opened
  const isPhoto = row.attachment?.kind === 'photo' || row.attachment?.type.startsWith('image/') === true
  const go = (by: 1 | -1): void => {
    const next = rows[at + by]
    if (next === undefined) return
    setChosen(next.key)
    setZoom(whole)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys that reach the page behind would do something there.
    event.stopPropagation()
    const isMedia = event.target instanceof HTMLMediaElement
    const act = isMedia || event.ctrlKey || event.metaKey || event.altKey ? undefined : viewerActOf(event.key)
    if (act === undefined) return
    event.preventDefault()
    if (act === 'next' || act === 'previous') go(act === 'next' ? 1 : -1)
    else if (isPhoto) setZoom(act === 'whole' ? whole : zoomBy(zoom, act === 'nearer' ? 1 : -1))
  }
  return { row, rows, at, isWhole, zoom, setZoom, isPhoto, go, onKeyDown }
}

interface FactsProps {
  readonly row: MessageRow
  readonly place: { readonly at: number; readonly count: number; readonly isWhole: boolean } | undefined
}

/** Whose it is, when it was sent, and which of how many. */
function Facts({ row, place }: FactsProps) {
  const { t, number, moment } = useLanguage()
  const names = useNames()
  return (
    <>
      <div className={styles.who}>
        <strong>{names.nameOf(row.person)}</strong>
        <span>{moment(row.sentAt)}</span>
      </div>
      {place === undefined ? null : (
        <span className={styles.place}>
          {t('attach.place-of-count', { at: place.at, count: `${number(place.count)}${place.isWhole ? '' : '+'}` })}
        </span>
      )}
    </>
  )
}

function Zooming({ zoom, onZoom }: { readonly zoom: Zoom; readonly onZoom: (zoom: Zoom) => void }) {
  const { t } = useLanguage()
  return (
    <>
      <IconButton
        tooltip={false}
        label={t('attach.farther')}
        icon={<IconZoomOut />}
        disabled={zoom.scale === 1}
        onPress={() => onZoom(zoomBy(zoom, -1))}
      />
      <IconButton
        tooltip={false}
        label={t('attach.nearer')}
        icon={<IconZoomIn />}
        onPress={() => onZoom(zoomBy(zoom, 1))}
      />
    </>
  )
}

function Save({ row }: { readonly row: MessageRow }) {
  const { t } = useLanguage()
  const toast = useToast()
  const originals = useOriginals()
  const name = row.attachment?.name ?? ''
  const save = async (): Promise<void> => {
    try {
      saveBlob(await originals.open(row), name)
    } catch (error) {
      toast.problem(error)
    }
  }
  return (
    <IconButton
      tooltip={false}
      label={t('attach.save', { name })}
      icon={<IconDownload />}
      onPress={() => void save()}
    />
  )
}

interface SidesProps {
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly go: (by: 1 | -1) => void
}

function Sides({ isFirst, isLast, go }: SidesProps) {
  const { t } = useLanguage()
  return (
    <nav className={styles.sides} aria-label={t('attach.other-photos')}>
      <IconButton
        tooltip={false}
        label={t('attach.previous-photo')}
        icon={<IconBack />}
        disabled={isFirst}
        onPress={() => go(-1)}
      />
      <IconButton
        tooltip={false}
        label={t('attach.next-photo')}
        icon={<IconNext />}
        disabled={isLast}
        onPress={() => go(1)}
      />
    </nav>
  )
}

/** The browser's own dialog: it holds the focus, makes the rest inert, and gives the focus back. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const { current } = dialog
    if (current !== null && !current.open) current.showModal()
  }, [])
  return dialog
}

function viewerActOf(key: string): 'next' | 'previous' | 'nearer' | 'farther' | 'whole' | undefined {
  switch (key) {
    case 'ArrowRight':
      return 'next'
    case 'ArrowLeft':
      return 'previous'
    case '+':
    case '=':
      return 'nearer'
    case '-':
      return 'farther'
    case '0':
      return 'whole'
    default:
      return undefined
  }
}
