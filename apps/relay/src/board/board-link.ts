import { ReadableStream } from 'node:stream/web'
import { concatBytes, dssePae, fromBase64url, utf8 } from '@chancery/base'
import type { Clock } from '@chancery/base'
import {
  DEVICE_HEADER,
  challengeResponseSchema,
  errorResponseSchema,
  officeResponseSchema,
  parseApi,
  paths,
  payloadTypes,
  sessionResponseSchema,
} from '@chancery/protocol'
import type { OfficeResponse } from '@chancery/protocol'
import { relayError, unavailable } from '../errors.ts'
import type { AccessKey } from '../folder/relay-keys.ts'

/** A request to the board. */
export interface BoardRequest {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly type?: string | undefined
  readonly body?: Uint8Array | AsyncIterable<Uint8Array> | undefined
  /** Access key of the device for which it is, where the board must know. */
  readonly device?: string | undefined
  /** How long to wait for the answer: milliseconds. */
  readonly patienceMs?: number
}

const JSON_TYPE = 'application/json'
const PATIENCE_MS = 20_000
const NOT_SIGNED_IN = 401
/** A session is renewed while it still has so long to live, so that no request meets its end. */
const RENEW_SECONDS = 600

function refusalIn(bytes: Uint8Array): { code: string; message: string } {
  try {
    return parseApi(errorResponseSchema, bytes)
  } catch {
    return { code: '', message: 'is Chancery’s server there?' }
  }
}

type BoardInit = RequestInit & { duplex?: 'half' }

/**
 * Gives a request its body as a stream, which `fetch` cannot send again. It repeats other bodies after a status of 421 (RFC 9110,
 * section 15.5.20), which the board never gives, but a proxy before it may.
 */
function sendOnce(init: BoardInit, body: Uint8Array | AsyncIterable<Uint8Array>): void {
  init.body = ReadableStream.from(body instanceof Uint8Array ? [body] : body) as BodyInit
  init.duplex = 'half'
}

/** Speaks to the board’s server, and to nobody else, as the one that is known to it by the relay’s access key. */
export class BoardLink {
  readonly address: string
  readonly #access: AccessKey
  readonly #clock: Clock
  #origin = ''
  #session: Promise<{ token: string; expires: number }> | undefined

  constructor(address: string, access: AccessKey, clock: Clock) {
    this.address = address
    this.#access = access
    this.#clock = clock
  }

  /** What the server says of itself; needs no session. Throws `relay/unreachable`. */
  async office(): Promise<OfficeResponse> {
    return parseApi(officeResponseSchema, await this.#bare('GET', paths.office))
  }

  /** A new session; `origin` is the board’s name, without which the signature would hold elsewhere. Throws `relay/not-taken`. */
  async signIn(origin: string): Promise<string> {
    this.#session = this.#open(origin)
    this.#session.catch(() => (this.#session = undefined))
    return (await this.#session).token
  }

  async #open(origin: string): Promise<{ token: string; expires: number }> {
    const access = this.#access.text
    const { challenge } = parseApi(challengeResponseSchema, await this.#bare('POST', paths.challenge, { access }))
    const message = concatBytes(fromBase64url(challenge) as Uint8Array, utf8(origin))
    const signature = Buffer.from(this.#access.sign(dssePae(payloadTypes.session, message))).toString('base64url')
    const answer = await this.#bare('POST', paths.session, { access, challenge, signature })
    this.#origin = origin
    return parseApi(sessionResponseSchema, answer)
  }

  async #token(): Promise<string> {
    const session = await this.#session?.catch(() => undefined)
    if (session === undefined) throw unavailable()
    const isOld = session.expires - this.#clock.now() / 1000 < RENEW_SECONDS
    return isOld ? this.signIn(this.#origin) : session.token
  }

  async #bare(method: 'GET' | 'POST', path: string, json?: unknown): Promise<Uint8Array> {
    const init: BoardInit = { method, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) }
    if (json !== undefined) {
      init.headers = { 'content-type': JSON_TYPE }
      sendOnce(init, utf8(JSON.stringify(json)))
    }
    let response: Response
    try {
      response = await fetch(this.address + path, init)
    } catch (error) {
      throw relayError(
        'relay/unreachable',
        `Nobody answers at ${this.address}, or its certificate is not trusted here; check --board (and NODE_EXTRA_CA_CERTS)`,
        error,
      )
    }
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (response.ok) return bytes
    const { code, message } = refusalIn(bytes)
    // A server that was told of another relay, or of none.
    if (code !== 'api/not-signed-in' && code !== 'api/wrong-address')
      throw relayError('relay/unreachable', `The board at ${this.address} does not answer as it should: ${message}`)
    throw relayError(
      'relay/not-taken',
      `The board at ${this.address} does not take this relay yet; start its server with --relay ${this.#access.text}`,
    )
  }

  /** Sends a request with the relay’s session. Throws `api/unavailable` when nobody answers; refusals are answers. */
  async send({ method, path, type, body, device, patienceMs = PATIENCE_MS }: BoardRequest): Promise<Response> {
    const headers: Record<string, string> = { authorization: `Bearer ${await this.#token()}` }
    if (type !== undefined) headers['content-type'] = type
    if (device !== undefined) headers[DEVICE_HEADER] = device
    const init: BoardInit = {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    }
    if (body !== undefined) sendOnce(init, body)
    const response = await fetch(this.address + path, init).catch(() => {
      throw unavailable()
    })
    // Ours, not the device's: the server was started again, and the relay is about to sign in.
    if (response.status !== NOT_SIGNED_IN) return response
    await response.body?.cancel()
    throw unavailable()
  }

  /** The bytes at a path of the board; `undefined` when there is nothing (yet). Throws `api/unavailable`. */
  async file(path: string): Promise<Uint8Array | undefined> {
    const response = await this.send({ method: 'GET', path })
    try {
      if (response.ok) return new Uint8Array(await response.arrayBuffer())
      await response.body?.cancel()
    } catch {
      throw unavailable()
    }
    if (response.status === 404) return undefined
    throw unavailable()
  }
}
