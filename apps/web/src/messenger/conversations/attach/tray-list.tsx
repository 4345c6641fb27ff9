import { useMemo, useState } from 'react'
import { Button, Checkbox, IconButton, IconClose, IconFile, Spinner, TextField } from '@chancery/ui'
import { MAX_PICTURE_WORDS } from '@chancery/protocol'
import { useLanguage } from '../../language/language-provider.tsx'
import { previewUrl } from '../media/preview-url.ts'
import { sizeWords } from '../media/size-words.ts'
import styles from './attach.module.css'
import type { TrayItem } from './tray-item.ts'
import type { Tray } from './use-tray.ts'

/** What lies ready, above the field: what it is, how large it will be, and whether a photo goes as the file that it is. */
export function TrayList({ tray }: { readonly tray: Tray }) {
  const { t } = useLanguage()
  const { items } = tray
  return (
    <ul className={styles.tray} aria-label={t('attach.ready', { count: items.length })}>
      {items.map((item, at) => (
        <Item key={item.id} item={item} tray={tray} hasCaption={at < items.length - 1} />
      ))}
    </ul>
  )
}

interface ItemProps {
  readonly item: TrayItem
  readonly tray: Tray
  /** The last one goes with the text of the field. */
  readonly hasCaption: boolean
}

function Item({ item, tray, hasCaption }: ItemProps) {
  const words = useLanguage()
  const { t } = words
  const { id, file, way, made, canBePhoto, caption } = item
  const rough = useMemo(() => previewUrl(made?.preview), [made?.preview])
  return (
    <li className={styles.item}>
      <span className={styles.thumb}>
        {made === undefined ? (
          <Spinner size={16} />
        ) : rough === undefined ? (
          <IconFile size={24} />
        ) : (
          <img src={rough} alt="" />
        )}
      </span>
      <div className={styles.itemText}>
        <span className={styles.itemName} title={file.name} dir="auto">
          {file.name}
        </span>
        <span className={styles.itemSize}>{made === undefined ? t('attach.making') : sizeOf(item, words)}</span>
      </div>
      <IconButton
        size="small"
        tooltip={false}
        label={t('attach.remove', { name: file.name })}
        icon={<IconClose size={16} />}
        onPress={() => tray.remove(id)}
      />
      <div className={styles.itemMore}>
        {canBePhoto ? (
          <Checkbox checked={way === 'file'} onChange={() => tray.changeWay(item)} label={t('attach.as-file')} />
        ) : null}
        {canBePhoto && way === 'file' ? <span className={styles.tells}>{tellsOf(item, t)}</span> : null}
        {hasCaption ? (
          <TextField
            label={t('attach.caption-of', { name: file.name })}
            hideLabel
            placeholder={t('attach.caption')}
            value={caption}
            onChange={(value) => tray.setWords(id, { caption: value })}
          />
        ) : null}
        {canBePhoto ? <Description item={item} tray={tray} /> : null}
      </div>
    </li>
  )
}

/** What a picture shows, for whoever does not see it. Out of the way until somebody wants to say it. */
function Description({ item: { id, file, description }, tray }: Pick<ItemProps, 'item' | 'tray'>) {
  const { t } = useLanguage()
  const [state, setState] = useState<'closed' | 'asked' | 'open'>(description === '' ? 'closed' : 'open')
  if (state === 'closed')
    return (
      <Button
        kind="quiet"
        size="small"
        className={styles.describe}
        aria-label={t('attach.describe-this', { name: file.name })}
        onPress={() => setState('asked')}
      >
        {t('attach.describe')}
      </Button>
    )
  return (
    <TextField
      label={t('attach.description-of', { name: file.name })}
      hideLabel
      placeholder={t('attach.description')}
      hint={t('attach.description-why')}
      autoFocus={state === 'asked'}
      maxLength={MAX_PICTURE_WORDS}
      value={description}
      onChange={(value) => tray.setWords(id, { description: value })}
    />
  )
}

function sizeOf({ made, file, way }: TrayItem, words: ReturnType<typeof useLanguage>): string {
  const size = sizeWords(made?.blob.size ?? file.size, words)
  return way === 'photo' ? words.t('attach.photo-size', { size }) : size
}

function tellsOf({ tells, file }: TrayItem, t: ReturnType<typeof useLanguage>['t']): string {
  if (tells?.place === true) return t('attach.tells-place')
  if (tells?.time === true) return t('attach.tells-time')
  return file.type === 'image/jpeg' ? t('attach.tells-nothing') : t('attach.tells-perhaps')
}
