import { hasCode } from '@chancery/base'
import type { Clock } from '@chancery/base'
import { deleteMessage, editMessage, openFile, react } from '@chancery/client'
import { DEFAULT_POLICY_SHELF_BYTES, vaultBytes } from '@chancery/protocol'
import { Random } from '../data/random.ts'
import type { Device, StoredEvent } from './device.ts'

const SECOND = 1000
/** Sizes of files: log-normal around this, between the other two. */
const MEDIAN_BYTES = 150_000
const SPREAD = 1.2
const LEAST_BYTES = 20_000
const MOST_BYTES = 3_000_000
/** What share of those who get a file open it. */
const OPENED = 0.5
/** Edits and deletions, for each reaction that there would be. */
const EDITS = 0.1
const DELETIONS = 0.05
const EMOJI = ['👍', '❤️', '😂', '🙏', '✅']

/** What people do beside writing words. */
export interface HabitsOptions {
  /** What share of messages carries a file. */
  readonly files: number
  /** What share of received messages gets a reaction; a tenth as many are changed, a twentieth deleted. 0: nothing of it. */
  readonly acts: number
  readonly seed: number
  readonly clock: Clock
  readonly onFailure: (device: number, error: Error) => void
}

/** How often what was done. */
export interface Deeds {
  files: number
  fileBytes: number
  /** Files that do not go on the shelf, because they are too large for it. */
  large: number
  opened: number
  reactions: number
  edits: number
  deletions: number
}

/** Files, taps on them, reactions, edits, and deletions, each after a while, as people do them; only while they are online. */
export class Habits {
  readonly #options: HabitsOptions
  readonly #random: Random
  /** Of its own, so that the same messages carry the same files in every mode. */
  readonly #sizes: Random
  readonly deeds: Deeds = { files: 0, fileBytes: 0, large: 0, opened: 0, reactions: 0, edits: 0, deletions: 0 }

  constructor(options: HabitsOptions) {
    this.#options = options
    this.#random = new Random(options.seed * 31 + 7)
    this.#sizes = new Random(options.seed * 31 + 8)
  }

  /** How many bytes the file has that goes with the next message; mostly there is none. */
  nextFile(): number | undefined {
    const { files } = this.#options
    if (files === 0 || !this.#sizes.chance(files)) return undefined
    const normal = Math.sqrt(-2 * Math.log(1 - this.#sizes.next())) * Math.cos(2 * Math.PI * this.#sizes.next())
    const bytes = Math.round(MEDIAN_BYTES * Math.exp(SPREAD * normal))
    const size = Math.min(MOST_BYTES, Math.max(LEAST_BYTES, bytes))
    this.deeds.files++
    this.deeds.fileBytes += size
    if (vaultBytes(size) > DEFAULT_POLICY_SHELF_BYTES) this.deeds.large++
    return size
  }

  /** Somebody's device has a message now, their own or another's. */
  heard(device: Device, event: StoredEvent): void {
    if (event.own) this.#afterWriting(device, event)
    else this.#afterReading(device, event)
  }

  #afterWriting(device: Device, { stored: { id, text = '' } }: StoredEvent): void {
    const { acts } = this.#options
    if (acts === 0) return
    if (this.#random.chance(acts * EDITS))
      this.#later(device, 5 * SECOND, 45 * SECOND, async () => {
        await device.act((engine) => editMessage(engine, id, `${text}.`))
        this.deeds.edits++
      })
    if (this.#random.chance(acts * DELETIONS))
      this.#later(device, 10 * SECOND, 120 * SECOND, async () => {
        await device.act((engine) => deleteMessage(engine, id))
        this.deeds.deletions++
      })
  }

  #afterReading(device: Device, { stored: { id, attachment } }: StoredEvent): void {
    const { acts } = this.#options
    if (acts > 0 && this.#random.chance(acts)) {
      const emoji = this.#random.pick(EMOJI)
      this.#later(device, 3 * SECOND, 60 * SECOND, async () => {
        await device.act((engine) => react(engine, id, emoji))
        this.deeds.reactions++
      })
    }
    if (attachment === undefined || !this.#random.chance(OPENED)) return
    const { vault, size, type } = attachment
    this.#later(device, 2 * SECOND, 90 * SECOND, async () => {
      await openFile(device.engine, { ...vault, size, type })
      this.deeds.opened++
    })
  }

  #later(device: Device, atLeastMs: number, meanMs: number, act: () => Promise<void>): void {
    const { clock, onFailure } = this.#options
    clock.after(atLeastMs + this.#random.wait(meanMs), () => {
      if (!device.isOnline) return
      act().catch((error: unknown) => {
        // The message was deleted meanwhile, its group has changed, or its reader has gone home.
        if (hasCode(error, 'client/not-allowed') || hasCode(error, 'client/cancelled')) return
        onFailure(device.number, error as Error)
      })
    })
  }
}
