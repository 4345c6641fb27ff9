import { isId } from '@chancery/protocol'
import type { MessageId, PersonId } from '@chancery/protocol'
import type { ConversationKey } from '../../contract/topics.ts'

export const settingsSections = ['you', 'notifications', 'privacy', 'devices', 'lock', 'look', 'app'] as const
export type SettingsSection = (typeof settingsSections)[number]

/**
 * Where in the app a person is. It stands in the fragment of the address, which no server ever sees: in a path, each
 * opened conversation would be told.
 */
export type Route =
  | { readonly at: 'conversations' }
  | {
      readonly at: 'conversation'
      readonly conversation: ConversationKey
      readonly message?: MessageId
      /** Members and devices, in place of the messages where there is no room beside them. */
      readonly isDetails?: boolean
      /** Photos, files, voice notes, and links of it, in place of the messages. */
      readonly isMedia?: boolean
    }
  | { readonly at: 'new-group' }
  | { readonly at: 'search' }
  /** Everybody, or one of them. */
  | { readonly at: 'people'; readonly person?: PersonId }
  | { readonly at: 'help' }
  | { readonly at: 'starred' }
  | { readonly at: 'invite' }
  | { readonly at: 'settings'; readonly section?: SettingsSection }

/** The route that a fragment names; an unknown one is the list of conversations. */
export function parseRoute(fragment: string): Route {
  const [first, second, third] = fragment.replace(/^#?\/?/, '').split('/')
  if (first === 'c' && second !== undefined && isKey(second)) return conversationRoute(second, third)
  if (first === 'new-group' || first === 'search' || first === 'invite' || first === 'help') return { at: first }
  if (first === 'starred') return { at: first }
  if (first === 'people') return { at: 'people', ...(isPerson(second) ? { person: second } : {}) }
  if (first === 'settings') {
    const section = settingsSections.find((known) => known === second)
    return { at: 'settings', ...(section === undefined ? {} : { section }) }
  }
  return { at: 'conversations' }
}

/** The fragment of a route, from `#` on. */
export function formatRoute(route: Route): string {
  switch (route.at) {
    case 'conversations':
      return '#/'
    case 'conversation':
      if (route.isDetails === true) return `#/c/${route.conversation}/details`
      if (route.isMedia === true) return `#/c/${route.conversation}/media`
      return `#/c/${route.conversation}${route.message === undefined ? '' : `/${route.message}`}`
    case 'settings':
      return route.section === undefined ? '#/settings' : `#/settings/${route.section}`
    case 'people':
      return route.person === undefined ? '#/people' : `#/people/${route.person}`
    case 'new-group':
    case 'search':
    case 'invite':
    case 'help':
    case 'starred':
      return `#/${route.at}`
  }
}

/** Where "Back" leads when nothing was visited before. The list of conversations leads nowhere. */
export function parentOf(route: Route): Route | undefined {
  if (route.at === 'conversations') return undefined
  if (route.at === 'conversation' && (route.isDetails === true || route.isMedia === true))
    return { at: 'conversation', conversation: route.conversation }
  if (route.at === 'settings' && route.section !== undefined) return { at: 'settings' }
  if (route.at === 'people' && route.person !== undefined) return { at: 'people' }
  if (route.at === 'help') return { at: 'settings' }
  return { at: 'conversations' }
}

function isPerson(text: string | undefined): text is PersonId {
  return text !== undefined && isId(text)
}

function isKey(text: string): text is ConversationKey {
  return isId(text.startsWith('with.') ? text.slice('with.'.length) : text)
}

function conversationRoute(conversation: ConversationKey, third: string | undefined): Route {
  if (third === 'details') return { at: 'conversation', conversation, isDetails: true }
  if (third === 'media') return { at: 'conversation', conversation, isMedia: true }
  if (third !== undefined && isId(third)) return { at: 'conversation', conversation, message: third as MessageId }
  return { at: 'conversation', conversation }
}
