import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { IconButton, IconEdit, IconGroup, SearchField } from '@chancery/ui'
import { navigate, useRoute } from '../../frame/navigate.ts'
import { usePanes } from '../../frame/use-panes.ts'
import { useShortcut } from '../../frame/use-shortcut.ts'
import { useLanguage } from '../../language/language-provider.tsx'
import { useTopic } from '../../state/office-provider.tsx'
import { TellMe } from '../../notify/tell-me.tsx'
import { useFinds } from '../conversations-provider.tsx'
import { SearchResults } from '../search/search-results.tsx'
import { ConversationList } from './conversation-list.tsx'
import { ListViews } from './list-views.tsx'
import { rowsIn } from './list-view.ts'
import type { ListView } from './list-view.ts'
import styles from './list.module.css'
import { useListSteps } from './use-list-steps.ts'

// Whom to begin with is asked now and then; what asks comes when it is.
const NewConversation = lazy(async () => ({
  default: (await import('../people/new-conversation.tsx')).NewConversation,
}))

/** All conversations, the newest on top; over them the field that finds people, groups, and messages. */
export function ConversationListPane() {
  const { t } = useLanguage()
  const route = useRoute()
  const finds = useFinds()
  const rows = useTopic('conversations')
  const [query, setQuery] = useState('')
  const [isNew, setIsNew] = useState(false)
  const [isWanted, setIsWanted] = useState(false)
  if (isNew && !isWanted) setIsWanted(true)
  const [view, setView] = useState<ListView>('all')
  const field = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const isSearch = route.at === 'search'
  useEffect(() => {
    if (isSearch) field.current?.focus()
  }, [isSearch])
  useShortcut('search', () => field.current?.focus())
  useShortcut('newGroup', () => navigate({ at: 'new-group' }))
  const current = route.at === 'conversation' ? route.conversation : undefined
  useListSteps(rowsIn(rows ?? [], view, current), current)
  const onQuery = (text: string): void => {
    setQuery(text)
    void finds.search(text)
  }
  const isFinding = query.trim() !== ''
  return (
    <div className={styles.pane}>
      <Top onNew={() => setIsNew(true)} />
      <SearchField
        ref={field}
        className={styles.search}
        label={t('conversations.search')}
        value={query}
        onChange={onQuery}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          body.current?.querySelector<HTMLElement>('a[tabindex="0"], a[href]')?.focus()
        }}
        onSubmit={() => body.current?.querySelector<HTMLElement>('a[href]')?.click()}
      />
      <div className={styles.body} ref={body}>
        {isFinding ? (
          <SearchResults query={query} toField={() => field.current?.focus()} />
        ) : (
          <>
            <TellMe className={styles.offer} />
            <ListViews rows={rows ?? []} view={view} onView={setView} />
            <ConversationList rows={rows} view={view} onNew={() => setIsNew(true)} />
          </>
        )}
      </div>
      <Suspense>{isWanted ? <NewConversation open={isNew} onClose={() => setIsNew(false)} /> : null}</Suspense>
    </div>
  )
}

/** What this is, and how something new is begun. */
function Top({ onNew }: { readonly onNew: () => void }) {
  const { t } = useLanguage()
  // The one heading of a phone's screen; beside a conversation, the conversation has it.
  const Heading = usePanes() === 1 ? 'h1' : 'h2'
  return (
    <div className={styles.top}>
      <Heading className={styles.title} data-heading tabIndex={-1}>
        {t('conversations.title')}
      </Heading>
      <IconButton
        label={t('conversations.new-group')}
        icon={<IconGroup />}
        onPress={() => navigate({ at: 'new-group' })}
      />
      <IconButton label={t('conversations.new')} icon={<IconEdit />} onPress={onNew} />
    </div>
  )
}
