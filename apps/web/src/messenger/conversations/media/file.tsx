import {
  IconDownload,
  IconFile,
  IconFileArchive,
  IconFileSheet,
  IconFileText,
  IconImage,
  IconMonitor,
  IconMusic,
  IconPlay,
  IconVideo,
} from '@chancery/ui'
import type { Icon } from '@chancery/ui'
import type { AttachmentRow, MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useToast } from '../../state/use-toast.ts'
import { useViewing } from '../conversations-provider.tsx'
import { endingOf, fileKind, isShown } from './file-kind.ts'
import type { FileKind } from './file-kind.ts'
import styles from './media.module.css'
import { RowButton } from './row-button.tsx'
import { saveBlob } from './save-blob.ts'
import { sizeWords } from './size-words.ts'
import { TransferBar } from './transfer-bar.tsx'
import { useOriginal } from './use-original.ts'
import { useTransfer } from './use-transfer.ts'

const icons: Readonly<Record<FileKind, Icon>> = {
  picture: IconImage,
  film: IconVideo,
  sound: IconMusic,
  pdf: IconFileText,
  sheet: IconFileSheet,
  slides: IconMonitor,
  document: IconFileText,
  archive: IconFileArchive,
  text: IconFileText,
  other: IconFile,
}

interface FileProps {
  readonly row: MessageRow
  readonly attachment: AttachmentRow
}

/** A file: what it is, how large, and how to have it. Nothing of it is drawn before somebody asks, and never as a page. */
export function File({ row, attachment }: FileProps) {
  const words = useLanguage()
  const { t } = words
  const toast = useToast()
  const viewing = useViewing()
  const transfer = useTransfer(row.key)
  const original = useOriginal(row, false)
  const { name, type, bytes, description } = attachment
  const show = t('attach.show', { name })
  const kind = fileKind(type, name)
  const FileIcon = icons[kind]
  const ending = endingOf(name).toUpperCase()
  const what = kind === 'other' && ending !== '' ? t('attach.type.ending', { ending }) : t(`attach.type.${kind}`)
  const save = async (): Promise<void> => {
    const blob = await original.open()
    if (blob === undefined) return
    saveBlob(blob, name)
    toast.notice(t('attach.saved', { name }))
  }
  return (
    <div className={styles.file}>
      <span className={styles.fileIcon}>
        <FileIcon size={24} />
      </span>
      <div className={styles.fileText}>
        <span className={styles.fileName} title={name} dir="auto">
          {name}
        </span>
        {transfer === undefined ? (
          <span className={styles.fileSize}>
            {original.error === undefined ? `${what} · ${sizeWords(bytes, words)}` : t('attach.not-opened')}
          </span>
        ) : (
          <TransferBar transfer={transfer} name={name} />
        )}
      </div>
      {transfer === undefined && isShown(type) ? (
        <RowButton
          label={description === undefined ? show : t('attach.described', { what: show, description })}
          icon={kind === 'picture' ? <IconImage /> : <IconPlay />}
          onPress={() => viewing.show(row)}
        />
      ) : null}
      {transfer === undefined ? (
        <RowButton
          label={t('attach.save', { name })}
          icon={<IconDownload />}
          isBusy={original.isOpening}
          onPress={() => void save()}
        />
      ) : null}
    </div>
  )
}
