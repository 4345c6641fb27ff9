import { CodedError } from '@chancery/base'
import type { ConversationId } from '@chancery/protocol'
import type { Office } from '../../../contract/office.ts'
import type { MessageRow } from '../../../contract/topics.ts'

/** How many stay at hand; the worker keeps all of them. */
const KEPT = 40

/** The whole of attachments that were opened or sent lately, so that each is asked for once. */
export class Originals {
  readonly #office: Office
  /** Last used, last in the map. */
  #blobs = new Map<string, Promise<Blob>>()

  constructor(office: Office) {
    this.#office = office
  }

  /** What this person has just sent: nobody has to be asked for it. */
  keep(key: string, blob: Blob): void {
    this.#put(key, Promise.resolve(blob))
  }

  has(key: string): boolean {
    return this.#blobs.has(key)
  }

  /** The whole of what a message carries, from this device or from the vault. A failure is not remembered. */
  open(row: MessageRow): Promise<Blob> {
    const known = this.#blobs.get(row.key)
    const blob = known ?? this.#fetch(row)
    this.#put(row.key, blob)
    if (known === undefined) blob.catch(() => this.#blobs.delete(row.key))
    return blob
  }

  async #fetch({ id, conversation }: MessageRow): Promise<Blob> {
    if (id === undefined) throw new CodedError('client/not-sent', 'This message is not on the record yet')
    return this.#office.openAttachment({ conversation: conversation as ConversationId, message: id })
  }

  #put(key: string, blob: Promise<Blob>): void {
    this.#blobs.delete(key)
    this.#blobs.set(key, blob)
    const [oldest] = this.#blobs.keys()
    if (this.#blobs.size > KEPT && oldest !== undefined) this.#blobs.delete(oldest)
  }
}
