import { base64url, equalBytes, fromBase64url } from '@chancery/base'
import type { CancelTimer, Clock } from '@chancery/base'
import { ApiError, SerialQueue } from '@chancery/host'
import { MAX_PARCEL_BYTES } from '@chancery/protocol'
import type { Standing } from '../register/register-state.ts'
import type { ParcelBytes, ParcelRow, ParcelStore } from '../store/ports/parcel-store.ts'

/** Parcels that a device may have waiting, those on their way included. */
const MAX_OPEN = 4
const DAYS = 14
/** So long whoever collected a parcel may fetch it again. */
const AGAIN_MS = 10 * 60 * 1000
const SWEEP_MS = 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

export interface ParcelOptions {
  readonly store: ParcelStore
  readonly clock: Clock
  readonly standing: (access: string) => Standing
}

const bytesOf = (text: string): Uint8Array => fromBase64url(text) as Uint8Array
const missing = (): ApiError =>
  new ApiError('api/not-found', 'There is no such parcel, or its time is over; pack the device again')
const collected = (): ApiError =>
  new ApiError(
    'api/parcel-collected',
    'This device was already collected with this link. If that was not you, have it removed by an administrator at once',
  )

/** Devices on their way to another browser: sealed bytes that one device leaves, and that one collector gets. */
export class Parcels {
  readonly #options: ParcelOptions
  readonly #queue = new SerialQueue()
  readonly #rows = new Map<string, ParcelRow>()
  readonly #arriving = new Map<string, string>()
  readonly #timers = new Set<CancelTimer>()

  private constructor(options: ParcelOptions) {
    this.#options = options
  }

  static async open(options: ParcelOptions): Promise<Parcels> {
    const parcels = new Parcels(options)
    for (const row of await options.store.load()) {
      parcels.#rows.set(base64url(row.id), row)
      // When it was collected is not on the disk: the time begins anew.
      if (row.claim !== undefined) parcels.#dropLater(row.id)
    }
    await parcels.#sweep()
    parcels.#sweepLater()
    return parcels
  }

  /** Takes a parcel in; resolves when it is durable. The same device may replace it until somebody has collected it. */
  async put(access: string, id: string, body: AsyncIterable<Uint8Array>): Promise<void> {
    this.#admit(access, id)
    this.#arriving.set(id, access)
    try {
      const received = await this.#options.store.receive(body, MAX_PARCEL_BYTES)
      if (received === undefined) throw new ApiError('api/too-large', 'A parcel may have 64 MB; erase something first')
      await this.#queue.run(async () => {
        try {
          this.#requireOwn(access, id)
        } catch (error) {
          await received.discard()
          throw error
        }
        const row = { id: bytesOf(id), access: bytesOf(access), lastDay: this.#today() + DAYS, claim: undefined }
        await received.keep(row)
        this.#rows.set(id, row)
      })
      await this.#requireActive(access, id)
    } finally {
      this.#arriving.delete(id)
    }
  }

  /** The bytes, for the first who claims them and for nobody else. */
  collect(id: string, claim: string): Promise<ParcelBytes> {
    return this.#queue.run(async () => {
      const { store } = this.#options
      const row = this.#rows.get(id)
      if (row === undefined || row.lastDay < this.#today()) throw missing()
      const claimed = bytesOf(claim)
      if (row.claim !== undefined && !equalBytes(row.claim, claimed)) throw collected()
      const bytes = await store.read(row.id)
      if (bytes === undefined) throw row.claim === undefined ? missing() : collected()
      if (row.claim === undefined) {
        await store.claim(row.id, claimed)
        this.#rows.set(id, { ...row, claim: claimed })
        this.#dropLater(row.id)
      }
      return bytes
    })
  }

  /** Forgets what a revoked device has left; its rows went with its revocation. */
  forget(access: string): void {
    this.#soon(async () => {
      for (const [id, row] of this.#rows) if (base64url(row.access) === access) await this.#drop(id, row)
    })
  }

  #today(): number {
    return Math.floor(this.#options.clock.now() / DAY_MS)
  }

  #admit(access: string, id: string): void {
    this.#requireOwn(access, id)
    const open = [...this.#rows].filter(([other, row]) => other !== id && isOpenOf(row, access)).length
    const arriving = [...this.#arriving.values()].filter((other) => other === access).length
    if (this.#arriving.has(id) || open + arriving >= MAX_OPEN)
      throw new ApiError('api/too-many', 'This device has four parcels waiting; collect one first', DAY_MS / 1000)
  }

  #requireOwn(access: string, id: string): void {
    const row = this.#rows.get(id)
    if (row !== undefined && base64url(row.access) !== access)
      throw new ApiError('api/not-allowed', 'Another device has left this parcel; pack this one again')
    if (row?.claim !== undefined) throw collected()
  }

  /** A device may have been revoked while its parcel was written; then nothing of it may stay. */
  async #requireActive(access: string, id: string): Promise<void> {
    if (this.#options.standing(access) === 'active') return
    await this.#queue.run(async () => {
      const row = this.#rows.get(id)
      if (row !== undefined) await this.#drop(id, row)
    })
    throw new ApiError('api/revoked', 'This device was revoked; ask an administrator for a new invitation')
  }

  async #drop(id: string, row: ParcelRow): Promise<void> {
    await this.#options.store.drop(row.id)
    this.#rows.delete(id)
  }

  #dropLater(id: Uint8Array): void {
    this.#after(AGAIN_MS, () => this.#options.store.dropBytes(id))
  }

  async #sweep(): Promise<void> {
    for (const [id, row] of this.#rows) if (row.lastDay < this.#today()) await this.#drop(id, row)
  }

  #sweepLater(): void {
    this.#after(SWEEP_MS, async () => {
      this.#sweepLater()
      await this.#sweep()
    })
  }

  #after(delayMs: number, task: () => Promise<void>): void {
    const cancel = this.#options.clock.after(delayMs, () => {
      this.#timers.delete(cancel)
      this.#soon(task)
    })
    this.#timers.add(cancel)
  }

  /** For erasing only: what cannot be erased now is erased after the next start. */
  #soon(task: () => Promise<void>): void {
    void this.#queue.run(task).catch(() => undefined)
  }

  async close(): Promise<void> {
    for (const cancel of this.#timers) cancel()
    await this.#queue.idle()
  }
}

function isOpenOf(row: ParcelRow, access: string): boolean {
  return row.claim === undefined && base64url(row.access) === access
}
