import type { Messages } from '@lingui/core'
import type acts from './en/acts.json'
import type attach from './en/attach.json'
import type caution from './en/caution.json'
import type common from './en/common.json'
import type conversations from './en/conversations.json'
import type frame from './en/frame.json'
import type history from './en/history.json'
import type invite from './en/invite.json'
import type mode from './en/mode.json'
import type notify from './en/notify.json'
import type people from './en/people.json'
import type settings from './en/settings.json'
import type start from './en/start.json'
import type { Language } from './locale.ts'

type Catalogue = typeof acts &
  typeof attach &
  typeof caution &
  typeof common &
  typeof conversations &
  typeof frame &
  typeof history &
  typeof invite &
  typeof mode &
  typeof notify &
  typeof people &
  typeof settings &
  typeof start

/** The name of a sentence: a key of the English catalogues. */
export type MessageKey = keyof Catalogue

/** Every sentence in one language. Only the language in use is fetched. */
export async function loadCatalogue(language: Language): Promise<Messages> {
  return language === 'hi' ? (await import('./hindi.ts')).hindi : (await import('./english.ts')).english
}
