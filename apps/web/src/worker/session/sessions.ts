import { CodedError, hasCode } from '@chancery/base'
import type { Clock } from '@chancery/base'
import type { Engine, EngineEvent, EnginePorts } from '@chancery/client'
import type { LockSecret } from '../../contract/calls.ts'
import type { RunningApp } from '../../contract/running-app.ts'
import type { ConversationKey, Session } from '../../contract/topics.ts'
import { Device } from '../device/device.ts'
import type { Outlet } from '../device/outlet.ts'
import type { OpenStorage } from '../device/storage.ts'
import type { Note } from '../device/neighbours.ts'
import { Neighbours } from '../device/neighbours.ts'
import { IdleTimer } from '../lock/idle-timer.ts'
import { lockError } from '../lock/lock-error.ts'
import { Kept } from '../office/kept.ts'
import { lockedSession, openSession } from './open-session.ts'
import { PinPepper } from './pin-pepper.ts'
import { SavedApps } from './saved-apps.ts'
import type { Unlocked } from './stored-device.ts'
import { StoredDevice } from './stored-device.ts'
import { Turns } from './turns.ts'

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
  readonly #stored: StoredDevice
  readonly #turns = new Turns()
  /** What is shown in place of the lock or of the open device. */
  #rest: Rest | undefined = { phase: 'starting' }
  #opened: Opened | undefined
  readonly #neighbours: Neighbours
  readonly #apps: SavedApps

  constructor(clock: Clock, outlet: Outlet) {
    this.#clock = clock
    this.#outlet = outlet
    this.#stored = new StoredDevice(clock)
    this.#idle = new IdleTimer(clock, IDLE_MINUTES, () => void this.lock())
    this.#apps = new SavedApps((error) => outlet.surprise(error))
    this.#neighbours = new Neighbours((note) => this.#hear(note))
  }

  get session(): Session {
    if (this.#rest !== undefined) return this.#rest
    if (this.#opened === undefined) return lockedSession(this.#stored.locks)
    return openSession(this.#opened.device, this.#stored.locks, this.#idle.minutes, this.#app)
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
    this.#turns
      .take(() => this.#look())
      .catch((error: unknown) => {
        if (error instanceof CodedError) this.#refuse(error)
        else this.#outlet.surprise(error)
        // A browser that keeps nothing now may do so later, for instance when another tab has been closed.
        this.#clock.after(LOOK_AGAIN_MS, () => this.start(readApp))
      })
  }

  /** Makes a storage under a lock and lets `task` put a device into it. One that was made for nothing is removed. */
  begin(secret: LockSecret, task: (ports: EnginePorts) => Promise<Engine>): Promise<Engine> {
    return this.#turns.take(async () => {
      if (this.#rest?.phase !== 'new' && this.#rest?.phase !== 'revoked')
        throw new CodedError('client/already-enrolled', 'This browser holds a device already')
      const unlocked = await this.#stored.make(secret, task).catch((error: unknown) => {
        if (!this.#stored.isUnsettled) this.#show('new')
        throw error
      })
      this.#rest = undefined
      this.#neighbours.tell({ kind: 'storage' })
      await this.#enter(unlocked, secret)
      return unlocked.engine
    })
  }

  unlock(secret: LockSecret): Promise<void> {
    return this.#turns.take(async () => {
      if (this.#opened !== undefined) return
      try {
        await this.#enter(await this.#stored.unlock(secret), secret)
      } catch (error) {
        if (hasCode(error, 'client/pepper-gone')) await this.#wipe('revoked')
        if (hasCode(error, 'client/not-enrolled')) await this.#wipe('unused')
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
    return this.#turns.take(async () => {
      const opened = this.#opened
      if (opened === undefined) throw lockError('lock/closed')
      await this.#stored.addLock({ storage: opened.storage, engine: opened.device.engine }, secret)
      if (secret.way === 'pin') opened.pepper.done()
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

  /** A draft, or what is set for a conversation, is another one now. */
  keptChanged(kind: 'draft' | 'preferences', conversation: ConversationKey): void {
    this.#neighbours.tell({ kind, conversation })
  }

  /** Locks if the time was up while timers slept. */
  check(): void {
    this.#idle.check()
  }

  /** The engine cannot go on. */
  end(error: CodedError): void {
    if (hasCode(error, 'client/revoked')) void this.#turns.take(() => this.#wipe('revoked'))
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
    else if (note.kind === 'storage') void this.#turns.take(() => this.#compare())
    else this.#opened?.device.hear(note)
  }

  /** Another worker has changed what is stored: whether a device is here, and how it opens. */
  async #compare(): Promise<void> {
    if (this.#stored.isUnsettled) return
    const locks = await this.#stored.readLocks()
    if (locks.length === 0) this.#leave()
    if (this.#opened === undefined) await this.#showStored()
    this.#outlet.flush()
  }

  async #look(): Promise<void> {
    await this.#stored.find(() => void this.#turns.take(() => this.#lookAgain()))
    await this.#showStored()
  }

  /** Shows what is stored here: nothing, a locked device, or one that was revoked. */
  async #showStored(): Promise<void> {
    const phase = await this.#stored.look()
    if (phase !== undefined) await this.#apps.save([])
    this.#show(phase)
  }

  #show(phase: 'revoked' | 'new' | undefined): void {
    this.#rest = phase === undefined ? undefined : { phase }
    this.#outlet.flush()
  }

  /** The browser has removed everything, for instance because somebody cleared the site's data. */
  async #lookAgain(): Promise<void> {
    this.#leave()
    await this.#look()
  }

  async #enter({ storage, engine, lock }: Unlocked, secret: LockSecret): Promise<void> {
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
      void this.#turns.take(() => this.#wipe('revoked'))
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
    await this.#turns.take(async () => {
      const opened = this.#opened
      if (opened === undefined) return
      await this.#stored.addLock({ storage: opened.storage, engine: opened.device.engine }, { way: 'pin', pin })
      this.#neighbours.tell({ kind: 'storage' })
    })
  }

  async #wipe(why: 'revoked' | 'unused'): Promise<void> {
    this.#leave()
    await this.#stored.wipe(why)
    this.#neighbours.tell({ kind: 'storage' })
    await this.#apps.save([])
    this.#show(why === 'revoked' ? 'revoked' : 'new')
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
}
