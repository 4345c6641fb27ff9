import type { ConversationId } from '@chancery/protocol'
import type { Office } from '../../../contract/office.ts'
import type { MessageRow } from '../../../contract/topics.ts'
import type { Originals } from '../media/originals.ts'
import type { Timelines } from '../timeline/timelines.ts'

export const rates = [1, 1.5, 2] as const
export type Rate = (typeof rates)[number]

export interface Playing {
  /** The key of the row that plays, or was stopped half-way. */
  readonly key: string | undefined
  readonly isPlaying: boolean
  /** Its sound is being fetched. */
  readonly isOpening: boolean
  /** Seconds from the beginning. */
  readonly at: number
  readonly rate: Rate
  readonly error?: unknown
}

const silence: Playing = { key: undefined, isPlaying: false, isOpening: false, at: 0, rate: 1 }

/** Plays voice notes: one at a time, and when it ends the next of the conversation, if that is one too. */
export class VoicePlayer {
  readonly #audio = new Audio()
  readonly #office: Office
  readonly #originals: Originals
  readonly #timelines: Timelines
  #now: Playing = silence
  #row: MessageRow | undefined
  #url: string | undefined
  #listeners = new Set<() => void>()

  constructor(office: Office, originals: Originals, timelines: Timelines) {
    this.#office = office
    this.#originals = originals
    this.#timelines = timelines
    this.#audio.addEventListener('timeupdate', () => this.#set({ at: this.#audio.currentTime }))
    this.#audio.addEventListener('pause', () => this.#set({ isPlaying: false }))
    this.#audio.addEventListener('play', () => this.#set({ isPlaying: true }))
    this.#audio.addEventListener('ended', () => void this.#goOn())
    // Behind the lock nothing is heard.
    office.watch('session', ({ phase }) => {
      if (phase !== 'open') this.stop()
    })
  }

  readonly get = (): Playing => this.#now

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Plays a voice note, or stops it where it is. */
  async toggle(row: MessageRow): Promise<void> {
    if (this.#now.key !== row.key) return this.#play(row, 0)
    if (this.#now.isPlaying) return this.#audio.pause()
    if (this.#url === undefined) return this.#play(row, this.#now.at)
    return this.#audio.play().catch((error: unknown) => this.#set({ error }))
  }

  /** Goes to a moment of a voice note, in seconds; one that does not play yet begins there. */
  async seek(row: MessageRow, at: number): Promise<void> {
    if (this.#now.key !== row.key) return this.#play(row, at)
    this.#audio.currentTime = at
    return this.#set({ at })
  }

  setRate(rate: Rate): void {
    this.#audio.playbackRate = rate
    this.#set({ rate })
  }

  stop(): void {
    this.#audio.pause()
    this.#release()
    this.#set({ ...silence, rate: this.#now.rate })
  }

  async #play(row: MessageRow, from: number): Promise<void> {
    this.#audio.pause()
    this.#release()
    this.#row = row
    const { error: _error, ...now } = this.#now
    this.#now = now
    this.#set({ key: row.key, isPlaying: false, isOpening: true, at: from })
    try {
      const blob = await this.#originals.open(row)
      // Somebody may have pressed another one meanwhile.
      if (this.#now.key !== row.key) return
      this.#url = URL.createObjectURL(blob)
      this.#audio.src = this.#url
      this.#audio.playbackRate = this.#now.rate
      if (from > 0) this.#audio.currentTime = from
      this.#set({ isOpening: false })
      await this.#audio.play()
      this.#heard(row)
    } catch (error) {
      if (this.#now.key === row.key) this.#set({ isOpening: false, isPlaying: false, error })
    }
  }

  #heard({ id, conversation, isOwn, attachment }: MessageRow): void {
    if (isOwn || id === undefined || attachment?.isHeard === true) return
    // Nobody waits for it, and the next time tells again.
    this.#office.markHeard({ conversation: conversation as ConversationId, message: id }).catch(() => undefined)
  }

  async #goOn(): Promise<void> {
    const row = this.#row
    if (row === undefined) return
    const { rows } = this.#timelines.of(row.conversation).get().window
    const next = rows[rows.findIndex(({ key }) => key === row.key) + 1]
    if (next?.attachment?.kind === 'voice' && next.deletedBy === undefined) await this.#play(next, 0)
    else this.stop()
  }

  #release(): void {
    if (this.#url === undefined) return
    this.#audio.removeAttribute('src')
    URL.revokeObjectURL(this.#url)
    this.#url = undefined
  }

  #set(more: Partial<Playing>): void {
    this.#now = { ...this.#now, ...more }
    for (const listener of this.#listeners) listener()
  }
}
