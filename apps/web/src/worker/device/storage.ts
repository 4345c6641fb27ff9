import { wipe } from '@chancery/base'
import type { EngineEvent, EnginePorts } from '@chancery/client'
import type { Clock } from '@chancery/base'
import { LockRecords } from '../lock/lock-records.ts'
import { deviceLock } from '../ports/web-lock.ts'
import { connectOwnServer } from '../ports/own-server.ts'
import { openDatabase } from '../store/database.ts'
import { IndexedStore } from '../store/indexed-store.ts'
import { SealedRows } from '../store/sealed-rows.ts'

const DATABASE = 'chancery'

/** The place in this browser where one device may lie, open or not. */
export class Storage {
  readonly locks: LockRecords
  /** Resolves when the browser has taken it away. */
  readonly gone: Promise<void>
  readonly #database: IDBDatabase

  private constructor(database: IDBDatabase) {
    this.#database = database
    this.locks = new LockRecords(database)
    this.gone = new Promise((resolve) => database.addEventListener('close', () => resolve()))
  }

  static async open(): Promise<Storage> {
    return new Storage(await openDatabase(DATABASE))
  }

  /** The rows behind `key`, for an engine, on a connection of their own. */
  async unseal(key: Uint8Array, clock: Clock): Promise<OpenStorage> {
    const sealed = await SealedRows.from(key)
    return new OpenStorage(key, new IndexedStore(await openDatabase(DATABASE), sealed), clock)
  }

  close(): void {
    this.#database.close()
  }
}

/** An unlocked storage: the key is kept for as long as locks may be added. */
export class OpenStorage {
  readonly key: Uint8Array
  readonly ports: EnginePorts
  /** Hears what the engine reports, as soon as there is somebody to hear it. */
  onEvent: (event: EngineEvent) => void = () => undefined

  constructor(key: Uint8Array, store: IndexedStore, clock: Clock) {
    this.key = key
    this.ports = {
      store,
      lock: deviceLock,
      clock,
      connect: connectOwnServer,
      report: (event) => this.onEvent(event),
    }
  }

  /** Whether a device is in it, enrolled or about to be. */
  async hasAccount(): Promise<boolean> {
    return (await this.ports.store.get('state', 'account')) !== undefined
  }

  /** Nothing can be read or written any more. */
  async close(): Promise<void> {
    await this.ports.store.close()
    wipe(this.key)
  }
}
