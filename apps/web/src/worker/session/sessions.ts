import { CodedError, hasCode } from '@chancery/base'
import type { Clock } from '@chancery/base'
import type { EngineEvent, EnginePorts } from '@chancery/client'
import { Engine } from '@chancery/client'
import type { StorageLock } from '@chancery/crypto'
import { generateStorageKey } from '@chancery/crypto'
import type { LockSecret } from '../../contract/calls.ts'
import type { RunningApp } from '../../contract/running-app.ts'
import type { ConversationKey, Session } from '../../contract/topics.ts'
import { Device } from '../device/device.ts'
import type { Outlet } from '../device/outlet.ts'
import type { OpenStorage } from '../device/storage.ts'
import { Storage } from '../device/storage.ts'
import type { Note } from '../device/neighbours.ts'
import { Neighbours } from '../device/neighbours.ts'
import { IdleTimer } from '../lock/idle-timer.ts'
import { lockError } from '../lock/lock-error.ts'
import { addLock, makeFirstLock } from '../lock/make-lock.ts'
import { openLock } from '../lock/open-lock.ts'
import { Kept } from '../office/kept.ts'
import { connectOwnServer } from '../ports/own-server.ts'
import { storeError } from '../store/store-error.ts'
import { lockedSession, openSession } from './open-session.ts'
import { PinPepper } from './pin-pepper.ts'
import { SavedApps } from './saved-apps.ts'

const IDLE_MINUTES = 15
const LOOK_AGAIN_MS = 5000

interface Opened {
  readonly storage: OpenStorage
  readonly device: Device
  readonly settings: Kept<number>
  readonly pepper: PinPepper
}

type Rest = Extract<Session, { phase: 'starting' | 'new' | 'revoked' | 'refused' }>

/**
 * Where the device of this browser stands: none, locked, open, revoked. One thing after the other: whoever founds, unlocks,
 * or locks waits until the one before is done.
 */
export class Sessions {
  readonly #clock: Clock
  readonly #outlet: Outlet
  readonly #idle: IdleTimer
  #app: RunningApp | undefined
  #storage: Storage | undefined
  #locks: readonly StorageLock[] = []
  /** What is shown in place of the lock or of the open device. */
  #rest: Rest | undefined = { phase: 'starting' }
  #opened: Opened | undefined
  /** A storage whose founding or enrolling was interrupted, with the answer on its way. */
  #begun: OpenStorage | undefined
  #turn: Promise<unknown> = Promise.resolve()
  readonly #neighbours: Neighbours
  readonly #apps: SavedApps

  constructor(clock: Clock, outlet: Outlet) {
    this.#clock = clock
    this.#outlet = outlet
    this.#idle = new IdleTimer(clock, IDLE_MINUTES, () => void this.lock())
    this.#apps = new SavedApps((error) => outlet.surprise(error))
    this.#neighbours = new Neighbours((note) => this.#hear(note))
  }

  get session(): Session {
    if (this.#rest !== undefined) return this.#rest
    if (this.#opened === undefined) return lockedSession(this.#locks)
    return openSession(this.#opened.device.engine, this.#locks, this.#idle.minutes, this.#app)
  }

  get app(): RunningApp | undefined {
    return this.#app
  }

  /** The open device; throws `lock/closed`. */
  get device(): Device {
    if (this.#opened === undefined) throw lockError('lock/closed')
    return this.#opened.device
  }

  get deviceIfOpen(): Device | undefined {
    return this.#opened?.device
  }

  /** Looks what is stored here. */
  start(readApp: () => Promise<RunningApp | undefined>): void {
    readApp()
      .then((app) => {
        this.#app = app
        this.#outlet.change('session')
      })
      .catch((error: unknown) => this.#outlet.surprise(error))
    this.#inTurn(() => this.#look()).catch((error: unknown) => {
      if (error instanceof CodedError) this.#refuse(error)
      else this.#outlet.surprise(error)
      // A browser that keeps nothing now may do so later, for instance when another tab has been closed.
      this.#clock.after(LOOK_AGAIN_MS, () => this.start(readApp))
    })
  }

  /** Makes a storage under a lock and lets `task` put a device into it. One that was made for nothing is removed. */
  begin(secret: LockSecret, task: (ports: EnginePorts) => Promise<Engine>): Promise<Engine> {
    return this.#inTurn(async () => {
      const { locks } = this.#stored
      if (this.#rest?.phase !== 'new' && this.#rest?.phase !== 'revoked')
        throw new CodedError('client/already-enrolled', 'This browser holds a device already')
      const storage = this.#begun ?? (await this.#stored.unseal(generateStorageKey(), this.#clock))
      const lock = await makeFirstLock(storage.key, secret)
      await locks.putOnly(lock)
      let engine: Engine
      try {
        engine = await task(storage.ports)
      } catch (error) {
        await this.#undo(storage)
        throw error
      }
      this.#begun = undefined
      this.#locks = [lock]
      this.#rest = undefined
      this.#neighbours.tell({ kind: 'storage' })
      await this.#enter(storage, engine, secret, lock)
      return engine
    })
  }

  unlock(secret: LockSecret): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#opened !== undefined) return
      this.#locks = await this.#stored.locks.list()
      try {
        const { key, lock } = await openLock(secret, this.#locks, () => connectOwnServer(self.location.origin))
        const storage = await this.#stored.unseal(key, this.#clock)
        const engine = await Engine.open(storage.ports).catch(async (error: unknown) => {
          await storage.close()
          throw hasCode(error, 'client/not-enrolled') ? await this.#withoutDevice(error) : error
        })
        await this.#enter(storage, engine, secret, lock)
      } catch (error) {
        if (hasCode(error, 'client/pepper-gone')) await this.#wipe('revoked')
        throw error
      }
    })
  }

  /** Forgets key and texts at once; work that is under way ends at the closed storage. */
  lock(): Promise<void> {
    this.#lockHere()
    this.#neighbours.tell({ kind: 'lock' })
    return Promise.resolve()
  }

  #lockHere(): void {
    this.#leave()
    if (this.#rest?.phase === 'refused') this.#rest = undefined
    this.#outlet.flush()
  }

  addLock(secret: LockSecret): Promise<void> {
    return this.#inTurn(async () => {
      const opened = this.#opened
      if (opened === undefined) throw lockError('lock/closed')
      const { engine } = opened.device
      await addLock(engine, this.#stored.locks, opened.storage.key, secret)
      if (secret.way === 'pin') opened.pepper.done()
      this.#locks = await this.#stored.locks.list()
      this.#neighbours.tell({ kind: 'storage' })
      this.#outlet.change('session')
    })
  }

  async setIdleMinutes(minutes: number): Promise<void> {
    const opened = this.#opened
    if (opened === undefined) throw lockError('lock/closed')
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > 24 * 60)
      throw new CodedError('lock/idle-minutes', 'Choose between one minute and a day')
    await opened.settings.put('idle-minutes', minutes)
    this.#idle.minutes = minutes
    this.#outlet.change('session')
  }

  /** Somebody did something here. */
  touch(): void {
    this.#idle.touch()
    this.#neighbours.tell({ kind: 'awake' })
  }

  /** A draft was kept or forgotten. */
  draftChanged(conversation: ConversationKey): void {
    this.#neighbours.tell({ kind: 'draft', conversation })
  }

  /** Locks if the time was up while timers slept. */
  check(): void {
    this.#idle.check()
  }

  /** The engine cannot go on. */
  end(error: CodedError): void {
    if (hasCode(error, 'client/revoked')) void this.#inTurn(() => this.#wipe('revoked'))
    else if (error.code.startsWith('store/'))
      this.#outlet.tell({ kind: 'notice', code: error.code, text: error.message })
    else this.#refuse(error)
  }

  #refuse({ code, message }: CodedError): void {
    this.#rest = { phase: 'refused', code, text: message }
    this.#outlet.flush()
  }

  #hear(note: Note): void {
    if (note.kind === 'lock') this.#lockHere()
    else if (note.kind === 'awake') this.#idle.touch()
    else if (note.kind === 'storage') void this.#inTurn(() => this.#compare())
    else this.#opened?.device.hear(note)
  }

  /** Another worker has changed what is stored: whether a device is here, and how it opens. */
  async #compare(): Promise<void> {
    if (this.#begun !== undefined || this.#storage === undefined) return
    const locks = await this.#stored.locks.list()
    if (locks.length === 0) this.#leave()
    if (this.#opened === undefined) await this.#show()
    this.#locks = locks
    this.#outlet.flush()
  }

  get #stored(): Storage {
    if (this.#storage === undefined) throw lockError('lock/closed')
    return this.#storage
  }

  async #look(): Promise<void> {
    const storage = await Storage.open()
    this.#storage = storage
    void storage.gone.then(() => this.#inTurn(() => this.#lookAgain()))
    await this.#show()
  }

  /** Shows what is stored here: nothing, a locked device, or one that was revoked. */
  async #show(): Promise<void> {
    const { locks } = this.#stored
    this.#locks = await locks.list()
    const isRevoked = await locks.isRevoked()
    this.#rest = isRevoked ? { phase: 'revoked' } : this.#locks.length === 0 ? { phase: 'new' } : undefined
    if (this.#rest !== undefined) await this.#apps.save([])
    this.#outlet.flush()
  }

  /** The browser has removed everything, for instance because somebody cleared the site's data. */
  async #lookAgain(): Promise<void> {
    this.#leave()
    this.#begun = undefined
    await this.#look()
  }

  async #enter(storage: OpenStorage, engine: Engine, secret: LockSecret, lock: StorageLock): Promise<void> {
    const device = new Device(engine, this.#outlet)
    const settings = new Kept<number>(engine.ports.store, 'settings')
    const pepper = new PinPepper(
      (pin) => this.#givePepper(pin),
      (error) => this.#outlet.surprise(error),
    )
    this.#opened = { storage, device, settings, pepper }
    storage.onEvent = (event) => {
      this.#neighbours.tellEvent(event)
      this.#take(event, device)
    }
    if (secret.way === 'pin') pepper.opened(lock, secret.pin)
    try {
      this.#idle.minutes = (await settings.get('idle-minutes')) ?? IDLE_MINUTES
      await device.start()
    } catch (error) {
      this.#leave()
      this.#outlet.flush()
      throw error
    }
    this.#rest = undefined
    this.#idle.start()
    await this.#apps.save(engine.roster.apps)
    this.#outlet.flush()
  }

  #take(event: EngineEvent, device: Device): void {
    device.take(event)
    if (event.kind === 'roster') void this.#apps.save(device.engine.roster.apps)
    if (event.kind === 'warning' && event.code === 'register/own-device-revoked')
      void this.#inTurn(() => this.#wipe('revoked'))
    if (event.kind !== 'network' || event.state !== 'online') return
    if (this.#rest?.phase === 'refused' && this.#opened?.device === device) {
      // What was refused for a passing reason (the clock) is in order again.
      this.#rest = undefined
      this.#outlet.flush()
    }
    this.#opened?.pepper.try(device.engine.api)
  }

  /** Puts the server's pepper into a lock that was made before the server knew this device. */
  async #givePepper(pin: string): Promise<void> {
    await this.#inTurn(async () => {
      const opened = this.#opened
      if (opened === undefined) return
      await addLock(opened.device.engine, this.#stored.locks, opened.storage.key, { way: 'pin', pin })
      this.#locks = await this.#stored.locks.list()
      this.#neighbours.tell({ kind: 'storage' })
    })
  }

  /** A storage without a device in it was made for an enrolment that never came to anything; or else it is damaged. */
  async #withoutDevice(error: Error): Promise<Error> {
    if (!(await this.#stored.locks.isEmpty())) return storeError('store/damaged', error)
    await this.#wipe('unused')
    return error
  }

  /** After a refusal nothing stays; after a lost answer the storage may be all that there is of an organization's key. */
  async #undo(storage: OpenStorage): Promise<void> {
    if (await storage.hasAccount()) {
      this.#begun = storage
      return
    }
    this.#begun = undefined
    await storage.close()
    await this.#stored.locks.wipe('unused')
    this.#rest = { phase: 'new' }
    this.#outlet.flush()
  }

  async #wipe(why: 'revoked' | 'unused'): Promise<void> {
    this.#leave()
    await this.#stored.locks.wipe(why)
    this.#neighbours.tell({ kind: 'storage' })
    this.#locks = []
    this.#rest = { phase: why === 'revoked' ? 'revoked' : 'new' }
    await this.#apps.save([])
    this.#outlet.flush()
  }

  #leave(): void {
    const opened = this.#opened
    this.#opened = undefined
    this.#idle.stop()
    opened?.pepper.done()
    if (opened === undefined) return
    opened.device
      .close()
      .then(() => opened.storage.close())
      .catch((error: unknown) => this.#outlet.surprise(error))
  }

  #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const next = this.#turn.then(task, task)
    this.#turn = next.catch(() => undefined)
    return next
  }
}
