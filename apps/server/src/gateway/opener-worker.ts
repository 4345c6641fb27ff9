// The thread that holds the gateway's key: opening a thousand envelopes takes half a second, which nobody else waits for.
import { parentPort, workerData } from 'node:worker_threads'
import { decapsulateRequest, openGatewayKey } from '@chancery/ohttp'
import type { DecapsulatedRequest, GatewayKey } from '@chancery/ohttp'
import {
  cellEnvelopes,
  decodeEnvelopeRequest,
  decodeVaultRequest,
  encodeAnswerBatch,
  notOpened,
  vaultEnvelopes,
} from '@chancery/protocol'
import type { RequestOf } from './target.ts'

/** What the thread is started with: the key as it is kept. */
export interface OpenerWorkerData {
  readonly key: Uint8Array
}

/** An envelope that this gateway could open. */
export interface OpenedEnvelope<Request = RequestOf[keyof RequestOf]> {
  /** What no other envelope has, one character for each byte. */
  readonly encapsulatedKey: string
  /** Missing where what was inside is no request. */
  readonly request: Request | undefined
}

/** What the main thread asks. Each batch is opened once, then either sealed or forgotten. */
export type OpenerRequest =
  | {
      readonly kind: 'open'
      readonly batch: number
      readonly form: keyof RequestOf
      readonly envelopes: readonly Uint8Array[]
    }
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

const FORMS = {
  cell: { form: cellEnvelopes, decode: decodeEnvelopeRequest },
  vault: { form: vaultEnvelopes, decode: decodeVaultRequest },
} as const

interface OpenedBatch {
  readonly form: keyof RequestOf
  readonly found: readonly (DecapsulatedRequest | undefined)[]
}

const batches = new Map<number, OpenedBatch>()
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

function describeOpened(form: keyof RequestOf, found: DecapsulatedRequest | undefined): OpenedEnvelope | undefined {
  if (found === undefined) return undefined
  const encapsulatedKey = Buffer.from(found.encapsulatedKey).toString('latin1')
  return { encapsulatedKey, request: FORMS[form].decode(found.request) }
}

async function answer(request: OpenerRequest): Promise<OpenerResponse | undefined> {
  const { batch } = request
  if (request.kind === 'open') {
    const opened = await (key ??= openGatewayKey((workerData as OpenerWorkerData).key))
    if (opened === undefined) throw new Error('The gateway’s key is none')
    const found = await inParts(request.envelopes, (envelope) => decapsulateRequest(opened, envelope))
    batches.set(batch, { form: request.form, found })
    return { batch, opened: found.map((one) => describeOpened(request.form, one)) }
  }
  const opened = batches.get(batch)
  batches.delete(batch)
  if (request.kind === 'forget') return undefined
  if (opened === undefined) throw new Error('A batch is sealed once')
  const { form } = FORMS[opened.form]
  const sealed = await inParts(request.answers, async (text, index) =>
    text === undefined ? notOpened(form) : ((await opened.found[index]?.seal(text)) ?? notOpened(form)),
  )
  return { batch, sealed: encodeAnswerBatch(form, sealed) }
}

parentPort?.on('message', (request: OpenerRequest) => {
  void answer(request)
    .catch((error: unknown): OpenerResponse => ({ batch: request.batch, error: (error as Error).message }))
    .then((response) => response && parentPort?.postMessage(response))
})
