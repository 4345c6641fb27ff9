import { memo, useState } from 'react'
import type { FocusEvent, MouseEvent } from 'react'
import { Avatar, Button, IconInfo, IconRetry, IconTrash } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { Attached } from '../media/attached.tsx'
import { useNames } from '../names.ts'
import { MarkedText } from '../text/marked-text.tsx'
import { MessageQuote } from './message-quote.tsx'
import { messageSentence } from './message-sentence.ts'
import { MessageState } from './message-state.tsx'
import { MessageTools } from './message-tools.tsx'
import styles from './message.module.css'
import { useRowActs } from './row-acts.ts'
import { useLongPress } from './use-long-press.ts'

interface MessageProps {
  readonly row: MessageRow
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isGroup: boolean
  /** The message that Tab reaches; arrows go on from it. */
  readonly isStop: boolean
  readonly isFlashing: boolean
  readonly self: PersonId
}

/** One message: one sentence for a screen reader, its actions one Tab away. */
export const Message = memo(function Message(props: MessageProps) {
  const { row, isFirst, isLast, isGroup, isStop, isFlashing, self } = props
  const words = useLanguage()
  const names = useNames()
  const acts = useRowActs()
  const [isNear, setIsNear] = useState(false)
  const [hasFocus, setHasFocus] = useState(false)
  const press = useLongPress((at) => acts.showMenu(row, at))
  const onBlur = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setHasFocus(false)
  }
  const onContextMenu = (event: MouseEvent): void => {
    // Whoever marked words wants the browser's own menu, and so does who points at a link.
    const isSelecting = getSelection()?.isCollapsed === false
    if (isSelecting || (event.target as Element).closest('a') !== null) return
    event.preventDefault()
    acts.showMenu(row, { x: event.clientX, y: event.clientY })
  }
  const hasName = isGroup && isFirst && !row.isOwn
  return (
    <article
      className={styles.message}
      data-message={row.key}
      data-own={row.isOwn || undefined}
      data-first={isFirst || undefined}
      data-last={isLast || undefined}
      data-flash={isFlashing || undefined}
      aria-label={messageSentence(row, words, names)}
      tabIndex={isStop ? 0 : -1}
      onPointerEnter={(event) => setIsNear(event.pointerType === 'mouse')}
      onPointerLeave={() => setIsNear(false)}
      onFocus={() => setHasFocus(true)}
      onBlur={onBlur}
      onContextMenu={onContextMenu}
      {...press}
    >
      {isGroup && !row.isOwn ? (
        <span className={styles.face}>
          {isFirst ? <Avatar name={names.nameOf(row.person)} seed={row.person} size={28} /> : null}
        </span>
      ) : null}
      <div className={styles.bubble} data-bubble>
        {hasName ? <Author person={row.person} /> : null}
        {row.answers === undefined ? null : <MessageQuote answers={row.answers} />}
        <Attached row={row} />
        <div className={styles.body}>
          <MarkedText text={row.text ?? ''} mentions={row.mentions} self={self} />
          <span className={styles.foot}>
            <time dateTime={new Date(row.sentAt).toISOString()}>{words.time(row.sentAt)}</time>
            {row.isOwn ? <MessageState state={row.state} /> : null}
          </span>
        </div>
        <Notes notes={row.notes} />
        {row.state === 'failed' ? <FailedActs row={row} /> : null}
        {isNear || hasFocus ? <MessageTools row={row} /> : null}
      </div>
    </article>
  )
})

/** What one should know before one relies on it. */
function Notes({ notes }: Pick<MessageRow, 'notes'>) {
  const { t } = useLanguage()
  return notes.map((note) => (
    <p key={note} className={styles.note}>
      <IconInfo size={14} />
      {t(`conversations.note.${note}`)}
    </p>
  ))
}

/** Who says it, and where they work. */
function Author({ person }: { readonly person: PersonId }) {
  const names = useNames()
  const office = names.officeOf(person)
  return (
    <div className={styles.author}>
      <span className={styles.name}>{names.nameOf(person)}</span>
      {office === undefined ? null : <span className={styles.office}>{office}</span>}
    </div>
  )
}

function FailedActs({ row }: { readonly row: MessageRow }) {
  const { t } = useLanguage()
  const { retry, discard } = useRowActs()
  return (
    <div className={styles.failed}>
      <Button size="small" icon={<IconRetry size={14} />} onPress={() => retry(row)}>
        {t('conversations.retry')}
      </Button>
      <Button size="small" kind="quiet" icon={<IconTrash size={14} />} onPress={() => discard(row)}>
        {t('conversations.discard')}
      </Button>
    </div>
  )
}
