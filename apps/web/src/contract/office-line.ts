import { CodedError } from '@chancery/base'
import { callNames } from './call-names.ts'
import type { Calls } from './calls.ts'
import type { Office } from './office.ts'
import type { OfficeEvent, Topics } from './topics.ts'
import type { ToPage, ToWorker } from './wire.ts'
import { WORKER_GONE, fromWireError } from './wire-error.ts'

type Listener = (value: never) => void

interface Pending {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** The page's end of the line to the worker. It outlives the worker: what is watched is asked for again from the next one. */
export class OfficeLine {
  readonly office: Office
  #port: MessagePort | undefined
  #lastId = 0
  readonly #pending = new Map<number, Pending>()
  /** Calls made while there was no worker. */
  #waiting: ToWorker[] = []
  readonly #topics = new Map<keyof Topics, Set<Listener>>()
  readonly #values = new Map<keyof Topics, Topics[keyof Topics]>()
  readonly #events = new Set<(event: OfficeEvent) => void>()

  constructor() {
    const names = Object.keys(callNames) as (keyof Calls)[]
    const calls = names.map((name) => [name, (...input: readonly unknown[]) => this.#call(name, input)] as const)
    this.office = {
      ...(Object.fromEntries(calls) as Omit<Office, 'watch' | 'onEvent'>),
      watch: (topic, listener) => this.#watch(topic, listener),
      onEvent: (listener) => {
        this.#events.add(listener)
        return () => this.#events.delete(listener)
      },
    }
  }

  /** Talks to the worker behind `port` from now on. */
  attach(port: MessagePort): void {
    this.#port = port
    port.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
      if (this.#port === port) this.#take(data)
    })
    port.start()
    for (const topic of this.#topics.keys()) this.#send({ kind: 'watch', topic })
    for (const message of this.#waiting.splice(0)) this.#send(message)
  }

  /** The worker is gone: whatever was asked of it fails with `worker/gone`. Later calls wait for the next worker. */
  detach(): void {
    this.#port?.close()
    this.#port = undefined
    const error = new CodedError(WORKER_GONE, 'The app had to start anew. Try that once more')
    for (const { reject } of this.#pending.values()) reject(error)
    this.#pending.clear()
  }

  #call(name: keyof Calls, input: readonly unknown[]): Promise<unknown> {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      this.#send({ kind: 'call', id, name, input })
    })
  }

  #send(message: ToWorker): void {
    if (this.#port !== undefined) this.#port.postMessage(message)
    else if (message.kind === 'call') this.#waiting.push(message)
  }

  #take(message: ToPage): void {
    switch (message.kind) {
      case 'result':
      case 'failure': {
        const pending = this.#pending.get(message.id)
        this.#pending.delete(message.id)
        if (message.kind === 'result') pending?.resolve(message.value)
        else pending?.reject(fromWireError(message.error))
        return
      }
      case 'topic':
        this.#values.set(message.topic, message.value)
        for (const listener of this.#topics.get(message.topic) ?? []) listener(message.value as never)
        return
      case 'event':
        for (const listener of this.#events) listener(message.event)
    }
  }

  #watch<Name extends keyof Topics>(topic: Name, listener: (value: Topics[Name]) => void): () => void {
    const listeners = this.#topics.get(topic) ?? new Set()
    if (listeners.size === 0) {
      this.#topics.set(topic, listeners)
      this.#send({ kind: 'watch', topic })
    }
    listeners.add(listener)
    const value = this.#values.get(topic)
    if (value !== undefined) listener(value as Topics[Name])
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0 || this.#topics.get(topic) !== listeners) return
      this.#topics.delete(topic)
      this.#values.delete(topic)
      this.#send({ kind: 'unwatch', topic })
    }
  }
}

/** The worker behind `port`, as the page sees it. */
export function officeOver(port: MessagePort): Office {
  const line = new OfficeLine()
  line.attach(port)
  return line.office
}
