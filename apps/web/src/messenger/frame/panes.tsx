import { lazy, Suspense } from 'react'
import type { ReactNode } from 'react'
import type { ConversationKey } from '../../contract/topics.ts'
import { ConversationPane } from '../conversations/conversation-pane.tsx'
import { ConversationListPane } from '../conversations/list/conversation-list-pane.tsx'
import { SettingsMenu } from '../settings/settings-menu.tsx'
import { Home } from './home.tsx'
import type { Route } from './routes.ts'

// What is seldom needed comes when it is: the shell stays small.
const MediaPage = lazy(async () => ({ default: (await import('../conversations/media/media-page.tsx')).MediaPage }))
const DetailsPane = lazy(async () => ({
  default: (await import('../conversations/details/details-pane.tsx')).DetailsPane,
}))
const NewGroup = lazy(async () => ({ default: (await import('../conversations/people/new-group.tsx')).NewGroup }))
const PeoplePage = lazy(async () => ({ default: (await import('../people/people-page.tsx')).PeoplePage }))
const HelpPage = lazy(async () => ({ default: (await import('../help/help-page.tsx')).HelpPage }))
const PersonPage = lazy(async () => ({ default: (await import('../people/person-page.tsx')).PersonPage }))
const StarredPage = lazy(async () => ({
  default: (await import('../conversations/acts/starred/starred-page.tsx')).StarredPage,
}))
const InvitePage = lazy(async () => ({ default: (await import('../invite/invite-page.tsx')).InvitePage }))
const SettingsPage = lazy(async () => ({ default: (await import('../settings/settings-page.tsx')).SettingsPage }))

interface PaneProps {
  readonly route: Route
  /** How many there is room for. */
  readonly panes: 1 | 2 | 3
}

/** What stands in the list pane. */
export function ListPane({ route, panes }: PaneProps) {
  if (route.at !== 'settings') return <ConversationListPane />
  const isAlone = panes === 1
  return <SettingsMenu section={route.section ?? (isAlone ? undefined : 'you')} isAlone={isAlone} />
}

/** What stands in the main pane. */
export function MainPane(props: PaneProps) {
  return (
    <Suspense key={screenOf(props)}>
      <Main {...props} />
    </Suspense>
  )
}

/** Another screen takes the place of the one before at once; else that would stay, unseen, with the focus in it. */
function screenOf({ route, panes }: PaneProps): string {
  if (route.at === 'people') return `people ${route.person ?? ''}`
  if (route.at !== 'conversation') return route.at
  if (route.isMedia === true) return 'media'
  return route.isDetails === true && panes < 3 ? 'details' : 'conversation'
}

function Main({ route, panes }: PaneProps): ReactNode {
  const hasBack = panes === 1
  switch (route.at) {
    case 'conversations':
    case 'search':
      return <Home />
    case 'conversation':
      if (route.isMedia === true) return <MediaPage conversation={route.conversation} />
      if (route.isDetails === true && panes < 3) return <DetailsPane conversation={route.conversation} />
      return (
        <ConversationPane
          conversation={route.conversation}
          {...(route.message === undefined ? {} : { message: route.message })}
        />
      )
    case 'new-group':
      return <NewGroup hasBack={hasBack} />
    case 'people':
      return route.person === undefined ? <PeoplePage hasBack={false} /> : <PersonPage person={route.person} />
    case 'help':
      return <HelpPage hasBack />
    case 'starred':
      return <StarredPage hasBack={false} />
    case 'invite':
      return <InvitePage hasBack={false} />
    case 'settings':
      return <SettingsPage section={route.section ?? 'you'} hasBack={hasBack} />
  }
}

/** Members and devices beside a conversation, where there is room for three panes. */
export function AsidePane({ conversation }: { readonly conversation: ConversationKey }) {
  return (
    <Suspense>
      <DetailsPane conversation={conversation} />
    </Suspense>
  )
}
