import type { CancelTimer, Clock } from '@chancery/base'
import { CodedError } from '@chancery/base'
import { readPair } from './read-pair.ts'
import type { PairText } from './read-pair.ts'
import { toTlsPair } from './tls-pair.ts'
import type { PairSource, TlsPair } from './tls-pair.ts'

export interface FilePairOptions {
  readonly source: PairSource
  readonly clock: Clock
  readonly onPair: (pair: TlsPair) => void
  /** Gets one sentence when what is in the files now cannot be used. */
  readonly onProblem: (sentence: string) => void
}

/**
 * How often the files are read. They are read and not watched: that also sees a link that was turned to another file, a
 * folder that was put in place of another, and a file system of another machine.
 */
const EVERY_MS = 5000

/** A pair in two files, and every good one that takes its place there. */
export class FilePair {
  readonly #options: FilePairOptions
  #used: PairText
  /** What was found and could not be used, and whether that was said. */
  #bad: { readonly found: string; readonly isSaid: boolean } | undefined
  #cancel: CancelTimer | undefined
  #checking: Promise<void> = Promise.resolve()

  private constructor(options: FilePairOptions, used: PairText) {
    this.#options = options
    this.#used = used
  }

  /** Reads the pair for the first time. Throws `server/certificate` with one sentence. */
  static async open(options: FilePairOptions): Promise<{ files: FilePair; pair: TlsPair }> {
    const text = await readPair(options.source)
    return { files: new FilePair(options, text), pair: toTlsPair(text.cert, text.key, options.source) }
  }

  /** Looks again and again, until it is closed. */
  watch(): void {
    this.#cancel = this.#options.clock.after(EVERY_MS, () => {
      void this.#check(false).then(() => this.#cancel && this.watch())
    })
  }

  close(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  /** Looks now, and says at once what is wrong. */
  reload(): Promise<void> {
    return this.#check(true)
  }

  /** One look at a time, so that an older pair never replaces a newer one. */
  #check(isAsked: boolean): Promise<void> {
    this.#checking = this.#checking.then(() => this.#look(isAsked))
    return this.#checking
  }

  async #look(isAsked: boolean): Promise<void> {
    const { source, onPair } = this.#options
    let text: PairText | undefined
    try {
      text = await readPair(source)
      if (text.cert === this.#used.cert && text.key === this.#used.key) {
        this.#bad = undefined
        return
      }
      const pair = toTlsPair(text.cert, text.key, source)
      this.#used = text
      this.#bad = undefined
      onPair(pair)
    } catch (error) {
      if (!(error instanceof CodedError)) throw error
      this.#complain(error.message, text, isAsked)
    }
  }

  /** Says it once. What is seen for the first time may be half of a renewal, and gets until the next look. */
  #complain(message: string, text: PairText | undefined, isAsked: boolean): void {
    const found = text === undefined ? message : `${text.cert}\n${text.key}`
    const isSecond = this.#bad?.found === found
    const isSaid = isSecond && this.#bad?.isSaid === true
    const says = isAsked || (isSecond && !isSaid)
    this.#bad = { found, isSaid: isSaid || says }
    if (says) this.#options.onProblem(`The changed certificate is not used, the one before is: ${message}.`)
  }
}
