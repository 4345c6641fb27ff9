import {
  Badge,
  IconButton,
  IconLock,
  IconMessage,
  IconPeople,
  IconPersonAdd,
  IconSettings,
  IconStar,
} from '@chancery/ui'
import type { Icon } from '@chancery/ui'
import type { MessageKey } from '../language/catalogue.ts'
import { useLanguage } from '../language/language-provider.tsx'
import { useOffice, useSession, useTopic } from '../state/office-provider.tsx'
import { isUnread } from '../conversations/unread.ts'
import { useToast } from '../state/use-toast.ts'
import styles from './navigation.module.css'
import { Region } from './region.tsx'
import { formatRoute } from './routes.ts'
import type { Route } from './routes.ts'
import { PersonAvatar } from '../people/person-avatar.tsx'

interface Place {
  readonly route: Route
  readonly label: MessageKey
  readonly icon: Icon
}

const conversations: Place = { route: { at: 'conversations' }, label: 'frame.conversations', icon: IconMessage }
const people: Place = { route: { at: 'people' }, label: 'frame.people', icon: IconPeople }
const starred: Place = { route: { at: 'starred' }, label: 'acts.starred-short', icon: IconStar }
const invite: Place = { route: { at: 'invite' }, label: 'frame.invite', icon: IconPersonAdd }
const settings: Place = { route: { at: 'settings' }, label: 'frame.settings', icon: IconSettings }

/** Where one can go: beside the panes, or beneath the one pane of a phone. */
export function Navigation({ route }: { readonly route: Route }) {
  const { t } = useLanguage()
  const { role, person, name } = useSession()
  const unread = (useTopic('conversations') ?? []).filter((row) => isUnread(row) && row.isArchived !== true).length
  const places =
    role === 'administrator'
      ? [conversations, people, starred, invite, settings]
      : [conversations, people, starred, settings]
  return (
    <Region name="navigation" label={t('frame.navigation')} as="nav" className={styles.navigation}>
      <ul className={styles.places}>
        {places.map(({ route: to, label, icon: Sign }) => (
          <li key={label}>
            <a
              href={formatRoute(to)}
              className={styles.place}
              {...(isWithin(route, to) ? { 'aria-current': 'page' as const, 'data-region-start': true } : {})}
            >
              <span className={styles.sign}>
                <Sign size={20} />
                {to.at === 'conversations' ? (
                  <Badge count={unread} label={t('frame.unread', { count: unread })} className={styles.badge} />
                ) : null}
              </span>
              <span className={styles.label}>{t(label)}</span>
            </a>
          </li>
        ))}
      </ul>
      <div className={styles.self}>
        <LockButton />
        <PersonAvatar name={name} person={person} size={28} label={name} />
      </div>
    </Region>
  )
}

/** Locks at once. */
export function LockButton() {
  const { t } = useLanguage()
  const office = useOffice()
  const toast = useToast()
  return (
    <IconButton label={t('frame.lock')} icon={<IconLock />} onPress={() => void office.lock().catch(toast.problem)} />
  )
}

function isWithin(route: Route, place: Route): boolean {
  if (place.at !== 'conversations') return route.at === place.at
  return !['people', 'starred', 'invite', 'settings', 'help'].includes(route.at)
}
