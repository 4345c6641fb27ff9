import { equalBytes } from '@chancery/base'
import type { Clock } from '@chancery/base'
import { SerialQueue } from '@chancery/host'
import { emptyRoot, formatSignature, formatVerifierKey, openCheckpoint, parseCheckpoint } from '@chancery/tlog'
import type { Checkpoint, NoteSigner, VerifierKey } from '@chancery/tlog'
import { relayError } from '../errors.ts'
import type { Head, LogName, WitnessFile } from './witness-file.ts'

export interface LogWitnessOptions {
  readonly log: LogName
  /** The log's own key. */
  readonly key: VerifierKey
  readonly signer: NoteSigner
  readonly file: WitnessFile
  readonly clock: Clock
  /** Hears of every cosignature. */
  readonly onCosigned?: () => void
}

/** Whether a newer head continues an older one, as far as whoever asks can tell. */
export type Continues = (older: Head, newer: Head) => boolean | Promise<boolean>

/**
 * Cosigns one log's checkpoints, as long as each continues the one before. What it has cosigned is durable before the
 * cosignature is given out, so that no crash makes it cosign a second history (C2SP tlog-witness).
 */
export class LogWitness {
  readonly key: VerifierKey
  readonly #options: LogWitnessOptions
  readonly #queue = new SerialQueue()

  constructor(options: LogWitnessOptions) {
    this.#options = options
    this.key = options.key
  }

  /** Where the log stood when it was cosigned last. */
  get head(): Head {
    return this.#options.file.get(this.#options.log) ?? { size: 0, root: emptyRoot() }
  }

  /** One after the other: what `task` reads of the head still holds when it cosigns. */
  exclusively<T>(task: (cosign: (text: string, head: Head) => Promise<string>) => Promise<T>): Promise<T> {
    return this.#queue.run(() => task((text, head) => this.#cosign(text, head)))
  }

  /** The checkpoint in a note of this log. Throws `relay/inconsistent` unless the log signed it. */
  async open(note: string): Promise<{ checkpoint: Checkpoint; text: string }> {
    const opening = await openCheckpoint(note, this.key)
    if (opening.status === 'verified') return opening
    throw this.inconsistent('signed a checkpoint with another key than before')
  }

  /** `note` with this witness’s line. Throws `relay/inconsistent` for one that does not continue what was cosigned before. */
  async cosigned(note: string, continues: Continues): Promise<string> {
    const { checkpoint, text } = await this.open(note)
    return this.exclusively(async (cosign) => {
      const { head } = this
      if (checkpoint.size < head.size)
        throw this.inconsistent(`has become shorter: ${checkpoint.size} entries, where ${head.size} were cosigned`)
      const isSame = checkpoint.size === head.size && equalBytes(checkpoint.root, head.root)
      if (!isSame && (checkpoint.size === head.size || !(await continues(head, checkpoint))))
        throw this.inconsistent(`shows another history than the one that was cosigned up to entry ${head.size}`)
      return note + (await cosign(text, checkpoint))
    })
  }

  async #cosign(text: string, { size, root }: Head): Promise<string> {
    const { log, file, signer, clock, onCosigned } = this.#options
    const { head } = this
    if (parseCheckpoint(text)?.size !== size || size < head.size) throw this.inconsistent('was asked to go back')
    if (size > head.size || file.get(log) === undefined)
      await file.put(log, { key: formatVerifierKey(this.key), size, root })
    const line = formatSignature(await signer.sign(text, Math.floor(clock.now() / 1000)))
    onCosigned?.()
    return line
  }

  /** The error for a log that cannot be believed; `what` goes on from “The board …”. */
  inconsistent(what: string): Error {
    return relayError(
      'relay/inconsistent',
      `The ${this.#options.log} ${what}. It is not cosigned and not passed on; compare with IT what happened to it`,
    )
  }
}
