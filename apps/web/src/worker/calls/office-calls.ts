import { CodedError } from '@chancery/base'
import { formatLink } from '@chancery/protocol'
import type { Office } from '../../contract/office.ts'
import { awaitKeys } from '../office/await-keys.ts'
import { deviceRows, memberRows } from '../office/people-rows.ts'
import { policyView } from '../office/policy-view.ts'
import type { Sessions } from '../session/sessions.ts'

/** Fetched when somebody first changes something about people, devices, or groups. */
const verbs = () => import('../office/office-verbs.ts')

const INVITATION_DAYS = 14
const DAY_SECONDS = 86_400

type OfficeCall =
  | 'invitePerson'
  | 'inviteOwnDevice'
  | 'listDevices'
  | 'revokeDevice'
  | 'setPortrait'
  | 'createGroup'
  | 'addPeople'
  | 'removePeople'
  | 'renameGroup'
  | 'setAdministrators'
  | 'leaveGroup'
  | 'listMembers'
  | 'recoverySheet'
  | 'approveApp'
  | 'setPolicy'

/** People, devices, groups, and what administrators decide. */
export function officeCalls(sessions: Sessions): Pick<Office, OfficeCall> {
  return {
    async invitePerson(terms) {
      const { engine } = sessions.device
      const { invitePerson } = await verbs()
      const link = await invitePerson(engine, { ...terms, days: INVITATION_DAYS })
      return { link: formatLink(link), expires: engine.now() + INVITATION_DAYS * DAY_SECONDS }
    },
    async inviteOwnDevice() {
      const { inviteOwnDevice } = await verbs()
      return { link: formatLink(await inviteOwnDevice(sessions.device.engine)) }
    },
    listDevices: async (person) => deviceRows(sessions.device.engine, person),
    revokeDevice: async (device) => (await verbs()).revokeDevice(sessions.device.engine, device),
    setPortrait: async (image) => (await verbs()).setPortrait(sessions.device.engine, image),
    async createGroup({ name, people }) {
      const { engine } = sessions.device
      const { createGroup } = await verbs()
      return awaitKeys(engine, () => createGroup(engine, name, people))
    },
    async addPeople({ conversation, people }) {
      const { engine } = sessions.device
      const { addPeople } = await verbs()
      await awaitKeys(engine, () => addPeople(engine, conversation, people))
    },
    removePeople: async ({ conversation, people }) =>
      (await verbs()).removePeople(sessions.device.engine, conversation, people),
    renameGroup: async ({ conversation, name }) =>
      (await verbs()).renameGroup(sessions.device.engine, conversation, name),
    setAdministrators: async ({ conversation, people }) =>
      (await verbs()).setAdministrators(sessions.device.engine, conversation, people),
    leaveGroup: async (conversation) => (await verbs()).leaveGroup(sessions.device.engine, conversation),
    listMembers: async (conversation) => memberRows(sessions.device.engine, sessions.device.list, conversation),
    async recoverySheet() {
      const { engine } = sessions.device
      const { recoverySheet } = await verbs()
      return recoverySheet(engine, engine.roster.organization?.name ?? '')
    },
    async approveApp(offered) {
      const app = offered ?? sessions.app
      if (app === undefined) throw new CodedError('app/no-manifest', 'This app has no list of its files')
      const { approveApp } = await verbs()
      await approveApp(sessions.device.engine, app.manifest, app.version)
    },
    async setPolicy(input) {
      const { engine } = sessions.device
      const { roundMs, batchMs, coverMs } = policyView(engine)
      const { shelfBytes } = engine.roster.policy ?? {}
      const { setPolicy } = await verbs()
      await setPolicy(engine, { coverMs, ...input, roundMs, batchMs, ...(shelfBytes !== undefined && { shelfBytes }) })
    },
  }
}
