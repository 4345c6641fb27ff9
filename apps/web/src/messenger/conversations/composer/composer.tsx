import { lazy, memo, Suspense, useId } from 'react'
import type { RefObject } from 'react'
import { IconButton, IconCheck, IconSend } from '@chancery/ui'
import { Region } from '../../frame/region.tsx'
import { useLanguage } from '../../language/language-provider.tsx'
import { canRecord } from '../voice/can-record.ts'
import { RecordButton } from '../voice/record-button.tsx'
import { Additions } from './additions.tsx'
import { ComposerNotes } from './composer-notes.tsx'
import type { ComposerProps } from './composer-terms.ts'
import styles from './composer.module.css'
import { EditBar } from './edit-bar.tsx'
import { EmojiButton } from './emoji-button.tsx'
import { Field } from './field.tsx'
import { MentionList } from './mention-list.tsx'
import { ReplyBar } from './reply-bar.tsx'
import { useWriting } from './use-writing.ts'
import type { Writing } from './use-writing.ts'

const TrayList = lazy(async () => ({ default: (await import('../attach/tray-list.tsx')).TrayList }))
const CautionBar = lazy(async () => ({ default: (await import('../caution/caution-bar.tsx')).CautionBar }))
const RecordingBar = lazy(async () => ({ default: (await import('../voice/recording-bar.tsx')).RecordingBar }))

/** Where one writes. */
export function Composer(props: ComposerProps) {
  const { name, tray } = props
  const { t } = useLanguage()
  const id = useId()
  const writing = useWriting(props)
  const { written, edited, room, isNothing, record } = writing
  const { recording } = record
  const isBare = isNothing && written.text === '' && edited === undefined
  return (
    <Region name="composer" label={t('conversations.write')} className={styles.composer}>
      <Above {...props} writing={writing} id={id} />
      <div className={styles.box}>
        {recording === undefined ? (
          <>
            {edited === undefined ? <Additions tray={tray} onSend={props.onSend} /> : null}
            <Field writing={writing} id={id} placeholder={t('conversations.write-to', { name })} />
            <EmojiButton onPick={writing.insert} />
          </>
        ) : (
          <Suspense fallback={<div className={styles.grow} />}>
            <RecordingBar recording={recording} onCancel={record.cancel} />
          </Suspense>
        )}
        {isBare && canRecord ? (
          <RecordButton record={record} />
        ) : (
          <SendButton
            isDisabled={isNothing || !tray.isReady || room > 1}
            isEditing={edited !== undefined}
            onSend={writing.send}
          />
        )}
      </div>
      {writing.question}
    </Region>
  )
}

interface SendButtonProps {
  readonly isDisabled: boolean
  readonly isEditing: boolean
  readonly onSend: RefObject<() => void>
}

/** Drawn again only when it can be pressed or cannot any more; it is the costliest part of a key press otherwise. */
const SendButton = memo(function SendButton({ isDisabled, isEditing, onSend }: SendButtonProps) {
  const { t } = useLanguage()
  return (
    <IconButton
      className={styles.send}
      kind="primary"
      label={t(isEditing ? 'acts.save-edit' : 'conversations.send')}
      icon={isEditing ? <IconCheck /> : <IconSend />}
      disabled={isDisabled}
      onPress={() => onSend.current()}
    />
  )
})

/** What one had better know before sending, and what the message is about. */
function Above({
  writing,
  id,
  members,
  isStuck,
  tray,
}: ComposerProps & { readonly writing: Writing; readonly id: string }) {
  const { written, answered, edited, mentions, room, caution } = writing
  return (
    <>
      <ComposerNotes
        written={written}
        members={members}
        room={room}
        concerns={caution.concerns}
        id={`${id}-notes`}
        isStuck={isStuck}
      />
      {edited === undefined ? null : <EditBar edited={edited} onCancel={writing.stopEditing} />}
      {answered === undefined || edited !== undefined ? null : (
        <ReplyBar answered={answered} onCancel={() => writing.answer(undefined)} />
      )}
      {mentions.query === undefined ? null : (
        <MentionList id={id} suggestions={mentions.suggestions} at={mentions.at} onPick={writing.pick} />
      )}
      {tray.items.length === 0 || edited !== undefined ? null : (
        <Suspense>
          <TrayList tray={tray} />
        </Suspense>
      )}
      {caution.concerns.length === 0 ? null : (
        <Suspense>
          <CautionBar {...caution} onReplace={writing.replace} onSend={writing.sendAnyway} />
        </Suspense>
      )}
    </>
  )
}
