import type { Engine } from '../engine/engine.ts'
import { hasUploads } from './files.ts'
import { transfersOf } from './transfers.ts'
import type { Uploader } from './uploader.ts'

/**
 * Uploads for whoever follows, while there is a line, and lets fetches go on that wait for one. What uploads is loaded when
 * there is something to upload.
 */
export class UploadLine {
  readonly #engine: Engine
  #uploader: Uploader | undefined
  #isOpen = false
  #isStopped = false
  #work: Promise<void> = Promise.resolve()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  open(): void {
    this.#isOpen = true
    for (const download of transfersOf(this.#engine).downloads.values()) download.hurry()
    this.nudge()
  }

  close(): void {
    this.#isOpen = false
    this.#uploader?.close()
  }

  /** There may be something to upload. */
  nudge(): void {
    this.#work = this.#work.then(() => this.#go()).catch(() => undefined)
  }

  /** After this, the store is not touched any more. */
  async stop(): Promise<void> {
    this.close()
    this.#isStopped = true
    const transfers = transfersOf(this.#engine)
    for (const download of transfers.downloads.values()) download.cancel()
    await this.#work
    await this.#uploader?.stop()
    transfers.uploader = undefined
  }

  async #go(): Promise<void> {
    if (!this.#isOpen || this.#isStopped) return
    if (this.#uploader === undefined) {
      if (!(await hasUploads(this.#engine))) return
      const { Uploader: Loaded } = await import('./uploader.ts')
      this.#uploader = new Loaded(this.#engine)
      transfersOf(this.#engine).uploader = this.#uploader
    }
    if (this.#isOpen) await this.#uploader.open()
  }
}
