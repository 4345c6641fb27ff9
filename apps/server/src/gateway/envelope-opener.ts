import { Worker } from 'node:worker_threads'
import { serverError } from '@chancery/host'
import type { RequestOf, Target } from './target.ts'
import type { OpenedEnvelope, OpenerRequest, OpenerResponse, OpenerWorkerData } from './opener-worker.ts'

/** A batch whose envelopes are open. It must be sealed or forgotten. */
export interface OpenBatch<Request> {
  /** In the order of the batch; `undefined` for what this gateway cannot open. */
  readonly opened: readonly (OpenedEnvelope<Request> | undefined)[]
  /** Seals the answers in the same order, as the relay gets them; there is none for what was not opened. */
  seal(answers: readonly (Uint8Array | undefined)[]): Promise<Uint8Array>
  forget(): void
}

interface Waiting {
  readonly resolve: (response: OpenerResponse) => void
  readonly reject: (error: Error) => void
}

/** Opens envelopes in a thread of its own, which alone holds the key. */
export class EnvelopeOpener {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #last = 0
  #stopped: Error | undefined

  /** `key` is the gateway's key as it is kept. `onFatal` hears once if the thread ends before {@link EnvelopeOpener.close}. */
  constructor(key: Uint8Array, onFatal: (error: Error) => void) {
    const workerData: OpenerWorkerData = { key }
    this.#worker = new Worker(new URL('./opener-worker.ts', import.meta.url), { workerData, execArgv: [] })
    this.#worker.on('message', (response: OpenerResponse) => this.#receive(response))
    const stop = (cause?: Error): void => {
      if (this.#stopped !== undefined) return
      const error = serverError('server/store', 'The gateway stopped; start the server again', cause)
      this.#stop(error)
      onFatal(error)
    }
    this.#worker.on('error', stop)
    this.#worker.on('exit', () => stop())
  }

  #receive(response: OpenerResponse): void {
    const waiting = this.#waiting.get(response.batch)
    this.#waiting.delete(response.batch)
    if (response.error === undefined) waiting?.resolve(response)
    else waiting?.reject(new Error(response.error))
  }

  #stop(error: Error): void {
    this.#stopped = error
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }

  #ask(request: OpenerRequest): Promise<OpenerResponse> {
    return new Promise((resolve, reject) => {
      if (this.#stopped !== undefined) return reject(this.#stopped)
      this.#waiting.set(request.batch, { resolve, reject })
      this.#worker.postMessage(request)
    })
  }

  async open<Name extends keyof RequestOf>(
    { name }: Target<Name>['form'],
    envelopes: readonly Uint8Array[],
  ): Promise<OpenBatch<RequestOf[Name]>> {
    const batch = ++this.#last
    const { opened = [] } = await this.#ask({ kind: 'open', batch, form: name, envelopes })
    return {
      // The thread has decoded them as this form.
      opened: opened as readonly (OpenedEnvelope<RequestOf[Name]> | undefined)[],
      seal: async (answers) => {
        const { sealed } = await this.#ask({ kind: 'seal', batch, answers })
        return sealed as Uint8Array
      },
      forget: () => {
        const request: OpenerRequest = { kind: 'forget', batch }
        if (this.#stopped === undefined) this.#worker.postMessage(request)
      },
    }
  }

  async close(): Promise<void> {
    this.#stop(serverError('server/store', 'The gateway is closed; start the server again'))
    await this.#worker.terminate()
  }
}
