import { hasCode } from '@chancery/base'
import type { Clock } from '@chancery/base'
import { Engine } from '@chancery/client'
import type { StorageLock } from '@chancery/crypto'
import { generateStorageKey } from '@chancery/crypto'
import type { LockSecret } from '../../contract/calls.ts'
import type { OpenStorage } from '../device/storage.ts'
import { Storage } from '../device/storage.ts'
import { lockError } from '../lock/lock-error.ts'
import { addLock, makeFirstLock } from '../lock/make-lock.ts'
import { openLock } from '../lock/open-lock.ts'
import { connectOwnServer } from '../ports/own-server.ts'
import { storeError } from '../store/store-error.ts'

/** A device behind one of its locks, as that lock opened it. */
export interface Unlocked {
  readonly storage: OpenStorage
  readonly engine: Engine
  readonly lock: StorageLock
}

/** The device as it lies in this browser while it is closed: its storage, and the locks around it. */
export class StoredDevice {
  readonly #clock: Clock
  #storage: Storage | undefined
  #locks: readonly StorageLock[] = []
  /** A storage whose founding or enrolling was interrupted, with the answer on its way. */
  #begun: OpenStorage | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The locks, as they were when last looked at. */
  get locks(): readonly StorageLock[] {
    return this.#locks
  }

  /** Whether nobody may judge by what is stored: nothing was opened yet, or a device is just being made. */
  get isUnsettled(): boolean {
    return this.#begun !== undefined || this.#storage === undefined
  }

  get #place(): Storage {
    if (this.#storage === undefined) throw lockError('lock/closed')
    return this.#storage
  }

  /** Opens the place where a device may lie. `onGone`: the browser has taken it away. */
  async find(onGone: () => void): Promise<void> {
    this.#begun = undefined
    const storage = await Storage.open()
    this.#storage = storage
    void storage.gone.then(onGone)
  }

  /** Looks again which locks there are, and what stands in place of a device when there are none. */
  async look(): Promise<'revoked' | 'new' | undefined> {
    const { locks } = this.#place
    this.#locks = await locks.list()
    if (await locks.isRevoked()) return 'revoked'
    return this.#locks.length === 0 ? 'new' : undefined
  }

  async readLocks(): Promise<readonly StorageLock[]> {
    this.#locks = await this.#place.locks.list()
    return this.#locks
  }

  /**
   * Makes a storage under a first lock and lets `task` put a device into it. After a refusal nothing stays; after a lost
   * answer the storage may be all that there is of an organization's key, so it waits for the next attempt.
   */
  async make(secret: LockSecret, task: (ports: OpenStorage['ports']) => Promise<Engine>): Promise<Unlocked> {
    const storage = this.#begun ?? (await this.#place.unseal(generateStorageKey(), this.#clock))
    const lock = await makeFirstLock(storage.key, secret)
    await this.#place.locks.putOnly(lock)
    try {
      const engine = await task(storage.ports)
      this.#begun = undefined
      this.#locks = [lock]
      return { storage, engine, lock }
    } catch (error) {
      this.#begun = (await storage.hasAccount()) ? storage : undefined
      if (this.#begun === undefined) {
        await storage.close()
        await this.wipe('unused')
      }
      throw error
    }
  }

  /** Opens the device. `client/not-enrolled`: the storage was made for an enrolment that never came to anything. */
  async unlock(secret: LockSecret): Promise<Unlocked> {
    const { key, lock } = await openLock(secret, await this.readLocks(), () => connectOwnServer(self.location.origin))
    const storage = await this.#place.unseal(key, this.#clock)
    try {
      return { storage, engine: await Engine.open(storage.ports), lock }
    } catch (error) {
      await storage.close()
      const isUnused = hasCode(error, 'client/not-enrolled') && (await this.#place.locks.isEmpty())
      throw hasCode(error, 'client/not-enrolled') && !isUnused ? storeError('store/damaged', error) : error
    }
  }

  /** Adds a lock, or replaces the one of the same kind. */
  async addLock({ storage, engine }: Pick<Unlocked, 'storage' | 'engine'>, secret: LockSecret): Promise<void> {
    await addLock(engine, this.#place.locks, storage.key, secret)
    await this.readLocks()
  }

  async wipe(why: 'revoked' | 'unused'): Promise<void> {
    await this.#place.locks.wipe(why)
    this.#locks = []
  }
}
