import { Button, IconForward, IconInfo, IconPin, IconRetry, IconStar, IconTrash } from '@chancery/ui'
import type { PersonId } from '@chancery/protocol'
import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { PollView } from '../acts/poll/poll-view.tsx'
import { Attached } from '../media/attached.tsx'
import { useNames } from '../names.ts'
import { MarkedText } from '../text/marked-text.tsx'
import { MessageQuote } from './message-quote.tsx'
import { MessageState } from './message-state.tsx'
import styles from './message.module.css'
import { useRowActs } from './row-acts.ts'
import { deletedWords } from './said.ts'

interface MessageBodyProps {
  readonly row: MessageRow
  readonly album: readonly MessageRow[] | undefined
  /** Whether it says by whom it is. */
  readonly hasName: boolean
  readonly isStop: boolean
  readonly self: PersonId
}

/** What is in the bubble: by whom, what was said, and how far it has come. */
export function MessageBody({ row, album, hasName, isStop, self }: MessageBodyProps) {
  const words = useLanguage()
  const names = useNames()
  if (row.deletedBy !== undefined)
    return (
      <>
        {hasName ? <Author person={row.person} /> : null}
        <div className={styles.body}>
          <p className={styles.deleted}>
            <IconTrash size={14} /> {deletedWords(row, words, names)}
          </p>
          <Foot row={row} isStop={isStop} />
        </div>
      </>
    )
  return (
    <>
      {hasName ? <Author person={row.person} /> : null}
      {row.isForwarded === true ? (
        <p className={styles.forwarded}>
          <IconForward size={14} />
          {words.t('acts.forwarded')}
        </p>
      ) : null}
      {row.answers === undefined ? null : <MessageQuote answers={row.answers} />}
      <Attached row={row} album={album} isStop={isStop} />
      <div className={styles.body}>
        <MarkedText text={row.text ?? ''} mentions={row.mentions} self={self} />
        {row.poll === undefined ? null : <PollView row={row} poll={row.poll} isStop={isStop} self={self} />}
        <Foot row={row} isStop={isStop} />
      </div>
      <Notes notes={row.notes} />
      {row.state === 'failed' ? <FailedActs row={row} /> : null}
    </>
  )
}

/** Whether it was changed, is kept in mind, when it was said, and how far it has come. */
function Foot({ row, isStop }: Pick<MessageBodyProps, 'row' | 'isStop'>) {
  const { t, time } = useLanguage()
  const { act } = useRowActs()
  const isEdited = row.edits !== undefined && row.deletedBy === undefined
  return (
    <span className={styles.foot}>
      {row.isStarred === true ? <IconStar size={12} /> : null}
      {row.isPinned === true ? <IconPin size={12} /> : null}
      {isEdited ? (
        <button
          type="button"
          className={styles.edited}
          aria-label={t('acts.edited-show')}
          tabIndex={isStop ? 0 : -1}
          onClick={() => act('info', row, { x: 0, y: 0 })}
        >
          {t('acts.edited')}
        </button>
      ) : null}
      <time dateTime={new Date(row.sentAt).toISOString()}>{time(row.sentAt)}</time>
      {row.isOwn ? <MessageState state={row.state} /> : null}
    </span>
  )
}

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
  const { act } = useRowActs()
  const here = { x: 0, y: 0 }
  return (
    <div className={styles.failed}>
      <Button size="small" icon={<IconRetry size={14} />} onPress={() => act('retry', row, here)}>
        {t('conversations.retry')}
      </Button>
      <Button size="small" kind="quiet" icon={<IconTrash size={14} />} onPress={() => act('discard', row, here)}>
        {t('conversations.discard')}
      </Button>
    </div>
  )
}
