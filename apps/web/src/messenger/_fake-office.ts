import { CodedError } from '@chancery/base'
import type { ActCalls } from '../contract/act-calls.ts'
import type { AttachmentCalls } from '../contract/attachment-calls.ts'
import type { MemberDevice } from '../contract/calls.ts'
import type { ConversationCalls } from '../contract/conversation-calls.ts'
import type { HistoryCalls } from '../contract/history-calls.ts'
import type { Office } from '../contract/office.ts'
import type { Network, OfficeEvent, OpenSession, PersonRow, RelayView, Session, Topics } from '../contract/topics.ts'
import { fakeActCalls } from './_fake-acts.ts'
import { fakeAttachmentCalls } from './_fake-attachments.ts'
import { FakeConversations } from './_fake-conversations.ts'
import { fakeHistory, fakeHistoryCalls } from './_fake-history.ts'
import { fakeConversationCalls } from './_fake-preferences.ts'
import { fakeId, fakePeople, fakePerson, fakePortraits } from './_fake-people.ts'

/** What a look at a screen needs to be different. */
export interface FakeTerms {
  readonly phase?: Session['phase']
  readonly role?: 'member' | 'administrator'
  readonly network?: Network['state']
  readonly isCatchingUp?: boolean
  readonly mode?: OpenSession['mode']
  readonly hasRelay?: boolean
  /** Nobody else is here yet. */
  readonly isEmpty?: boolean
}

const here = fakeId('device-laptop')

const fakeRelay: RelayView = {
  gateway: { key: 'gateway', fingerprint: '1f0c 77a2 93be 04d5' },
  witness: { key: 'audit.sahyadri.example+0a1b2c3d+BA==', fingerprint: '6b31 e0d9 4c58 f7aa' },
}

/** An office that lives in the page: for looking at screens, and for tests of what is around them. Its PIN is 12345678. */
export function fakeOffice(terms: FakeTerms = {}): Office {
  const people = fakePeople('alice').filter((row) => terms.isEmpty !== true || row.isSelf)
  const listeners = new Map<keyof Topics, Set<(value: never) => void>>()
  const eventListeners = new Set<(event: OfficeEvent) => void>()
  const topics: Topics = {
    session: sessionOf(terms),
    network: networkOf(terms),
    people,
    portraits: terms.isEmpty === true ? new Map() : fakePortraits(),
    conversations: [],
    transfers: [],
    history: fakeHistory,
  }
  const set: SetTopic = (name, value) => {
    Object.assign(topics, { [name]: value })
    for (const listener of listeners.get(name) ?? []) listener(value as never)
  }
  const talk = new FakeConversations(
    fakePerson('alice'),
    terms.isEmpty === true,
    () => topics.network.state === 'online',
    (rows) => set('conversations', rows),
    (event) => {
      for (const listener of eventListeners) listener(event)
    },
  )
  set('conversations', talk.list())
  const open: Open = (over) => {
    const session = topics.session.phase === 'open' ? topics.session : openSession(terms)
    set('session', { ...session, ...over })
  }
  return {
    watch(name, listener) {
      const own = listeners.get(name) ?? new Set()
      listeners.set(name, own.add(listener))
      listener(topics[name])
      return () => void own.delete(listener)
    },
    onEvent(listener) {
      eventListeners.add(listener)
      return () => void eventListeners.delete(listener)
    },
    ...startCalls(open, () => set('session', lockedSession)),
    ...deviceCalls(open, () => topics.session),
    async setPortrait(image) {
      await pause()
      const others = [...topics.portraits].filter(([person]) => person !== fakePerson('alice'))
      set('portraits', new Map(image === undefined ? others : [...others, [fakePerson('alice'), image]]))
    },
    ...talkCalls(talk, people),
    ...fakeActCalls(talk),
    ...fakeAttachmentCalls(talk, (transfers) => set('transfers', transfers)),
    ...fakeConversationCalls(talk),
    ...fakeHistoryCalls((history) => set('history', history)),
    setNetwork: async (isOnline) => set('network', { state: isOnline ? 'online' : 'offline' }),
  }
}

type SetTopic = <Name extends keyof Topics>(name: Name, value: Topics[Name]) => void
type Open = (over: Partial<OpenSession>) => void
type StartCall = 'readLink' | 'foundOrganization' | 'enrolDevice' | 'moveDevice' | 'unlock' | 'lock' | 'invitePerson'
type DeviceCall =
  | 'addLock'
  | 'suggestPassphrase'
  | 'setIdleMinutes'
  | 'stayAwake'
  | 'inviteOwnDevice'
  | 'listDevices'
  | 'revokeDevice'
  | 'recoverySheet'
  | 'approveApp'
  | 'setPolicy'
  | 'setPortrait'
type LaterCall = keyof ActCalls | keyof AttachmentCalls | keyof ConversationCalls | keyof HistoryCalls
type TalkCall = Exclude<keyof Office, StartCall | DeviceCall | LaterCall | 'watch' | 'onEvent' | 'setNetwork'>

function startCalls(open: Open, lock: () => void): Pick<Office, StartCall> {
  return {
    async readLink(link) {
      const kind = /#(found|invite|device|move)\./.exec(link)?.[1]
      if (link.includes('.used')) return { kind: 'none', code: 'link/used', text: 'This link was used already' }
      if (kind === undefined) return { kind: 'none', code: 'protocol/link', text: 'This is not a whole link' }
      return { kind: kind as 'found' }
    },
    async foundOrganization(input) {
      await pause()
      open({ organization: input.organization, name: input.name, role: 'administrator' })
    },
    async enrolDevice(input) {
      await pause()
      open({ name: input.name, invitedBy: fakePerson('carol') })
    },
    async moveDevice() {
      await pause()
      open({})
    },
    async unlock(secret) {
      await pause()
      if (secret.way === 'pin' && secret.pin !== '12345678')
        throw new CodedError('unlock/wrong', 'This PIN is not right', { left: 4 })
      open({})
    },
    lock: async () => lock(),
    async invitePerson() {
      await pause()
      const link = `${location.origin}/#invite.${'AUvq3k9_'.repeat(34)}`
      return { link, expires: Math.floor(Date.now() / 1000) + 7 * 86_400 }
    },
  }
}

function deviceCalls(open: Open, session: () => Session): Pick<Office, Exclude<DeviceCall, 'setPortrait'>> {
  const devices = fakeDevices()
  return {
    async addLock(secret) {
      await pause()
      const now = session()
      open({ ways: [...new Set([...(now.phase === 'open' ? now.ways : []), secret.way])] })
    },
    suggestPassphrase: async () => 'maple river candle orbit thunder',
    setIdleMinutes: async (minutes) => open({ idleMinutes: minutes }),
    stayAwake: async () => undefined,
    async inviteOwnDevice() {
      await pause()
      return { link: `${location.origin}/#invite.${'BWxr7m2-'.repeat(40)}` }
    },
    async listDevices(person) {
      return devices.map((device) => ({ ...device, person: person ?? fakePerson('alice') }))
    },
    async revokeDevice(device) {
      await pause()
      const at = devices.findIndex((one) => one.device === device)
      const known = devices[at]
      if (known !== undefined) devices[at] = { ...known, isRevoked: true }
    },
    recoverySheet: async () => 'RECOVERY SHEET\n\n  Organization   Sahyadri Co-operative Bank\n',
    async setPolicy({ mode, people, coverMs = 1_800_000, gateway, witness }) {
      await pause()
      if (mode === 'protected' && gateway === undefined)
        throw new CodedError('client/no-relay', 'There is no relay before this board')
      const pinned = gateway === undefined || witness === undefined ? {} : fakeRelay
      open({ mode, policy: { mode, people, roundMs: 2000, batchMs: 60_000, coverMs, ...pinned } })
    },
    approveApp: async () => open({ app: { manifest: 'c29tZSBtYW5pZmVzdA', isApproved: true } }),
  }
}

function talkCalls(talk: FakeConversations, people: readonly PersonRow[]): Pick<Office, TalkCall> {
  return {
    readMessages: async (input) => talk.read(input),
    postMessage: async (input) => talk.post(input),
    retryMessage: async (key) => talk.retry(key),
    discardMessage: async (key) => talk.discard(key),
    markRead: async ({ conversation }) => talk.change(conversation, { unread: 0, isMentioned: false }),
    saveDraft: async ({ conversation, draft }) => talk.saveDraft(conversation, draft),
    searchMessages: async (input) => talk.search(input, people),
    async createGroup({ name, people: members }) {
      await pause()
      return talk.create(name, members)
    },
    addPeople: async ({ conversation, people: added }) => talk.changePeople(conversation, added, []),
    removePeople: async ({ conversation, people: removed }) => talk.changePeople(conversation, [], removed),
    renameGroup: async ({ conversation, name }) => talk.change(conversation, { name }),
    setAdministrators: async ({ conversation, people: administrators }) =>
      talk.change(conversation, { administrators }),
    leaveGroup: async (conversation) => talk.change(conversation, { status: 'left' }),
    listMembers: async (conversation) =>
      talk.peopleOf(conversation).map((person) => ({
        person,
        isAdministrator: talk.administratorsOf(conversation).includes(person),
        devices: person === fakePerson('alice') ? fakeDevices() : fakeDevices().slice(1, 2),
      })),
  }
}

function networkOf(terms: FakeTerms): Network {
  if (terms.isCatchingUp !== true) return { state: terms.network ?? 'online' }
  return { state: 'online', progress: { what: 'board', done: 81_000, total: 280_000 } }
}

function sessionOf(terms: FakeTerms): Session {
  switch (terms.phase ?? 'open') {
    case 'open':
      return openSession(terms)
    case 'locked':
      return lockedSession
    case 'refused':
      return { phase: 'refused', code: 'client/board-forked', text: 'The board was forked' }
    case 'new':
      return { phase: 'new' }
    case 'starting':
      return { phase: 'starting' }
    case 'revoked':
      return { phase: 'revoked' }
  }
}

const lockedSession: Session = {
  phase: 'locked',
  ways: ['pin', 'passkey', 'passphrase'],
  passkeys: [{ credential: new Uint8Array(16), salt: new Uint8Array(32) }],
}

function openSession(terms: FakeTerms): OpenSession {
  return {
    phase: 'open',
    organization: 'Sahyadri Co-operative Bank',
    person: fakePerson('alice'),
    name: 'Alice Fernandes',
    office: 'Mumbai Fort branch, Manager',
    role: terms.role ?? 'administrator',
    device: here,
    deviceLabel: 'Chrome on Linux',
    mode: terms.mode ?? 'standard',
    policy: { mode: terms.mode ?? 'standard', people: {}, roundMs: 2000, batchMs: 60_000, coverMs: 1_800_000 },
    ...(terms.hasRelay === true ? { relay: fakeRelay, witness: 'audit.sahyadri.example' } : {}),
    ways: ['pin'],
    idleMinutes: 15,
    app: { manifest: 'c29tZSBtYW5pZmVzdA', isApproved: false },
  }
}

function fakeDevices(): MemberDevice[] {
  const since = Date.now() - 40 * 86_400_000
  const known = { isThis: false, isRevoked: false, since }
  return [
    { device: here, label: 'Chrome on Linux', ...known, isThis: true, fingerprint: '4be1 90c2 7fd3 a856' },
    { device: fakeId('device-phone'), label: 'Chrome on Android', ...known, fingerprint: 'c07d 15e9 3ab4 62f8' },
    { device: fakeId('device-lost'), label: 'Old tablet', isThis: false, isRevoked: true, since },
  ]
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300))
}
