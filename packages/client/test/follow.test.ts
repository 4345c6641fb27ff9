import {
  Engine,
  createGroup,
  enrolDevice,
  follow,
  httpTransport,
  inviteOwnDevice,
  invitePerson,
  listConversations,
  listDevices,
  listMessages,
  listPeople,
  revokeDevice,
  sendText,
  synchronize,
} from '@chancery/client'
import type { EngineEvent, EnginePorts, Transport } from '@chancery/client'
import { currentEpoch } from '../src/conversation/conversation.ts'
import { newDevice, openOffice } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { describe, expect, it, vi } from 'vitest'
import { hasty, startProgram, still } from './_program.ts'

interface Watcher {
  readonly engine: Engine
  /** Resolves with the first event, from now on, that `wanted` accepts. */
  next(wanted: (event: EngineEvent, engine: Engine) => boolean): Promise<void>
  stop(): Promise<void>
}

/** The same device, following, in a second program on the same store. */
async function watch(who: Colleague, ports: Partial<EnginePorts> = {}): Promise<Watcher> {
  const waiting = new Set<(event: EngineEvent) => void>()
  const engine = await Engine.open({
    ...who.ports,
    ...ports,
    clock: hasty,
    report: (event) => {
      for (const hear of waiting) hear(event)
    },
  })
  const following = follow(engine)
  return {
    engine,
    next: (wanted) =>
      new Promise((resolve) => {
        const hear = (event: EngineEvent): void => {
          if (!wanted(event, engine)) return
          waiting.delete(hear)
          resolve()
        }
        waiting.add(hear)
      }),
    async stop() {
      following.stop()
      await following.ended
    },
  }
}

const isOnline = (event: EngineEvent): boolean => event.kind === 'network' && event.state === 'online'
const isForeignMessage = (event: EngineEvent): boolean => event.kind === 'message' && !event.own

describe('a device that follows', () => {
  it('hears a message in the round in which it is sent, without asking', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    await synchronize(office.carol.engine)
    const watcher = await watch(alice)
    const heard = watcher.next(isForeignMessage)
    await createGroup(office.carol.engine, 'Loans', [alice.engine.account.person])
    await heard
    expect(listConversations(watcher.engine)[0]?.name).toBe('Loans')
    await watcher.stop()
  })

  it('stops at once, whatever it is doing', async () => {
    await using office = await openOffice()
    const first = follow(office.carol.engine)
    first.stop()
    await first.ended
    const watcher = await watch(office.carol)
    await watcher.stop()
    const away = await Engine.open({ ...office.carol.ports, connect: () => httpTransport('http://127.0.0.1:1') })
    const last = follow(away)
    await away.exclusive(async () => undefined)
    last.stop()
    await expect(last.ended).resolves.toBeUndefined()
  })

  it('takes heads that were sent before it caught up by itself for what they are, not for a shrunken register', async () => {
    await using office = await openOffice()
    const { carol } = office
    const held: (() => void)[] = []
    let isHeld = false
    const slowly = (server: string): Transport => {
      const transport = httpTransport(server)
      return {
        ...transport,
        live: (path, hello, hear) =>
          transport.live(path, hello, (bytes) => (isHeld ? held.push(() => hear(bytes)) : hear(bytes))),
      }
    }
    const watcher = await watch(carol, { connect: slowly })
    const online = watcher.next((event) => event.kind === 'network' && event.state === 'online')
    await online
    isHeld = true
    for (let i = 0; i < 3; i++) await invitePerson(watcher.engine)
    // Another program of the same device, which asks for itself.
    await synchronize(carol.engine)
    const { size } = carol.engine.register
    await vi.waitFor(() => expect(held.length).toBeGreaterThan(1), { timeout: 30_000 })
    isHeld = false
    for (const release of held.splice(0)) release()
    expect(size).toBeGreaterThan(2)
    await watcher.engine.exclusive(async () => undefined)
    expect(watcher.engine.register.size).toBe(size)
    await watcher.stop()
  })

  it('connects again after the server was away, and misses nothing', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    await synchronize(office.carol.engine)
    const conversation = await createGroup(office.carol.engine, 'Loans', [alice.engine.account.person])
    const watcher = await watch(alice)
    await watcher.engine.exclusive(async () => undefined)
    const heard = watcher.next(isForeignMessage)
    await office.restart()
    await sendText(office.carol.engine, { kind: 'conversation', conversation }, 'after the restart')
    await heard
    expect((await listMessages(watcher.engine)).at(-1)?.text).toBe('after the restart')
    await watcher.stop()
  })

  it('does not wait for a dead line to notice that it was hung up', async () => {
    await using office = await openOffice()
    const program = await startProgram(office.carol, { clock: still })
    await program.until(() => program.engine.network === 'online')
    program.line.isDead = true
    program.following.reconnect(false)
    program.following.reconnect(true)
    await program.until(() => program.events.filter(isOnline).length === 2)
    await program.stop()
    const states = program.events.flatMap((event) => (event.kind === 'network' ? event.state : []))
    expect(states).toEqual(['connecting', 'online', 'offline', 'connecting', 'online', 'offline'])
  })

  it('says that nobody answers, and that somebody does again', async () => {
    await using office = await openOffice()
    const program = await startProgram(office.carol)
    await program.until(() => program.engine.network === 'online')
    program.line.cut()
    await program.until(() => program.engine.network === 'offline')
    program.line.isCut = false
    await program.until(() => program.engine.network === 'online')
    await program.stop()
    const states = program.events.flatMap((event) => (event.kind === 'network' ? event.state : []))
    expect(states).toEqual(['connecting', 'online', 'connecting', 'offline', 'connecting', 'online', 'offline'])
  })

  it('re-keys a quiet group after a revocation, at a random moment, without anybody speaking', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    const bob = await office.enrol('Bob')
    const { carol } = office
    await synchronize(carol.engine)
    const people = [alice, bob].map(({ engine }) => engine.account.person)
    const conversation = await createGroup(carol.engine, 'Loans', people)
    await synchronize(bob.engine)
    const watcher = await watch(alice)
    // Bob revokes himself: nobody else acts, so Alice's device must.
    const peopleIn = (engine: Engine): number | undefined =>
      listConversations(engine).find((one) => one.conversation === conversation)?.people.length
    const changed = watcher.next((event, engine) => event.kind === 'message' && peopleIn(engine) === 2)
    await revokeDevice(bob.engine, bob.engine.keys.device)
    await sendText(carol.engine, { kind: 'person', person: alice.engine.account.person }, 'some traffic elsewhere')
    await changed
    expect(listPeople(watcher.engine).map(({ name }) => name)).not.toContain('Bob')
    await watcher.stop()
  })

  it('brings a colleague’s new device into their conversations', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    const { carol } = office
    await synchronize(carol.engine)
    const conversation = await createGroup(carol.engine, 'Loans', [alice.engine.account.person])
    await synchronize(alice.engine)
    const watcher = await watch(carol)
    const phone = newDevice()
    const added = watcher.next((event, engine) => {
      const known = engine.conversations.get(conversation)
      return event.kind === 'message' && known !== undefined && currentEpoch(known).members.length === 3
    })
    await enrolDevice(phone.ports, await inviteOwnDevice(alice.engine), { name: 'Alice', label: 'phone' })
    await sendText(alice.engine, { kind: 'conversation', conversation }, 'I have a phone')
    await added
    expect(listDevices(watcher.engine, alice.engine.account.person)).toHaveLength(2)
    await watcher.stop()
  })
})
