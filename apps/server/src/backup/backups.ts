import { dssePae, fromBase64url, verifyEd25519 } from '@chancery/base'
import type { Clock } from '@chancery/base'
import { ApiError, DailyLimit, SerialQueue } from '@chancery/host'
import { BACKUP_BYTES, backupMessage, decodeBackup, isBackupPlace, payloadTypes } from '@chancery/protocol'
import type { BackupStore } from '../store/ports/backup-store.ts'

/** So often a device may put something at a place, a day: it does so once a week. */
const PUTS_PER_DAY = 20
const DAY_SECONDS = 24 * 60 * 60

export interface BackupOptions {
  readonly store: BackupStore
  readonly clock: Clock
}

/** Places of personal backups: who can sign for a place may replace what lies there, whoever it is. */
export class Backups {
  readonly #store: BackupStore
  readonly #limit: DailyLimit
  readonly #queue = new SerialQueue()

  constructor({ store, clock }: BackupOptions) {
    this.#store = store
    this.#limit = new DailyLimit(PUTS_PER_DAY, clock)
  }

  /** Replaces what lies at a place; resolves when it is durable. Throws `api/bad-request`, `api/not-allowed`, `api/too-many`, `api/vault-full`. */
  async put(device: string, place: string, bytes: unknown): Promise<void> {
    const key = placeOf(place)
    const entry = bytes instanceof Uint8Array ? decodeBackup(bytes) : undefined
    if (entry === undefined || !(bytes instanceof Uint8Array))
      throw new ApiError('api/bad-request', `What lies at a place has exactly ${BACKUP_BYTES} bytes`)
    if (!(await verifyEd25519(key, dssePae(payloadTypes.backup, backupMessage(entry)), entry.signature)))
      throw new ApiError('api/not-allowed', 'This is not signed by the key of the place')
    // Behind a relay it is not known here whose it is; the relay counts.
    if (device !== '' && !this.#limit.take(device))
      throw new ApiError('api/too-many', 'This device made many backups today; try again tomorrow', DAY_SECONDS)
    await this.#queue.run(async () => {
      const before = await this.#store.read(key)
      const known = before && decodeBackup(before)
      // The same may come again, when the answer was lost.
      if (known !== undefined && known.sequence > entry.sequence)
        throw new ApiError('api/not-allowed', 'A newer backup lies here already')
      if ((await this.#store.put(key, bytes)) === 'full') throw full()
    })
  }

  /** What lies at a place. Throws `api/bad-request`, `api/not-found`. */
  async get(place: string): Promise<Uint8Array> {
    const bytes = await this.#store.read(placeOf(place))
    if (bytes !== undefined) return bytes
    throw new ApiError('api/not-found', 'There is no backup under this code')
  }
}

function full(): ApiError {
  return new ApiError(
    'api/vault-full',
    'The server has no room for a backup. What is there stays, and nothing is lost; tell your administrator',
  )
}

function placeOf(place: string): Uint8Array {
  if (isBackupPlace(place)) return fromBase64url(place) as Uint8Array
  throw new ApiError('api/bad-request', 'A place is named by its key in URL-safe base64, 43 characters')
}
