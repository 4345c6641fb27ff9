import { lazy, Suspense, useEffect, useState } from 'react'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice, useSession } from '../state/office-provider.tsx'
import { useToast } from '../state/use-toast.ts'
import { useCardsDue } from '../start/cards-due.ts'
import { useBadges } from '../notify/use-badges.ts'
import { ViewerHost } from '../conversations/media/viewer-host.tsx'
import styles from './frame.module.css'
import { LockButton, Navigation } from './navigation.tsx'
import { followRouteLinks, navigate, startRoutes, useRoute } from './navigate.ts'
import { HistoryLine } from '../history/history-line.tsx'
import { NetworkLine } from './network-line.tsx'
import { AsidePane, ListPane, MainPane } from './panes.tsx'
import { cycleRegion, Region } from './region.tsx'
import type { Route } from './routes.ts'
import { ShortcutList } from './shortcut-list.tsx'
import { Switcher } from './switcher.tsx'
import { useHeadingFocus } from './use-heading-focus.ts'
import { useKeeping } from './use-keeping.ts'
import { useNotices } from './use-notices.ts'
import { usePanes } from './use-panes.ts'
import { useShortcut, useShortcuts } from './use-shortcut.ts'
import { useViewport } from './use-viewport.ts'

// What nobody sees comes after what somebody waits for.
const FirstCards = lazy(async () => ({ default: (await import('../start/first-cards.tsx')).FirstCards }))
const Notifier = lazy(async () => ({ default: (await import('../notify/notifier.tsx')).Notifier }))

/** The app around its screens: panes, ways to move, shortcuts, and the line to the server. */
export function Frame() {
  const { t } = useLanguage()
  const office = useOffice()
  const toast = useToast()
  const route = useRoute()
  const panes = usePanes()
  const shown = panes === 1 && isList(route) ? 'list' : 'main'
  useEffect(() => {
    startRoutes()
    document.addEventListener('click', followRouteLinks)
    return () => document.removeEventListener('click', followRouteLinks)
  }, [])
  useShortcuts()
  useShortcut('nextRegion', () => cycleRegion(1))
  useShortcut('previousRegion', () => cycleRegion(-1))
  useShortcut('settings', () => navigate({ at: 'settings' }))
  useShortcut('lock', () => void office.lock().catch(toast.problem))
  useHeadingFocus(route, shown)
  useViewport()
  useBadges()
  useKeeping()
  useNotices()
  const aside = panes === 3 && route.at === 'conversation' && route.isDetails === true ? route.conversation : undefined
  return (
    <div className={styles.frame} data-shown={shown} data-bar={isTop(route)} data-aside={aside !== undefined}>
      <Navigation route={route} />
      <Region name="list" label={t('frame.list')} isAlone={shown === 'list'} className={styles.list}>
        <OfficeHeader />
        <NetworkLine />
        <HistoryLine />
        {panes === 1 && shown === 'main' ? null : <Cards />}
        <div className={styles.fill}>
          <ListPane route={route} panes={panes} />
        </div>
      </Region>
      <Region name="main" label={t('frame.main')} as="main" className={styles.main}>
        {panes === 1 ? <NetworkLine /> : null}
        {panes === 1 && shown === 'main' ? <Cards /> : null}
        <div className={styles.fill}>
          <MainPane route={route} panes={panes} />
        </div>
      </Region>
      {aside === undefined ? null : (
        <Region name="details" label={t('frame.details')} as="aside" className={styles.details}>
          <AsidePane conversation={aside} />
        </Region>
      )}
      <Openings />
      <ViewerHost />
      <Suspense>
        <Notifier />
      </Suspense>
    </div>
  )
}

/** What whoever has just come in should know, where there is room for it. */
function Cards() {
  return useCardsDue() ? (
    <Suspense>
      <FirstCards />
    </Suspense>
  ) : null
}

/** Whose office this is. */
function OfficeHeader() {
  const { organization } = useSession()
  return (
    <header className={styles.office}>
      <span className={styles.organization}>{organization}</span>
      <span className={styles.lock}>
        <LockButton />
      </span>
    </header>
  )
}

type Opening = 'switcher' | 'shortcuts'

/** What opens over everything, by key. */
function Openings() {
  const [opening, setOpening] = useState<Opening | undefined>(undefined)
  useShortcut('switcher', () => setOpening('switcher'))
  useShortcut('help', () => setOpening('shortcuts'))
  // What closes late does not close what was opened meanwhile.
  const close = (own: Opening): void => setOpening((now) => (now === own ? undefined : now))
  return (
    <>
      <Switcher isOpen={opening === 'switcher'} onClose={() => close('switcher')} />
      <ShortcutList isOpen={opening === 'shortcuts'} onClose={() => close('shortcuts')} />
    </>
  )
}

/** Whether a route's place on one pane is the list. */
function isList(route: Route): boolean {
  return (
    route.at === 'conversations' || route.at === 'search' || (route.at === 'settings' && route.section === undefined)
  )
}

/** Whether a phone shows the bar to move by: where one chooses, not where one writes. */
function isTop(route: Route): boolean {
  return (
    isList(route) || (route.at === 'people' && route.person === undefined) || ['invite', 'starred'].includes(route.at)
  )
}
