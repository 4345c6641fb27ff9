import { useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { RefObject } from 'react'
import { Banner, EmptyState, Skeleton } from '@chancery/ui'
import type { MessageId, PersonId } from '@chancery/protocol'
import type { ConversationRow } from '../../contract/topics.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { Greeting } from '../start/greeting.tsx'
import { useSession, useTopic } from '../state/office-provider.tsx'
import { problemOf } from '../state/problem.ts'
import { useToast } from '../state/use-toast.ts'
import { Pinned } from './acts/pinned/pinned.tsx'
import { DropArea } from './attach/drop-area.tsx'
import { useDrop } from './attach/use-drop.ts'
import { useTray } from './attach/use-tray.ts'
import { Composer } from './composer/composer.tsx'
import type { Message } from './composer/composer-terms.ts'
import type { ComposerHandle } from './composer/composer-terms.ts'
import { isTouch } from './composer/is-touch.ts'
import { whyClosed } from './composer/why-closed.ts'
import styles from './conversation.module.css'
import { useOriginals, useTimelines } from './conversations-provider.tsx'
import { Header } from './header/header.tsx'
import { useNames } from './names.ts'
import { HitBar } from './search/hit-bar.tsx'
import { afterFocus } from './timeline/after-focus.ts'
import { MessageOverlays } from './timeline/message-overlays.tsx'
import { TimelineList } from './timeline/timeline-list.tsx'
import type { Timeline } from './timeline/timeline.ts'
import { useRowActsOf } from './timeline/use-row-acts.ts'

interface ConversationProps {
  readonly timeline: Timeline
  readonly row: ConversationRow
  readonly message: MessageId | undefined
}

export function Conversation({ timeline, row, message }: ConversationProps) {
  const words = useLanguage()
  const names = useNames()
  const { person: self } = useSession()
  const composer = useRef<ComposerHandle>(null)
  const { acts, messages, overlay, open, close } = useRowActsOf(timeline, row, composer)
  const [first] = useState(row)
  useVisit(timeline, message, first.unread)
  const toComposer = useCallback(() => composer.current?.focus(), [])
  useWritingPlace(timeline, message, composer)
  useQuote(row.person, composer)
  const name = names.conversationName(row)
  const onSend = useSending(timeline)
  const tray = useTray(timeline, () => {
    if (!isTouch()) composer.current?.focus()
  })
  const { isOver, handlers } = useDrop(tray.add)
  const closed = whyClosed(row, names.rowOf(row.person), words, self)
  return (
    <div className={styles.conversation} {...(closed === undefined ? handlers : {})}>
      <Header row={row} name={name} />
      <Pinned timeline={timeline} acts={acts} />
      <HitBar conversation={row.key} />
      <Missing timeline={timeline} />
      <Messages timeline={timeline}>
        <TimelineList
          timeline={timeline}
          label={words.t('conversations.messages-in', { name })}
          isGroup={row.kind === 'group'}
          self={self}
          unread={row.unread}
          acts={acts}
          toComposer={toComposer}
        />
      </Messages>
      {closed === undefined && row.person !== undefined ? (
        <FirstWords timeline={timeline} name={name} onGreet={(text) => void onSend({ text, mentions: [] })} />
      ) : null}
      {closed === undefined ? (
        <Composer
          ref={composer}
          timeline={timeline}
          name={name}
          members={row.people}
          draft={first.draft}
          isStuck={row.status === 'stuck'}
          onSend={onSend}
          tray={tray}
          onEdit={({ key }, { text, mentions }) => messages.edit(key, text, mentions)}
          toMessages={() => focusNewest()}
        />
      ) : (
        <p className={styles.closed}>{closed}</p>
      )}
      {isOver ? <DropArea name={name} /> : null}
      <MessageOverlays overlay={overlay} acts={acts} messages={messages} onOpen={open} onClose={close} />
    </div>
  )
}

/** Sends a message here; what becomes of it stands in its row. */
function useSending(timeline: Timeline): (message: Message) => Promise<void> {
  const toast = useToast()
  const originals = useOriginals()
  const { person: self } = useSession()
  const isOnline = useTopic('network')?.state === 'online'
  return async ({ answers, ...sent }) => {
    const key = crypto.randomUUID()
    if (sent.attachment !== undefined) originals.keep(key, sent.attachment.blob)
    // The row itself says that it was not sent, and offers to try again; the toast says why.
    return timeline
      .send({ key, ...sent, ...(answers === undefined ? {} : { answers }) }, self, isOnline)
      .catch(toast.problem)
  }
}

interface FirstWordsProps {
  readonly timeline: Timeline
  readonly name: string
  readonly onGreet: (text: string) => void
}

/** While nothing has been said, a greeting is one tap away. */
function FirstWords({ timeline, name, onGreet }: FirstWordsProps) {
  const { status, window } = useSyncExternalStore(timeline.subscribe, timeline.get)
  return status === 'ready' && window.rows.length === 0 ? <Greeting name={name} onGreet={onGreet} /> : null
}

/** On coming, one can write at once. */
function useWritingPlace(
  timeline: Timeline,
  message: MessageId | undefined,
  composer: RefObject<ComposerHandle | null>,
): void {
  useEffect(() => {
    // Whoever came to a message reads first; and on a phone the keyboard would cover what one came for.
    if (message !== undefined || isTouch()) return
    const focus = (): void => composer.current?.focus()
    // A dialog that led here gives the focus back first.
    if (document.querySelector('[role$="dialog"]') === null) focus()
    else afterFocus(focus)
    // Only on coming.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [timeline])
}

/** What somebody wants to answer privately stands in the field on coming. */
function useQuote(person: PersonId | undefined, composer: RefObject<ComposerHandle | null>): void {
  const timelines = useTimelines()
  useEffect(() => {
    const quote = timelines.takeQuote(person)
    if (quote !== undefined) composer.current?.quote(quote)
    // Only on coming.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [person])
}

/** The message that Tab would reach. */
function focusNewest(): void {
  document.querySelector<HTMLElement>('[role="log"] article[tabindex="0"]')?.focus()
}

/** Comes, goes to the message that the address names, and leaves. */
function useVisit(timeline: Timeline, message: MessageId | undefined, unread: number): void {
  const isFirst = useRef(true)
  useLayoutEffect(() => {
    isFirst.current = true
    return () => timeline.leave()
  }, [timeline])
  useLayoutEffect(() => {
    if (isFirst.current) void timeline.enter(message, unread)
    else if (message !== undefined) void timeline.showMessage(message)
    isFirst.current = false
    // How many were unread on coming is what counts.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [timeline, message])
}

function Missing({ timeline }: { readonly timeline: Timeline }) {
  const { t } = useLanguage()
  const { missing } = useSyncExternalStore(timeline.subscribe, timeline.get)
  if (missing === undefined) return null
  return (
    <Banner role="status" onClose={() => timeline.forgetMissing()}>
      {t('conversations.message-missing')}
    </Banner>
  )
}

/** The list, or what stands there while it is loaded, or cannot be. */
function Messages({ timeline, children }: { readonly timeline: Timeline; readonly children: React.ReactNode }) {
  const words = useLanguage()
  const { status, error, window } = useSyncExternalStore(timeline.subscribe, timeline.get)
  const isLoading = useLater(status === 'loading')
  if (status === 'failed' && window.rows.length === 0)
    return (
      <div className={styles.nothing}>
        <EmptyState title={words.t('conversations.not-loaded')} text={problemOf(error, words).text} />
        <Banner tone="danger" action={{ label: words.t('conversations.retry'), onPress: () => void timeline.reload() }}>
          {problemOf(error, words).text}
        </Banner>
      </div>
    )
  return (
    <>
      {children}
      {isLoading ? (
        <div className={styles.loading}>
          <Skeleton label={words.t('conversations.loading-messages')} kind="row" count={6} />
        </div>
      ) : null}
    </>
  )
}

const PATIENCE_MS = 200

function useLater(isSo: boolean): boolean {
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    if (!isSo) return undefined
    const timer = setTimeout(() => setIsLong(true), PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      setIsLong(false)
    }
  }, [isSo])
  return isSo && isLong
}
