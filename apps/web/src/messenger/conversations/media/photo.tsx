import { useMemo } from 'react'
import { IconDownload, IconImage } from '@chancery/ui'
import type { AttachmentRow, MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useOriginals, useViewing } from '../conversations-provider.tsx'
import styles from './media.module.css'
import { previewUrl } from './preview-url.ts'
import { useIsStop } from './row-stop.ts'
import { sizeWords } from './size-words.ts'
import { TransferBar } from './transfer-bar.tsx'
import { useObjectUrl } from './use-object-url.ts'
import { useOriginal } from './use-original.ts'
import { useTransfer } from './use-transfer.ts'

interface PhotoProps {
  readonly row: MessageRow
  readonly attachment: AttachmentRow
  /** Of several beside each other: which, and how many. */
  readonly place?: { readonly at: number; readonly count: number }
}

/** A photo in its room: the preview that came with it, sharp once the whole of it is on this device. A press shows it in full. */
export function Photo({ row, attachment, place }: PhotoProps) {
  const words = useLanguage()
  const { t } = words
  const viewing = useViewing()
  const isStop = useIsStop()
  const originals = useOriginals()
  const isHere = attachment.isHere || originals.has(row.key)
  const { blob } = useOriginal(row, isHere && (row.id !== undefined || originals.has(row.key)))
  const sharp = useObjectUrl(blob)
  const rough = useMemo(() => previewUrl(attachment.preview), [attachment.preview])
  const transfer = useTransfer(row.key)
  const source = sharp ?? rough
  const { description } = attachment
  const open = place === undefined ? t('attach.open-photo') : t('attach.open-photo-of', { ...place })
  const label = description === undefined ? open : t('attach.described', { what: open, description })
  return (
    <div className={styles.photo}>
      <button
        type="button"
        className={styles.photoButton}
        aria-label={label}
        tabIndex={isStop ? 0 : -1}
        onClick={() => viewing.show(row)}
      >
        {source === undefined ? (
          <IconImage size={32} />
        ) : (
          <img
            className={styles.picture}
            src={source}
            alt={description ?? ''}
            data-rough={sharp === undefined || undefined}
            draggable={false}
          />
        )}
        {isHere || transfer !== undefined ? null : (
          <span className={styles.weight} aria-hidden>
            <IconDownload size={14} />
            {sizeWords(attachment.bytes, words)}
          </span>
        )}
      </button>
      {transfer === undefined ? null : (
        <div className={styles.over}>
          <TransferBar transfer={transfer} name={t('attach.photo')} />
        </div>
      )}
    </div>
  )
}
