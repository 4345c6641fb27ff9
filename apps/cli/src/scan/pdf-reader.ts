import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { PassageMaker, textError } from '@chancery/dlp/text'
import type { Passage } from '@chancery/dlp/text'

/** What the thread that reads PDFs says of one. */
export type PdfAnswer =
  | { readonly kind: 'page'; readonly page: number; readonly text: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly isLocked: boolean }

/** How long one page may take. */
const PAGE_MS = 30_000
const MEMORY_MB = 1024
const MOST_TEXT = 200_000_000
/** What a file may take of this computer’s memory beyond that; a thread has no bound for bytes. */
const GROWTH_BYTES = 1_500_000_000
const WATCH_MS = 200

/** Reads the text of PDFs, one at a time, in a thread that is replaced when a file breaks it. */
export class PdfReader implements AsyncDisposable {
  #worker: Worker | undefined
  readonly #pageMs: number
  readonly #growthBytes: number

  constructor({ pageMs = PAGE_MS, growthBytes = GROWTH_BYTES } = {}) {
    this.#pageMs = pageMs
    this.#growthBytes = growthBytes
  }

  /**
   * The text of a PDF as passages, each with its page. What is drawn into pages as a picture is not read.
   *
   * @throws {@link CodedError} with a {@link TextErrorCode}
   */
  async *read(bytes: Uint8Array): AsyncGenerator<Passage> {
    const maker = new PassageMaker()
    let length = 0
    for await (const { page, text } of this.#pages(bytes)) {
      length += text.trim().length
      if (length > MOST_TEXT) throw textError('text/too-large')
      yield* maker.add(`${text}\n`, { page })
    }
    yield* maker.end()
    if (length === 0) throw textError('text/no-words')
  }

  async *#pages(bytes: Uint8Array): AsyncGenerator<{ readonly page: number; readonly text: string }> {
    const worker = (this.#worker ??= startWorker())
    let isDone = false
    try {
      worker.postMessage(bytes)
      while (!isDone) {
        for (const answer of await this.#answers(worker)) {
          isDone = answer.kind !== 'page'
          if (answer.kind === 'page') yield answer
          else if (answer.kind === 'failed') throw textError(answer.isLocked ? 'text/encrypted' : 'text/damaged')
        }
      }
    } finally {
      // Whoever stops in the middle leaves a thread behind that is still at work.
      if (!isDone) await this[Symbol.asyncDispose]()
    }
  }

  /** What the thread says next. */
  async #answers(worker: Worker): Promise<readonly PdfAnswer[]> {
    const waiting = said.get(worker) as PdfAnswer[]
    if (waiting.length > 0) return waiting.splice(0)
    const late = AbortSignal.timeout(this.#pageMs)
    const grown = new AbortController()
    const most = process.memoryUsage.rss() + this.#growthBytes
    const watch = setInterval(() => process.memoryUsage.rss() > most && grown.abort(), WATCH_MS)
    try {
      await once(worker, 'message', { signal: AbortSignal.any([late, grown.signal]) })
    } catch {
      throw textError(grown.signal.aborted ? 'text/too-large' : late.aborted ? 'text/too-slow' : 'text/damaged')
    } finally {
      clearInterval(watch)
    }
    return waiting.splice(0)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker?.terminate()
    this.#worker = undefined
  }
}

/** What threads have said and nobody has read yet. */
const said = new WeakMap<Worker, PdfAnswer[]>()

function startWorker(): Worker {
  const worker = new Worker(new URL('pdf-worker.ts', import.meta.url), {
    // What the library says about a file is for its makers.
    stdout: true,
    stderr: true,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  })
  const waiting: PdfAnswer[] = []
  said.set(worker, waiting)
  worker.on('message', (answer: PdfAnswer) => void waiting.push(answer))
  // It is told to whoever waits; nobody else need know.
  worker.on('error', () => undefined)
  return worker
}
