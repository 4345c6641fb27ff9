import { CodedError } from '@chancery/base'
import { suggestPassphrase } from '@chancery/crypto'
import type { Link } from '@chancery/protocol'
import { parseLink } from '@chancery/protocol'
import type { Office } from '../../contract/office.ts'
import { readLink } from '../office/read-link.ts'
import { otherServer } from '../ports/own-server.ts'
import type { Sessions } from '../session/sessions.ts'

/** Fetched when a device begins here: once in its life. */
const beginnings = () => import('../session/beginnings.ts')

type StartCall =
  | 'readLink'
  | 'foundOrganization'
  | 'enrolDevice'
  | 'moveDevice'
  | 'unlock'
  | 'lock'
  | 'addLock'
  | 'suggestPassphrase'
  | 'setIdleMinutes'
  | 'stayAwake'

/** How a device begins, and how it is opened and closed. */
export function startCalls(sessions: Sessions): Pick<Office, StartCall> {
  return {
    readLink: (link) => readLink(link),
    async foundOrganization({ link, lock, deviceLabel, ...founding }) {
      const parsed = linkOf(link, 'found')
      const { approveApp, foundOrganization } = await beginnings()
      const engine = await sessions.begin(lock, (ports) =>
        foundOrganization(ports, parsed, { ...founding, label: deviceLabel }),
      )
      const { app } = sessions
      // The app that founded is the first that is approved; should that fail, the settings say so and offer it again.
      if (app !== undefined) approveApp(engine, app.manifest, app.version).catch(() => undefined)
    },
    async enrolDevice({ link, lock, deviceLabel, recoveryCode, ...enrolment }) {
      const parsed = linkOf(link, 'invite')
      const { checkRecoveryCode, enrolDevice } = await beginnings()
      // A slip is told before the link is used up.
      if (recoveryCode !== undefined) await checkRecoveryCode(recoveryCode)
      await sessions.begin(lock, (ports) => enrolDevice(ports, parsed, { ...enrolment, label: deviceLabel }))
      if (recoveryCode !== undefined) sessions.deviceIfOpen?.history.restore(recoveryCode)
    },
    async moveDevice({ link, lock }) {
      const parsed = linkOf(link, 'move')
      const { collectDevice } = await beginnings()
      await sessions.begin(lock, (ports) => collectDevice(ports, parsed))
    },
    unlock: (secret) => sessions.unlock(secret),
    lock: () => sessions.lock(),
    addLock: (secret) => sessions.addLock(secret),
    suggestPassphrase: () => suggestPassphrase(),
    setIdleMinutes: (minutes) => sessions.setIdleMinutes(minutes),
    stayAwake: async () => sessions.touch(),
  }
}

function linkOf<Kind extends Link['kind']>(text: string, kind: Kind): Extract<Link, { kind: Kind }> {
  const link = parseLink(text)
  if (link.server !== self.location.origin) throw otherServer(link.server)
  if (link.kind !== kind) throw new CodedError('link/other-kind', 'This link is for something else. Open it once more')
  return link as Extract<Link, { kind: Kind }>
}
