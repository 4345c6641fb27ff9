import { useId, useRef, useState } from 'react'
import { Avatar, Banner, Button, Dialog, Switch, TextArea } from '@chancery/ui'
import type { ConversationId } from '@chancery/protocol'
import type { ConversationRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useOffice } from '../../state/office-provider.tsx'
import { useTask } from '../../state/use-task.ts'
import { pictureAddress } from '../picture.ts'
import styles from './details.module.css'
import { groupTerms, squarePicture } from './square-picture.ts'

interface DescribeProps {
  readonly row: ConversationRow
  readonly onClose: () => void
}

const MOST_CHARACTERS = 500
const none = new Uint8Array(0)

/** What a group is for, its picture, and who may write in it. */
export function Describe({ row, onClose }: DescribeProps) {
  const { t } = useLanguage()
  const office = useOffice()
  const task = useTask()
  const [description, setDescription] = useState(row.description ?? '')
  const [picture, setPicture] = useState<Uint8Array>(row.picture ?? none)
  const [isAdministratorsOnly, setAdministratorsOnly] = useState(row.isAdministratorsOnly === true)
  const save = async (): Promise<void> => {
    const change = {
      ...(description.trim() === (row.description ?? '') ? {} : { description: description.trim() }),
      ...(picture === (row.picture ?? none) ? {} : { picture }),
      ...(isAdministratorsOnly === (row.isAdministratorsOnly === true) ? {} : { isAdministratorsOnly }),
    }
    const isDone =
      Object.keys(change).length === 0 ||
      (await task.run(() => office.describeGroup({ conversation: row.key as ConversationId, ...change })))
    if (isDone) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('conversations.describe')}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" busy={task.isBusy} busyLabel={t('conversations.saving')} onPress={() => void save()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        {task.problem === undefined ? null : (
          <Banner tone="danger" role="alert">
            {task.problem.text}
          </Banner>
        )}
        <PictureField row={row} picture={picture} onPicture={setPicture} />
        <DescriptionField description={description} onDescription={setDescription} />
        <Switch
          label={t('conversations.administrators-only')}
          hint={t('conversations.administrators-only-hint')}
          on={isAdministratorsOnly}
          onChange={setAdministratorsOnly}
        />
      </div>
    </Dialog>
  )
}

interface DescriptionFieldProps {
  readonly description: string
  readonly onDescription: (description: string) => void
}

function DescriptionField({ description, onDescription }: DescriptionFieldProps) {
  const { t, number } = useLanguage()
  const id = useId()
  return (
    <div className={styles.field}>
      <span aria-hidden>{t('conversations.description')}</span>
      <TextArea
        label={t('conversations.description')}
        aria-describedby={id}
        maxLength={MOST_CHARACTERS}
        value={description}
        onChange={onDescription}
      />
      <span id={id} className={styles.about}>
        {t('conversations.description-hint', { left: number(MOST_CHARACTERS - description.length) })}
      </span>
    </div>
  )
}

interface PictureFieldProps {
  readonly row: ConversationRow
  readonly picture: Uint8Array
  readonly onPicture: (picture: Uint8Array) => void
}

function PictureField({ row, picture, onPicture }: PictureFieldProps) {
  const { t } = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  const [isUnread, setIsUnread] = useState(false)
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const square = await squarePicture(file, groupTerms)
    setIsUnread(square === undefined)
    if (square !== undefined) onPicture(square)
  }
  return (
    <div className={styles.field}>
      <div className={styles.picture}>
        <Avatar name={row.name} seed={row.key} kind="group" size={72} src={pictureAddress(picture)} />
        <div className={styles.pictureActs}>
          <Button onPress={() => input.current?.click()}>{t('conversations.picture-choose')}</Button>
          {picture.length === 0 ? null : (
            <Button kind="quiet" onPress={() => onPicture(none)}>
              {t('conversations.picture-remove')}
            </Button>
          )}
        </div>
      </div>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        aria-label={t('conversations.picture')}
        onChange={({ target }) => {
          void take(target.files?.[0])
          // The same file may be chosen again.
          target.value = ''
        }}
      />
      <span className={styles.about}>{t('conversations.picture-hint')}</span>
      {isUnread ? (
        <Banner tone="danger" role="alert">
          {t('conversations.picture-unread')}
        </Banner>
      ) : null}
    </div>
  )
}
