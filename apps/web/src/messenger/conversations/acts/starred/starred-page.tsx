import { EmptyState, IconButton, IconStar, Skeleton } from '@chancery/ui'
import type { MessageRow } from '../../../../contract/topics.ts'
import { Page } from '../../../frame/page.tsx'
import { formatRoute } from '../../../frame/routes.ts'
import { useLanguage } from '../../../language/language-provider.tsx'
import { useSession, useTopic } from '../../../state/office-provider.tsx'
import { problemOf } from '../../../state/problem.ts'
import { useNames } from '../../names.ts'
import { MarkedText } from '../../text/marked-text.tsx'
import { listTime } from '../../timeline/day-words.ts'
import { said } from '../../timeline/said.ts'
import { useToday } from '../../timeline/use-today.ts'
import styles from './starred-page.module.css'
import { useStarred } from './use-starred.ts'

/** Every message with a star, newest first; each leads to where it was said. */
export function StarredPage({ hasBack }: { readonly hasBack: boolean }) {
  const words = useLanguage()
  const { t } = words
  const { rows, error, unstar } = useStarred()
  return (
    <Page title={t('acts.starred')} text={t('acts.starred-text')} hasBack={hasBack}>
      {error === undefined ? null : <EmptyState title={problemOf(error, words).text} />}
      {rows === undefined && error === undefined ? (
        <Skeleton label={t('acts.starred-loading')} kind="row" count={4} />
      ) : null}
      {rows?.length === 0 ? (
        <EmptyState icon={<IconStar size={28} />} title={t('acts.starred-none')} text={t('acts.starred-none-why')} />
      ) : null}
      {rows !== undefined && rows.length > 0 ? (
        <ul className={styles.rows} aria-label={t('acts.starred')}>
          {rows.map((row) => (
            <StarredRow key={`${row.conversation} ${row.key}`} row={row} onUnstar={() => void unstar(row)} />
          ))}
        </ul>
      ) : null}
    </Page>
  )
}

interface StarredRowProps {
  readonly row: MessageRow
  readonly onUnstar: () => void
}

function StarredRow({ row, onUnstar }: StarredRowProps) {
  const words = useLanguage()
  const names = useNames()
  const today = useToday()
  const { person: self } = useSession()
  const place = useTopic('conversations')?.find(({ key }) => key === row.conversation)
  const author = row.isOwn ? words.t('common.you') : names.nameOf(row.person)
  const where = place === undefined ? '' : names.conversationName(place)
  const to = { at: 'conversation', conversation: row.conversation } as const
  const isPlain = row.deletedBy === undefined && row.attachment === undefined && row.card === undefined
  return (
    <li className={styles.row}>
      <a href={formatRoute(row.id === undefined ? to : { ...to, message: row.id })} className={styles.link}>
        <span className={styles.top}>
          <span className={styles.author}>{author}</span>
          {place?.kind === 'group' || row.isOwn ? (
            <span className={styles.where}>{words.t('acts.in', { name: where })}</span>
          ) : null}
          <time className={styles.time} dateTime={new Date(row.sentAt).toISOString()}>
            {listTime(row.sentAt, today, words)}
          </time>
        </span>
        {isPlain && row.poll === undefined ? (
          <span className={styles.text}>
            <MarkedText text={row.text ?? ''} mentions={row.mentions} self={self} />
          </span>
        ) : (
          <span className={styles.text}>{said(row, words, names)}</span>
        )}
      </a>
      <IconButton
        label={words.t('acts.unstar')}
        icon={<IconStar size={18} className={styles.star} />}
        aria-pressed
        onPress={onUnstar}
      />
    </li>
  )
}
