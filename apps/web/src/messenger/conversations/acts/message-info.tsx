import { Banner, Button, Dialog, Skeleton } from '@chancery/ui'
import type { MessageFacts } from '../../../contract/act-calls.ts'
import type { MessageRow } from '../../../contract/topics.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useSession } from '../../state/office-provider.tsx'
import { useNames } from '../names.ts'
import { MarkedText } from '../text/marked-text.tsx'
import styles from './acts.module.css'
import { useFacts } from './use-facts.ts'

interface MessageInfoProps {
  readonly row: MessageRow
  readonly onClose: () => void
}

/** What is known about a message: when it was said, how far it has come with whom, what it said before, and where it stands on the record. */
export function MessageInfo({ row, onClose }: MessageInfoProps) {
  const { t } = useLanguage()
  const { facts, problem } = useFacts(row)
  const isLoading = facts === undefined && problem === undefined && row.id !== undefined
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('conversations.info')}
      actions={<Button onPress={onClose}>{t('common.close')}</Button>}
    >
      <div className={styles.info}>
        <RowFacts row={row} />
        {problem === undefined ? null : <Banner tone="danger">{problem.text}</Banner>}
        {isLoading ? <Skeleton label={t('acts.info.loading')} kind="row" count={2} /> : null}
        {facts !== undefined && row.isOwn && row.deletedBy === undefined ? <Reach facts={facts} /> : null}
        {facts !== undefined && facts.earlier.length > 0 ? <Earlier facts={facts} row={row} /> : null}
      </div>
    </Dialog>
  )
}

function RowFacts({ row }: { readonly row: MessageRow }) {
  const { t, moment, number } = useLanguage()
  const names = useNames()
  const { mode } = useSession()
  const office = names.officeOf(row.person)
  const isSlow = row.state === 'sending' && mode === 'protected'
  const state = isSlow
    ? 'conversations.state-long.sending-protected'
    : (`conversations.state-long.${row.state}` as const)
  const facts: [string, string][] = [
    [t('conversations.info-from'), [names.nameOf(row.person), office].filter((part) => part !== undefined).join(', ')],
    [t('conversations.info-said'), moment(row.sentAt)],
    ...(row.isOwn && row.deletedBy === undefined
      ? [[t('conversations.info-state'), t(state)] as [string, string]]
      : []),
    [
      t('conversations.info-record'),
      row.position === undefined
        ? t('conversations.info-not-on-record')
        : t('conversations.info-on-record', {
            position: number(row.position),
            moment: moment(row.recordedAt ?? row.sentAt),
          }),
    ],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const order = { read: 0, delivered: 1, sent: 2 } as const

/** How far it has come with each of the others. */
function Reach({ facts }: { readonly facts: MessageFacts }) {
  const { t } = useLanguage()
  const { nameOf } = useNames()
  if (facts.people.length === 0) return null
  const people = facts.people.toSorted((a, b) => order[a.state] - order[b.state])
  return (
    <section aria-label={t('acts.info.people')}>
      <h3 className={styles.title}>{t('acts.info.people')}</h3>
      <ul>
        {people.map(({ person, state }) => (
          <li key={person} className={styles.person}>
            <span>{nameOf(person)}</span>
            <span className={styles.reach} data-state={state}>
              {t(`acts.info.state.${state}`)}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.none}>{t('acts.info.why')}</p>
    </section>
  )
}

/** What it said before, newest first. */
function Earlier({ facts, row }: { readonly facts: MessageFacts; readonly row: MessageRow }) {
  const { t, moment } = useLanguage()
  const { person: self } = useSession()
  return (
    <section aria-label={t('acts.info.earlier')}>
      <h3 className={styles.title}>{t('acts.info.earlier')}</h3>
      <p className={styles.none}>{t('acts.info.changed', { count: row.edits ?? facts.earlier.length })}</p>
      <ol className={styles.earlier}>
        {facts.earlier.toReversed().map(({ text, recordedAt }, index) => (
          <li key={index}>
            <blockquote className={styles.quoted}>
              <MarkedText text={text} self={self} />
            </blockquote>
            <span className={styles.none}>{t('acts.info.until', { moment: moment(recordedAt) })}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
