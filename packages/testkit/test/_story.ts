import {
  addPeople,
  createGroup,
  enrolDevice,
  follow,
  foundOrganization,
  inviteOwnDevice,
  invitePerson,
  leaveGroup,
  listDevices,
  listMessages,
  listPeople,
  removePeople,
  renameGroup,
  revokeDevice,
  sendText,
  synchronize,
} from '@chancery/client'
import type { Recipient } from '@chancery/client'
import { formatLink, parseLink } from '@chancery/protocol'
import type { ConversationId, InviteLink } from '@chancery/protocol'
import type { Colleague, Sentinel, ServerProcess } from '@chancery/testkit'
import { coinWord, idSentinel, newDevice, textSentinel } from '@chancery/testkit'

const NAMES = ['Alice', 'Bob', 'Dave', 'Erin', 'Farah', 'Mallory']
const PHRASES = ['please approve', 'the branch in', 'minutes of', 'account of', 'see page']
const HINDI = ['कृपया स्वीकृत करें', 'शाखा', 'बैठक का विवरण', 'खाता', 'देखें']

/** Life in an office, over real connections. Every word that people choose in it is a sentinel. */
export class Story {
  readonly server: ServerProcess
  /** Words that people have written or chosen so far. */
  readonly words: Sentinel[] = []
  /** What opens something: seeds and keys. */
  readonly secrets: Sentinel[] = []
  /** Everybody who has come, Carol first. */
  readonly people: Colleague[] = []
  readonly groups: ConversationId[] = []
  sent = 0

  constructor(server: ServerProcess) {
    this.server = server
  }

  get carol(): Colleague {
    return this.colleague('Carol')
  }

  colleague(name: string): Colleague {
    const found = this.people.find((one) => one.name === name)
    if (found === undefined) throw new TypeError(`Story: there is no ${name}`)
    return found
  }

  /** A sentence with a new word in it; every third is Hindi. */
  #say(what: string): string {
    const isHindi = this.words.length % 3 === 0
    const word = coinWord(isHindi ? 'Devanagari' : 'Latin')
    this.words.push(textSentinel(what, word))
    const phrases = isHindi ? HINDI : PHRASES
    return `${phrases[this.words.length % phrases.length]} ${word}`
  }

  #join(name: string, device: Omit<Colleague, 'name'>): Colleague {
    const colleague = { name, ...device }
    this.people.push(colleague)
    const { secrets, directoryKey, organizationSeed } = device.engine.account
    const keep = (what: string, bytes: Uint8Array): number => this.secrets.push({ what, bytes })
    keep(`signature key of ${name}`, device.engine.keys.signer.publicKey)
    keep(`seed of ${name}’s signature key`, secrets.signSeed)
    keep(`seed of ${name}’s access key`, secrets.accessSeed)
    keep(`box key of ${name}`, secrets.box.publicKey.subarray(0, 48))
    keep(`secret of ${name}`, secrets.personSecret)
    if (organizationSeed !== undefined) keep('seed of the organization', organizationSeed)
    if (name === 'Carol') keep('directory key', directoryKey)
    return colleague
  }

  async begin(): Promise<void> {
    const device = newDevice()
    const engine = await foundOrganization(device.ports, this.server.foundLink, {
      organization: this.#say('the organization'),
      name: `Carol ${this.#say('name of Carol')}`,
      office: this.#say('office of Carol'),
      label: this.#say('label of Carol’s device'),
    })
    this.#join('Carol', { ...device, engine })
    for (const name of NAMES) await this.enrol(name)
    await this.everybody()
    for (const members of [NAMES.slice(0, 4), NAMES.slice(2), NAMES]) {
      const people = members.map((member) => this.colleague(member).engine.account.person)
      this.groups.push(await createGroup(this.carol.engine, this.#say('name of a group'), people))
    }
    await this.everybody()
  }

  async enrol(name: string): Promise<Colleague> {
    const terms = { name: `${name} ${this.#say(`name of ${name}`)}`, office: this.#say(`office of ${name}`) }
    const invite = await invitePerson(this.carol.engine, terms)
    return this.#enrol(name, invite, terms)
  }

  async furtherDevice(owner: string): Promise<Colleague> {
    const invite = await inviteOwnDevice(this.colleague(owner).engine)
    return this.#enrol(`${owner}’s phone`, invite, { name: owner })
  }

  async #enrol(name: string, invite: InviteLink, terms: { name: string; office?: string }): Promise<Colleague> {
    const link = parseLink(formatLink(invite)) as InviteLink
    this.secrets.push({ what: `invitation of ${name}`, bytes: link.seed })
    const device = newDevice()
    const engine = await enrolDevice(device.ports, link, { ...terms, label: this.#say(`label of ${name}’s device`) })
    return this.#join(name, { ...device, engine })
  }

  /** Brings everybody up to date. */
  async everybody(): Promise<void> {
    await Promise.all(this.people.map(({ engine }) => synchronize(engine)))
  }

  /** `rounds` times, all of these people say something at once: in groups and to each other. */
  async talk(rounds: number, people: readonly Colleague[] = this.people): Promise<void> {
    for (let round = 0; round < rounds; round++)
      await Promise.all(people.map((speaker, at) => this.#speak(speaker, round + at)))
  }

  async #speak({ engine }: Colleague, turn: number): Promise<void> {
    const groups = this.groups.filter((id) => engine.conversations.get(id)?.status === 'active')
    const others = listPeople(engine).filter(({ isSelf }) => !isSelf)
    const to: Recipient =
      turn % 3 === 0 || groups.length === 0
        ? { kind: 'person', person: others[turn % others.length]!.person }
        : { kind: 'conversation', conversation: groups[turn % groups.length]! }
    this.sent++
    await sendText(engine, to, this.#say('a message'))
  }

  /** Groups change, a device comes, a device is lost. */
  async changes(): Promise<void> {
    const [loans, , all] = this.groups as [ConversationId, ConversationId, ConversationId]
    const { carol } = this
    const farah = this.colleague('Farah').engine.account.person
    await addPeople(carol.engine, loans, [farah])
    await renameGroup(carol.engine, loans, this.#say('new name of a group'))
    await removePeople(carol.engine, all, [farah])
    await this.everybody()
    await leaveGroup(this.colleague('Dave').engine, all)
    const phone = await this.furtherDevice('Alice')
    await synchronize(carol.engine)
    await addPeople(carol.engine, loans, [phone.engine.account.person])
    await revokeDevice(carol.engine, this.colleague('Mallory').engine.keys.device)
    this.people.splice(this.people.indexOf(this.colleague('Mallory')), 1)
    await this.everybody()
  }

  /** Bob and Erin stay connected until this is disposed of. */
  stayConnected(): AsyncDisposable {
    const following = ['Bob', 'Erin'].map((name) => follow(this.colleague(name).engine))
    return {
      async [Symbol.asyncDispose]() {
        for (const one of following) one.stop()
        await Promise.all(following.map(({ ended }) => ended))
      },
    }
  }

  /** The server is killed while everybody is sending; what was not taken goes out when it is back. */
  async talkThroughCrash(): Promise<void> {
    const sending = this.people.map((speaker, at) => this.#speak(speaker, at + 1))
    const settled = Promise.allSettled(sending)
    await Promise.any(sending)
    await this.server.kill('SIGKILL')
    await settled
    await this.server.start()
    await this.everybody()
  }

  /** Every id that there is now. */
  async ids(): Promise<Sentinel[]> {
    const ids = new Map<string, Sentinel>()
    const add = (what: string, id: Parameters<typeof idSentinel>[1]): unknown => ids.set(id, idSentinel(what, id))
    for (const { engine } of this.people) {
      for (const { person } of listPeople(engine)) add('id of a person', person)
      for (const { device, person } of listDevices(engine)) {
        add('id of a device', device)
        add('id of a person', person)
      }
      for (const conversation of engine.conversations.keys()) add('id of a conversation', conversation)
      for (const { id } of await listMessages(engine)) add('id of a message', id)
    }
    return [...ids.values()]
  }

  /** Day keys and MLS states’ exporter secrets that members hold now. */
  conversationSecrets(): Sentinel[] {
    return this.people.flatMap(({ engine }) =>
      [...engine.conversations.values()].flatMap(({ epochs }) =>
        epochs.map(({ chain }): Sentinel => ({ what: 'day key of a conversation', bytes: chain.secret })),
      ),
    )
  }

  /** The keys by which devices sign in: the server must know them. */
  accessKeys(): Sentinel[] {
    return this.people.map(({ name, engine }) => ({
      what: `access key of ${name}`,
      bytes: engine.keys.access.publicKey,
    }))
  }
}
