import type { AttachmentCalls } from '../contract/attachment-calls.ts'
import type { Office } from '../contract/office.ts'
import type { MessageRow, Transfer } from '../contract/topics.ts'
import type { FakeConversations } from './_fake-conversations.ts'
import { fakePhoto, fakeSound } from './_fake-pictures.ts'
import { fakeAttachmentTalk } from './_fake-attachment-talk.ts'

const TICK_MS = 250
const BYTES_PER_TICK = 300_000

/** Attachments of the made-up office: what is sent lies in the page, what came is drawn when somebody asks for it. */
export function fakeAttachmentCalls(
  talk: FakeConversations,
  tell: (transfers: Transfer[]) => void,
): Pick<Office, keyof AttachmentCalls> {
  const blobs = new Map<string, Blob>()
  const transfers = new FakeTransfers(tell)
  talk.add(fakeAttachmentTalk())
  talk.onUpload = async (key, blob) => {
    blobs.set(key, blob)
    return transfers.run({ key, direction: 'up', total: blob.size })
  }
  return {
    async openAttachment({ message }) {
      const row = talk.row((known) => known.id === message)
      const kept = row === undefined ? undefined : blobs.get(row.key)
      if (row === undefined || kept !== undefined) return kept ?? new Blob()
      const isDone = await transfers.run({ key: row.key, direction: 'down', total: row.attachment?.bytes ?? 0 })
      if (!isDone) throw new DOMException('Stopped', 'AbortError')
      const blob = await fakeBlob(row)
      blobs.set(row.key, blob)
      if (row.attachment !== undefined) talk.over(row.key, { attachment: { ...row.attachment, isHere: true } })
      return blob
    },
    async cancelTransfer(key) {
      const isUp = transfers.stop(key)
      if (isUp) talk.discard(key)
    },
    retryTransfer: async () => undefined,
    async markHeard({ message }) {
      const row = talk.row((known) => known.id === message)
      if (row?.attachment !== undefined) talk.over(row.key, { attachment: { ...row.attachment, isHeard: true } })
    },
    async listMedia({ conversation, kind, before = Infinity, limit }) {
      const all = talk.rows(conversation).filter((row) => isOf(row, kind) && (row.position ?? 0) < before)
      return { rows: all.toReversed().slice(0, limit), isOldest: all.length <= limit }
    },
  }
}

function isOf(row: MessageRow, kind: 'photo' | 'voice' | 'file' | 'link'): boolean {
  return kind === 'link' ? /https?:/.test(row.text ?? '') : row.attachment?.kind === kind
}

async function fakeBlob({ key, attachment }: MessageRow): Promise<Blob> {
  if (attachment?.kind === 'photo')
    return fakePhoto(key.codePointAt(key.length - 1) ?? 0, attachment.width ?? 800, attachment.height ?? 600)
  if (attachment?.kind === 'voice') return fakeSound(attachment.seconds ?? 1)
  return new Blob(['Made up'], { type: attachment?.type ?? 'text/plain' })
}

class FakeTransfers {
  readonly #tell: (transfers: Transfer[]) => void
  #running = new Map<string, { transfer: Transfer; stop: () => void }>()

  constructor(tell: (transfers: Transfer[]) => void) {
    this.#tell = tell
  }

  /** Resolves with whether it came to its end. */
  run(terms: Pick<Transfer, 'key' | 'direction' | 'total'>): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (isDone: boolean): void => {
        clearInterval(timer)
        this.#running.delete(terms.key)
        this.#changed()
        resolve(isDone)
      }
      const timer = setInterval(() => {
        const known = this.#running.get(terms.key)
        if (known === undefined) return
        const done = Math.min(terms.total, known.transfer.done + BYTES_PER_TICK)
        known.transfer = { ...known.transfer, done }
        if (done === terms.total) finish(true)
        else this.#changed()
      }, TICK_MS)
      const transfer: Transfer = { ...terms, state: 'running', done: 0 }
      this.#running.set(terms.key, { transfer, stop: () => finish(false) })
      this.#changed()
    })
  }

  /** Gives whether it was on its way up. */
  stop(key: string): boolean {
    const known = this.#running.get(key)
    known?.stop()
    return known?.transfer.direction === 'up'
  }

  #changed(): void {
    this.#tell([...this.#running.values()].map(({ transfer }) => transfer))
  }
}
