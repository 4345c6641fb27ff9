import type { MessageKey } from '../language/catalogue.ts'
import { formatRoute } from '../frame/routes.ts'

/** One short answer: what somebody wants, how it is done, and where. */
interface HelpRow {
  readonly title: MessageKey
  readonly text: MessageKey
  /** Where in the app that is. */
  readonly route?: string
}

interface HelpPart {
  readonly id: string
  readonly title: MessageKey
  readonly rows: readonly HelpRow[]
}

const row = (id: string, route?: string): HelpRow => ({
  title: `help.${id}` as MessageKey,
  text: `help.${id}-text` as MessageKey,
  ...(route === undefined ? {} : { route }),
})

const settings = (section: 'notifications' | 'privacy' | 'devices' | 'lock'): string =>
  formatRoute({ at: 'settings', section })

/** All of the help: the page is drawn from it, and a test sees that every word of it is there. */
export const helpTable: readonly HelpPart[] = [
  {
    id: 'write',
    title: 'help.part-write',
    rows: [row('first-message', formatRoute({ at: 'people' })), row('mention'), row('mistake'), row('offline')],
  },
  {
    id: 'find',
    title: 'help.part-find',
    rows: [row('search', formatRoute({ at: 'search' })), row('date'), row('order')],
  },
  {
    id: 'groups',
    title: 'help.part-groups',
    rows: [row('group', formatRoute({ at: 'new-group' })), row('administrators')],
  },
  {
    id: 'trust',
    title: 'help.part-trust',
    rows: [
      row('readers', settings('privacy')),
      row('closed-phone', settings('notifications')),
      row('evidence'),
      row('device', settings('devices')),
      row('lost', settings('devices')),
      row('lock', settings('lock')),
    ],
  },
]
