import { useEffect, useEffectEvent, useRef } from 'react'
import type { ConversationRow } from '../../contract/topics.ts'
import { useNames } from '../conversations/names.ts'
import { hasEyes } from '../conversations/timeline/has-eyes.ts'
import { navigate } from '../frame/navigate.ts'
import { parseRoute } from '../frame/routes.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useTopic } from '../state/office-provider.tsx'
import { Arrivals } from './arrivals.ts'
import type { Arrival } from './arrivals.ts'
import { chime } from './chime.ts'
import { lead } from './leader.ts'
import { noticesFor, PLAIN } from './notice-words.ts'
import { closeNotices, showNotice, watchOpened } from './notices.ts'
import { isQuiet, notifySettings } from './notify-settings.ts'

/** What is read in a tab at once is not worth a notification from another one. */
const SETTLE_MS = 700

/** Tells of messages that come while nobody looks at them. Draws nothing. */
export function Notifier() {
  const words = useLanguage()
  const names = useNames()
  const rows = useTopic('conversations')
  const network = useTopic('network')
  const leads = useRef(false)
  const seen = useRef(new Arrivals())
  useEffect(
    () =>
      lead(() => {
        leads.current = true
      }),
    [],
  )
  useEffect(() => watchOpened((route) => navigate(parseRoute(route))), [])
  // What was shown goes with the key: a locked device tells nobody what came.
  useEffect(() => () => void closeNotices(() => true), [])
  const tell = useEffectEvent((arrivals: readonly Arrival[], isAfterCatchingUp: boolean) => {
    const settings = notifySettings()
    const now = new Date()
    const isWanted = settings.isOn && leads.current && !isQuiet(settings, now.getHours() * 60 + now.getMinutes())
    if (!isWanted || (isAfterCatchingUp && hasEyes())) return
    const still = (rows ?? []).filter((row) => arrivals.some(({ key, unread }) => isStill(row, key, unread)))
    const notices = noticesFor(still, settings.showsContent, words, names)
    if (notices.length > 0 && settings.hasSound) chime()
    for (const notice of notices) void showNotice(notice)
  })
  const wasBehind = useRef(false)
  useEffect(() => {
    if (rows === undefined) return
    const isBehind = network !== undefined && (network.state !== 'online' || network.progress !== undefined)
    const arrivals = seen.current.take(rows, isBehind)
    const isAfter = wasBehind.current && !isBehind
    wasBehind.current = isBehind
    const waiting = new Set(rows.filter(({ unread }) => unread > 0).map(({ key }): string => key))
    if (notifySettings().isOn) void closeNotices((tag) => (tag === PLAIN ? waiting.size === 0 : !waiting.has(tag)))
    if (arrivals.length > 0) setTimeout(() => tell(arrivals, isAfter), SETTLE_MS)
  }, [rows, network])
  return null
}

/** Whether what came waits still, and is not what the person looks at. */
function isStill(row: ConversationRow, key: ConversationRow['key'], unread: number): boolean {
  if (row.key !== key || row.unread < unread) return false
  const route = parseRoute(location.hash)
  return !(hasEyes() && route.at === 'conversation' && route.conversation === key)
}
