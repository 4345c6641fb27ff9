import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button, EmptyState, Skeleton, Tabs } from '@chancery/ui'
import type { ConversationKey, MessageRow } from '../../../contract/topics.ts'
import { Page } from '../../frame/page.tsx'
import { formatRoute } from '../../frame/routes.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useSession } from '../../state/office-provider.tsx'
import { problemOf } from '../../state/problem.ts'
import { useTimelines } from '../conversations-provider.tsx'
import { useNames } from '../names.ts'
import { MarkedText } from '../text/marked-text.tsx'
import { useConversation } from '../use-conversation.ts'
import { VoiceNote } from '../voice/voice-note.tsx'
import { File } from './file.tsx'
import styles from './media-page.module.css'
import { Photo } from './photo.tsx'
import { useMedia } from './use-media.ts'
import type { MediaKind } from './use-media.ts'

const kinds = ['photo', 'file', 'voice', 'link'] as const

/** Photos, files, voice notes, and links of a conversation. Nothing is fetched before somebody opens it. */
export function MediaPage({ conversation }: { readonly conversation: ConversationKey }) {
  const { t } = useLanguage()
  const names = useNames()
  const timelines = useTimelines()
  const row = useConversation(timelines.nameOf(conversation))
  const [kind, setKind] = useState<MediaKind>('photo')
  const name = row === undefined || row === null ? '' : names.conversationName(row)
  return (
    <Page title={t('attach.media')} text={name} hasBack>
      <Tabs
        label={t('attach.media')}
        value={kind}
        onChange={setKind}
        tabs={kinds.map((id) => ({
          id,
          label: t(`attach.media.${id}`),
          content: id === kind && row ? <Kind key={`${row.key} ${id}`} conversation={row.key} kind={id} /> : null,
        }))}
      />
    </Page>
  )
}

interface KindProps {
  readonly conversation: ConversationKey
  readonly kind: MediaKind
}

function Kind({ conversation, kind }: KindProps) {
  const words = useLanguage()
  const { t } = words
  const { rows, isOldest, error, more } = useMedia(conversation, kind)
  const shown = rows?.filter(({ deletedBy }) => deletedBy === undefined)
  return (
    <div className={styles.kind}>
      {shown === undefined && error === undefined ? (
        <Skeleton label={t('attach.media-loading')} kind="row" count={4} />
      ) : null}
      {error === undefined ? null : (
        <EmptyState
          title={problemOf(error, words).text}
          action={<Button onPress={more}>{t('conversations.retry')}</Button>}
        />
      )}
      {shown?.length === 0 && isOldest ? <EmptyState title={t(`attach.media-none.${kind}`)} /> : null}
      {shown !== undefined && shown.length > 0 ? (
        <ul className={kind === 'photo' ? styles.photos : styles.rows} aria-label={t(`attach.media.${kind}`)}>
          {shown.map((row) => (
            <li key={row.key}>{kind === 'photo' ? <PhotoOf row={row} /> : <Row row={row} kind={kind} />}</li>
          ))}
        </ul>
      ) : null}
      {shown !== undefined && !isOldest ? <More onSeen={more} /> : null}
    </div>
  )
}

function PhotoOf({ row }: { readonly row: MessageRow }) {
  return row.attachment === undefined ? null : <Photo row={row} attachment={row.attachment} />
}

function Row({ row, kind }: { readonly row: MessageRow; readonly kind: MediaKind }) {
  const { t, moment } = useLanguage()
  const names = useNames()
  const { person: self } = useSession()
  const { attachment, id, conversation } = row
  const to = { at: 'conversation', conversation, ...(id === undefined ? {} : { message: id }) } as const
  const author = row.isOwn ? t('common.you') : names.nameOf(row.person)
  return (
    <>
      {kind === 'file' && attachment !== undefined ? <File row={row} attachment={attachment} /> : null}
      {kind === 'voice' && attachment !== undefined ? <VoiceNote row={row} attachment={attachment} /> : null}
      {kind === 'link' ? <MarkedText text={row.text ?? ''} mentions={row.mentions} self={self} /> : null}
      <p className={styles.facts}>
        <span>
          {author} · {moment(row.sentAt)}
        </span>
        <a href={formatRoute(to)}>{t('attach.to-message')}</a>
      </p>
    </>
  )
}

/** The end of what is here: once somebody sees it, more comes. */
function More({ onSeen }: { readonly onSeen: () => void }) {
  const { t } = useLanguage()
  const end = useRef<HTMLDivElement>(null)
  const seen = useEffectEvent(onSeen)
  useEffect(() => {
    const { current } = end
    if (current === null) return undefined
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true) seen()
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={end}>
      <Button onPress={onSeen}>{t('attach.media-more')}</Button>
    </div>
  )
}
