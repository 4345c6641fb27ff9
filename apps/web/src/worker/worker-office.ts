import { CodedError } from '@chancery/base'
import type { Clock } from '@chancery/base'
import {
  addPeople,
  approveApp,
  collectDevice,
  createGroup,
  discardLetter,
  enrolDevice,
  foundOrganization,
  inviteOwnDevice,
  invitePerson,
  leaveGroup,
  markRead,
  recoverySheet,
  removePeople,
  renameGroup,
  retryLetter,
  revokeDevice,
  setAdministrators,
  setPolicy,
  writeLetter,
} from '@chancery/client'
import type { Recipient } from '@chancery/client'
import { suggestPassphrase } from '@chancery/crypto'
import type { Link } from '@chancery/protocol'
import { formatLink, parseLink } from '@chancery/protocol'
import { LiveTopic } from '../contract/live-topic.ts'
import type { Office } from '../contract/office.ts'
import type { RunningApp } from '../contract/running-app.ts'
import { toWireError } from '../contract/wire-error.ts'
import type { ConversationKey, ConversationRow, Network, OfficeEvent, PersonRow, Topics } from '../contract/topics.ts'
import type { Outlet } from './device/outlet.ts'
import { awaitKeys } from './office/await-keys.ts'
import { conversationOf, readPage, strangerOf } from './office/message-pages.ts'
import { deviceRows, memberRows, peopleRows } from './office/people-rows.ts'
import { policyView } from './office/policy-view.ts'
import { readLink } from './office/read-link.ts'
import { otherServer } from './ports/own-server.ts'
import { findMessages } from './search/find-messages.ts'
import { Sessions } from './session/sessions.ts'

const INVITATION_DAYS = 14
const DAY_SECONDS = 86_400

/** What the worker needs from where it runs. */
export interface WorkerPorts {
  readonly clock: Clock
  /** Which app runs here, where that can be told. */
  readonly readApp: () => Promise<RunningApp | undefined>
  /** Hears of errors that no code describes. */
  readonly surprise: (error: unknown) => void
}

type TopicTable = { readonly [Name in keyof Topics]: LiveTopic<Topics[Name]> }

/** Everything that pages can ask, over one device. */
export function openWorkerOffice({ clock, readApp, surprise }: WorkerPorts): Office {
  const listeners = new Set<(event: OfficeEvent) => void>()
  const outlet: Outlet = {
    change: (topic) => topics[topic].change(),
    flush: () => {
      for (const topic of Object.values(topics)) topic.flush()
    },
    tell: (event) => {
      for (const listener of listeners) listener(event)
    },
    end: (error) => sessions.end(error),
    surprise(error) {
      surprise(error)
      const { code, message: text } = toWireError(error)
      outlet.tell({ kind: 'notice', code, text })
    },
  }
  const sessions = new Sessions(clock, outlet)
  /** What the browser says of its network: all that is known of the line while the device is locked. */
  let hasNetwork = navigator.onLine
  const topics: TopicTable = {
    session: new LiveTopic(clock, () => sessions.session),
    network: new LiveTopic<Network>(
      clock,
      () => sessions.deviceIfOpen?.news.network ?? { state: hasNetwork ? 'online' : 'offline' },
    ),
    people: new LiveTopic<readonly PersonRow[]>(clock, () =>
      sessions.deviceIfOpen === undefined ? [] : peopleRows(sessions.device.engine),
    ),
    conversations: new LiveTopic<readonly ConversationRow[]>(clock, () => sessions.deviceIfOpen?.list.list() ?? []),
  }
  sessions.start(readApp)
  const setNetwork = async (isThere: boolean): Promise<void> => {
    hasNetwork = isThere
    sessions.deviceIfOpen?.reconnect(isThere)
    outlet.change('network')
  }
  const calls = { ...startCalls(sessions), setNetwork, ...officeCalls(sessions), ...talkCalls(sessions) }
  return {
    ...checked(calls, sessions),
    watch: (topic, listener) => (topics[topic] as LiveTopic<Topics[typeof topic]>).watch(listener),
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

type Called = Omit<Office, 'watch' | 'onEvent'>

/** Whoever comes back too late finds the device locked, however late the timers are. */
function checked(calls: Called, sessions: Sessions): Called {
  const entries = Object.entries(calls).map(([name, call]) => {
    const answer = call as (...input: readonly unknown[]) => Promise<unknown>
    return [
      name,
      (...input: readonly unknown[]) => {
        sessions.check()
        return answer(...input)
      },
    ] as const
  })
  return Object.fromEntries(entries) as unknown as Called
}

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

function startCalls(sessions: Sessions): Pick<Office, StartCall> {
  return {
    readLink: (link) => readLink(link),
    async foundOrganization({ link, lock, deviceLabel, ...founding }) {
      const parsed = linkOf(link, 'found')
      const engine = await sessions.begin(lock, (ports) =>
        foundOrganization(ports, parsed, { ...founding, label: deviceLabel }),
      )
      const { app } = sessions
      // The app that founded is the first that is approved; should that fail, the settings say so and offer it again.
      if (app !== undefined) approveApp(engine, app.manifest, app.version).catch(() => undefined)
    },
    async enrolDevice({ link, lock, deviceLabel, ...enrolment }) {
      const parsed = linkOf(link, 'invite')
      await sessions.begin(lock, (ports) => enrolDevice(ports, parsed, { ...enrolment, label: deviceLabel }))
    },
    async moveDevice({ link, lock }) {
      const parsed = linkOf(link, 'move')
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

type OfficeCall =
  | 'invitePerson'
  | 'inviteOwnDevice'
  | 'listDevices'
  | 'revokeDevice'
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

function officeCalls(sessions: Sessions): Pick<Office, OfficeCall> {
  return {
    async invitePerson(terms) {
      const { engine } = sessions.device
      const link = await invitePerson(engine, { ...terms, days: INVITATION_DAYS })
      return { link: formatLink(link), expires: engine.now() + INVITATION_DAYS * DAY_SECONDS }
    },
    async inviteOwnDevice() {
      return { link: formatLink(await inviteOwnDevice(sessions.device.engine)) }
    },
    listDevices: async (person) => deviceRows(sessions.device.engine, person),
    revokeDevice: async (device) => revokeDevice(sessions.device.engine, device),
    async createGroup({ name, people }) {
      const { engine } = sessions.device
      return awaitKeys(engine, () => createGroup(engine, name, people))
    },
    async addPeople({ conversation, people }) {
      const { engine } = sessions.device
      await awaitKeys(engine, () => addPeople(engine, conversation, people))
    },
    removePeople: async ({ conversation, people }) => removePeople(sessions.device.engine, conversation, people),
    renameGroup: async ({ conversation, name }) => renameGroup(sessions.device.engine, conversation, name),
    setAdministrators: async ({ conversation, people }) =>
      setAdministrators(sessions.device.engine, conversation, people),
    leaveGroup: async (conversation) => leaveGroup(sessions.device.engine, conversation),
    listMembers: async (conversation) => memberRows(sessions.device.engine, sessions.device.list, conversation),
    async recoverySheet() {
      const { engine } = sessions.device
      return recoverySheet(engine, engine.roster.organization?.name ?? '')
    },
    async approveApp(offered) {
      const app = offered ?? sessions.app
      if (app === undefined) throw new CodedError('app/no-manifest', 'This app has no list of its files')
      await approveApp(sessions.device.engine, app.manifest, app.version)
    },
    async setPolicy(input) {
      const { engine } = sessions.device
      const { roundMs, batchMs } = policyView(engine)
      await setPolicy(engine, { ...input, roundMs, batchMs })
    },
  }
}

type TalkCall =
  | 'readMessages'
  | 'postMessage'
  | 'retryMessage'
  | 'discardMessage'
  | 'markRead'
  | 'saveDraft'
  | 'searchMessages'

function talkCalls(sessions: Sessions): Pick<Office, TalkCall> {
  return {
    readMessages: async (input) => readPage(sessions.device.engine, sessions.device.rows, input),
    async postMessage({ conversation, key, text, mentions, answers }) {
      const { device } = sessions
      const to = recipientOf(conversation)
      await writeLetter(device.engine, { to, tag: key, text, mentions, ...(answers === undefined ? {} : { answers }) })
      device.nudge()
    },
    async retryMessage(key) {
      const { device } = sessions
      await retryLetter(device.engine, key)
      device.nudge()
    },
    async discardMessage(key) {
      const { device } = sessions
      await discardLetter(device.engine, key)
      device.nudge()
    },
    async markRead({ conversation, position }) {
      const { engine } = sessions.device
      const id = conversationOf(engine, conversation)
      if (id !== undefined) await markRead(engine, id, position)
    },
    async saveDraft({ conversation, draft }) {
      const { list, engine } = sessions.device
      const key = conversationOf(engine, conversation) ?? conversation
      await list.saveDraft(key, draft)
      sessions.draftChanged(key)
    },
    searchMessages: async (input) => findMessages(sessions.device, input),
  }
}

function recipientOf(key: ConversationKey): Recipient {
  const person = strangerOf(key)
  if (person !== undefined) return { kind: 'person', person }
  return { kind: 'conversation', conversation: key as Extract<Recipient, { kind: 'conversation' }>['conversation'] }
}
