import { useMemo, useSyncExternalStore } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Avatar, Spinner } from '@chancery/ui'
import type { SearchHit } from '../../../contract/calls.ts'
import type { ConversationRow, PersonRow } from '../../../contract/topics.ts'
import { formatRoute } from '../../frame/routes.ts'
import type { Route } from '../../frame/routes.ts'
import { usePanes } from '../../frame/use-panes.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useTopic } from '../../state/office-provider.tsx'
import { problemOf } from '../../state/problem.ts'
import { useFinds, useTimelines } from '../conversations-provider.tsx'
import { matchPeople } from '../mention/match-people.ts'
import { useNames } from '../names.ts'
import { listTime } from '../timeline/day-words.ts'
import { useToday } from '../timeline/use-today.ts'
import { markedExcerpt } from './marked-excerpt.ts'
import { openHit } from './open-hit.ts'
import { PersonAvatar } from '../../people/person-avatar.tsx'
import styles from './search.module.css'

interface SearchResultsProps {
  readonly query: string
  readonly toField: () => void
}

const MOST = 6

/** People, groups, and messages that were found. Arrows lead from one to the next, and back to the field. */
export function SearchResults({ query, toField }: SearchResultsProps) {
  const words = useLanguage()
  const { t } = words
  const finds = useFinds()
  const found = useSyncExternalStore(finds.subscribe, finds.get)
  const [people, groups] = [useTopic('people'), useTopic('conversations')]
  const persons = useMemo(
    () =>
      matchPeople(
        (people ?? []).filter(({ isSelf }) => !isSelf),
        query,
      ).slice(0, MOST),
    [people, query],
  )
  const named = useMemo(
    () =>
      matchPeople(
        (groups ?? []).filter(({ kind }) => kind === 'group'),
        query,
      ).slice(0, MOST),
    [groups, query],
  )
  const count = persons.length + named.length + found.hits.length
  const isSearching = found.status === 'searching'
  return (
    <div className={styles.results} onKeyDown={(event) => onArrows(event, toField)}>
      <p role="status" className={styles.count}>
        {isSearching ? null : t('conversations.results-count', { count })}
      </p>
      <Section title={t('conversations.people')} isShown={persons.length > 0}>
        {persons.map((row) => (
          <PersonResult key={row.person} row={row} />
        ))}
      </Section>
      <Section title={t('conversations.groups')} isShown={named.length > 0}>
        {named.map((row) => (
          <GroupResult key={row.key} row={row} />
        ))}
      </Section>
      <Section title={t('conversations.messages')} isShown={found.hits.length > 0}>
        {found.hits.map((hit, index) => (
          <MessageResult key={hit.row.key} hit={hit} index={index} />
        ))}
      </Section>
      {isSearching ? <Spinner label={t('conversations.searching')} className={styles.spinner} /> : null}
      {found.status === 'failed' ? <p className={styles.hint}>{problemOf(found.error, words).text}</p> : null}
      {found.isComplete || isSearching ? null : <p className={styles.hint}>{t('conversations.results-incomplete')}</p>}
      {count === 0 && found.status === 'found' ? (
        <div className={styles.hint}>
          <p>
            <strong>{t('conversations.nothing-found', { query })}</strong>
          </p>
          <p>{t('conversations.nothing-found-try')}</p>
        </div>
      ) : null}
    </div>
  )
}

interface SectionProps {
  readonly title: string
  readonly isShown: boolean
  readonly children: ReactNode
}

function Section({ title, isShown, children }: SectionProps) {
  const Heading = usePanes() === 1 ? 'h2' : 'h3'
  if (!isShown) return null
  return (
    <section aria-label={title}>
      <Heading className={styles.heading}>{title}</Heading>
      <ul className={styles.hits}>{children}</ul>
    </section>
  )
}

function PersonResult({ row: { person, name, office } }: { readonly row: PersonRow }) {
  return (
    <Result to={{ at: 'conversation', conversation: `with.${person}` }}>
      <PersonAvatar name={name} person={person} size={36} />
      <span className={styles.text}>
        <span className={styles.name}>{name}</span>
        {office === undefined ? null : <span className={styles.about}>{office}</span>}
      </span>
    </Result>
  )
}

function GroupResult({ row: { key, name, people } }: { readonly row: ConversationRow }) {
  const { t } = useLanguage()
  return (
    <Result to={{ at: 'conversation', conversation: key }}>
      <Avatar name={name} seed={key} kind="group" size={36} />
      <span className={styles.text}>
        <span className={styles.name}>{name}</span>
        <span className={styles.about}>{t('common.people', { count: people.length })}</span>
      </span>
    </Result>
  )
}

function MessageResult({ hit, index }: { readonly hit: SearchHit; readonly index: number }) {
  const words = useLanguage()
  const names = useNames()
  const today = useToday()
  const finds = useFinds()
  const timelines = useTimelines()
  const { row, conversationName, marks } = hit
  const who = row.isOwn ? words.t('common.you') : names.nameOf(row.person)
  const to: Route = {
    at: 'conversation',
    conversation: row.conversation,
    ...(row.id === undefined ? {} : { message: row.id }),
  }
  return (
    <Result to={to} onOpen={() => openHit(timelines, finds.go(index))}>
      <span className={styles.text}>
        <span className={styles.hitTop}>
          <span className={styles.name}>{conversationName}</span>
          <span className={styles.time}>{listTime(row.sentAt, today, words)}</span>
        </span>
        <span className={styles.excerpt}>
          {who}:{' '}
          {markedExcerpt(row.text ?? '', marks).map((piece, at) =>
            piece.isMark ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
          )}
        </span>
      </span>
    </Result>
  )
}

interface ResultProps {
  readonly to: Route
  readonly onOpen?: () => void
  readonly children: ReactNode
}

function Result({ to, onOpen, children }: ResultProps) {
  return (
    <li>
      <a
        href={formatRoute(to)}
        className={styles.result}
        onClick={(event) => {
          if (onOpen === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          onOpen()
        }}
      >
        {children}
      </a>
    </li>
  )
}

function onArrows(event: KeyboardEvent<HTMLElement>, toField: () => void): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[href]')]
  const at = links.findIndex((link) => link === document.activeElement)
  if (at === -1) return
  event.preventDefault()
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (next !== undefined) next.focus()
  else if (event.key === 'ArrowUp') toField()
}
