// The thread that holds the gateway's key: opening a thousand envelopes takes half a second, which nobody else waits for.
import { parentPort, workerData } from 'node:worker_threads'
import { decapsulateRequest, openGatewayKey } from '@chancery/ohttp'
import type { DecapsulatedRequest, GatewayKey } from '@chancery/ohttp'
import { NOT_OPENED, decodeEnvelopeRequest, encodeAnswerBatch } from '@chancery/protocol'
import type { EnvelopeRequest } from '@chancery/protocol'

/** What the thread is started with: the key as it is kept. */
export interface OpenerWorkerData {
  readonly key: Uint8Array
}

/** An envelope that this gateway could open. */
export interface OpenedEnvelope {
  /** What no other envelope has, one character for each byte. */
  readonly encapsulatedKey: string
  /** Missing where what was inside is no request. */
  readonly request: EnvelopeRequest | undefined
}

/** What the main thread asks. Each batch is opened once, then either sealed or forgotten. */
export type OpenerRequest =
  | { readonly kind: 'open'; readonly batch: number; readonly envelopes: readonly Uint8Array[] }
  | { readonly kind: 'seal'; readonly batch: number; readonly answers: readonly (Uint8Array | undefined)[] }
  | { readonly kind: 'forget'; readonly batch: number }

/** What it is answered; `error` is a defect. */
export interface OpenerResponse {
  readonly batch: number
  readonly opened?: readonly (OpenedEnvelope | undefined)[]
  readonly sealed?: Uint8Array
  readonly error?: string
}

/** Envelopes that are opened at the same time. */
const AT_ONCE = 16

const batches = new Map<number, readonly (DecapsulatedRequest | undefined)[]>()
let key: Promise<GatewayKey | undefined> | undefined

async function inParts<From, To>(
  list: readonly From[],
  work: (item: From, index: number) => Promise<To>,
): Promise<To[]> {
  const done: To[] = []
  for (let at = 0; at < list.length; at += AT_ONCE)
    done.push(...(await Promise.all(list.slice(at, at + AT_ONCE).map((item, index) => work(item, at + index)))))
  return done
}

function describeOpened(found: DecapsulatedRequest | undefined): OpenedEnvelope | undefined {
  if (found === undefined) return undefined
  const encapsulatedKey = Buffer.from(found.encapsulatedKey).toString('latin1')
  return { encapsulatedKey, request: decodeEnvelopeRequest(found.request) }
}

async function answer(request: OpenerRequest): Promise<OpenerResponse | undefined> {
  const { batch } = request
  if (request.kind === 'open') {
    const opened = await (key ??= openGatewayKey((workerData as OpenerWorkerData).key))
    if (opened === undefined) throw new Error('The gateway’s key is none')
    const found = await inParts(request.envelopes, (envelope) => decapsulateRequest(opened, envelope))
    batches.set(batch, found)
    return { batch, opened: found.map(describeOpened) }
  }
  const found = batches.get(batch) ?? []
  batches.delete(batch)
  if (request.kind === 'forget') return undefined
  const sealed = await inParts(request.answers, async (text, index) =>
    text === undefined ? NOT_OPENED : ((await found[index]?.seal(text)) ?? NOT_OPENED),
  )
  return { batch, sealed: encodeAnswerBatch(sealed) }
}

parentPort?.on('message', (request: OpenerRequest) => {
  void answer(request)
    .catch((error: unknown): OpenerResponse => ({ batch: request.batch, error: (error as Error).message }))
    .then((response) => response && parentPort?.postMessage(response))
})
