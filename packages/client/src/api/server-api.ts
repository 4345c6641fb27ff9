import { base64url, concatBytes, delay, dssePae, requireBase64url, utf8 } from '@chancery/base'
import type { Clock } from '@chancery/base'
import type { Signer } from '@chancery/crypto'
import type { AppendRequest, FoundRequest, HeadsResponse, OfficeResponse } from '@chancery/protocol'
import {
  appendResponseSchema,
  challengeResponseSchema,
  errorResponseSchema,
  evaluateResponseSchema,
  headsResponseSchema,
  officeResponseSchema,
  parseApi,
  paths,
  payloadTypes,
  pepperSchema,
  sessionResponseSchema,
} from '@chancery/protocol'
import { clientError } from '../errors.ts'
import type { LiveConnection, Transport, TransportRequest, TransportResponse } from '../ports/transport.ts'

const NOT_SIGNED_IN = 401
const TOO_MANY = 429
/** Adding hundreds of people takes minutes at the admitted rate; longer than this nobody waits. */
const LONGEST_WAIT_SECONDS = 900
const LANES = { prompt: paths.envelope, slots: paths.envelopeSlot, vault: paths.envelopeVault } as const
/** As long as the server gives a request of the largest size. */
const PARCEL_PATIENCE_MS = 120_000

/** The body of a good answer; a refusal becomes an error with the server's own code and sentence. */
function accept({ status, body, retryAfterSeconds }: TransportResponse): Uint8Array {
  if (status >= 200 && status < 300) return body
  let refusal: { code: string; message: string }
  try {
    refusal = parseApi(errorResponseSchema, body)
  } catch {
    throw clientError('client/bad-answer', `The server answered with status ${status}; look at its log`, { status })
  }
  if (refusal.code === 'api/revoked')
    throw clientError('client/revoked', 'This device has been revoked. Ask an administrator for a new invitation', {})
  throw clientError('client/refused-by-server', refusal.message, {
    status,
    code: refusal.code,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  })
}

/** Who signs in, and to which board: a signature for one server is worth nothing at another. */
export interface ApiIdentity {
  readonly access: Signer
  /** The board's origin, from the organization's founding entry. */
  readonly origin: string
}

/** The server's routes as typed calls. Signs in by itself when a route needs it. Nothing that it returns is verified yet. */
export class ServerApi {
  readonly #transport: Transport
  readonly #clock: Clock
  readonly #identity: ApiIdentity | undefined
  #token: string | undefined

  constructor(transport: Transport, clock: Clock, identity?: ApiIdentity) {
    this.#transport = transport
    this.#clock = clock
    this.#identity = identity
  }

  async office(): Promise<OfficeResponse> {
    return parseApi(officeResponseSchema, await this.#open({ method: 'GET', path: paths.office }))
  }

  async found(request: FoundRequest): Promise<void> {
    await this.#open({ method: 'POST', path: paths.found, json: request })
  }

  async heads(): Promise<HeadsResponse> {
    return parseApi(headsResponseSchema, await this.#signedIn({ method: 'GET', path: paths.heads }))
  }

  /** Appends to the register; gives the entry's index. `signedIn`: the session, not a signature, lets it in. */
  async append(request: AppendRequest, signedIn = false): Promise<number> {
    const call: TransportRequest = { method: 'POST', path: paths.registerEntries, json: request }
    return parseApi(appendResponseSchema, signedIn ? await this.#signedIn(call) : await this.#open(call)).index
  }

  /** A file of a log or the directory, as bytes. The first `skip` of them need not be sent, and may be all the same. */
  file(path: string, skip = 0): Promise<Uint8Array> {
    return this.#signedIn({ method: 'GET', path, skip })
  }

  async putSlot(slot: Uint8Array): Promise<void> {
    await this.#signedIn({ method: 'PUT', path: paths.directorySlot, bytes: slot })
  }

  /**
   * Puts cells on the board; resolves when they are durable there. Waits its turn where the server asks for it; who has no
   * patience is refused (status 429) and told how long it would be.
   */
  async postCells(cells: readonly Uint8Array[], isPatient = true): Promise<void> {
    await this.#signedIn({ method: 'POST', path: paths.boardCells, bytes: concatBytes(...cells) }, isPatient)
  }

  /** Hands an envelope to the relay. Its answer is given as it is: what it means depends on how the envelope was sent. */
  postEnvelope(bytes: Uint8Array, lane: keyof typeof LANES, signal?: AbortSignal): Promise<TransportResponse> {
    const call = { method: 'POST', path: LANES[lane], bytes, type: 'message/ohttp-req' } as const
    return this.#answerTo(signal === undefined ? call : { ...call, signal })
  }

  /** Makes this device a new pepper beside the one that it keeps; gives its id. */
  async makePepper(): Promise<string> {
    return parseApi(pepperSchema, await this.#signedIn({ method: 'POST', path: paths.pepper })).id
  }

  /** Keeps this pepper and drops this device's other one; gives back the guesses that were used up. */
  async keepPepper(id: string): Promise<void> {
    await this.#signedIn({ method: 'PUT', path: paths.pepperKept, json: { id } })
  }

  /** What the pepper makes of a blinded element. No session is needed: this is how a device gets to its keys. */
  async evaluatePepper(id: string, blinded: string): Promise<string> {
    const request: TransportRequest = { method: 'POST', path: paths.pepperEvaluation, json: { id, blinded } }
    return parseApi(evaluateResponseSchema, await this.#open(request)).evaluated
  }

  /** Leaves a parcel; resolves when it is durable there. The same parcel may be left again. */
  async putParcel(id: string, bytes: Uint8Array): Promise<void> {
    const path = `${paths.parcels}/${id}`
    await this.#signedIn({ method: 'PUT', path, bytes, patienceMs: PARCEL_PATIENCE_MS })
  }

  /** A parcel's bytes. The first claim wins; with it, and with no other, they may be had again for some minutes. */
  collectParcel(id: string, claim: string): Promise<Uint8Array> {
    const path = `${paths.parcels}/${id}`
    return this.#open({ method: 'POST', path, json: { claim }, patienceMs: PARCEL_PATIENCE_MS })
  }

  /** Puts a chunk into the vault; resolves when it is durable there. `hash` names it; the same may be put again. */
  async putChunk(hash: string, bytes: Uint8Array, signal?: AbortSignal): Promise<void> {
    const call = { method: 'PUT', path: `${paths.vault}/${hash}`, bytes } as const
    await this.#signedIn(signal === undefined ? call : { ...call, signal })
  }

  /** A chunk out of the vault. Nothing of it is verified yet. */
  chunk(hash: string): Promise<Uint8Array> {
    return this.#signedIn({ method: 'GET', path: `${paths.vault}/${hash}` })
  }

  /** The same for a chunk of a small file, which everybody fetches then. */
  async putOnShelf(hash: string, bytes: Uint8Array, signal?: AbortSignal): Promise<void> {
    const call = { method: 'PUT', path: `${paths.shelf}/${hash}`, bytes } as const
    await this.#signedIn(signal === undefined ? call : { ...call, signal })
  }

  /** What is on the shelf from a position on. */
  shelf(from: number, signal?: AbortSignal): Promise<Uint8Array> {
    const call = { method: 'GET', path: `${paths.shelf}/${from}` } as const
    return this.#signedIn(signal === undefined ? call : { ...call, signal })
  }

  /** Puts 1,024 bytes at the place of a backup; resolves when they are durable there. */
  async putBackup(place: string, bytes: Uint8Array): Promise<void> {
    await this.#signedIn({ method: 'PUT', path: `${paths.backups}/${place}`, bytes })
  }

  /** What lies at the place of a backup. */
  backup(place: string): Promise<Uint8Array> {
    return this.#signedIn({ method: 'GET', path: `${paths.backups}/${place}` })
  }

  async live(onMessage: (bytes: Uint8Array) => void): Promise<LiveConnection> {
    this.#token ??= await this.#signIn()
    return this.#transport.live(paths.boardLive, this.#token, onMessage)
  }

  /** Forgets the session, for instance because the server has restarted. */
  signOut(): void {
    this.#token = undefined
  }

  /** The session token, for tools that read the log beside this program. */
  async token(): Promise<string> {
    this.#token ??= await this.#signIn()
    return this.#token
  }

  async #signedIn(request: TransportRequest, isPatient = true): Promise<Uint8Array> {
    return accept(await this.#answerTo(request, isPatient))
  }

  async #answerTo(request: TransportRequest, isPatient = false): Promise<TransportResponse> {
    const fresh = this.#token === undefined
    this.#token ??= await this.#signIn()
    const signed = { ...request, token: this.#token }
    const response = await (isPatient ? this.#patiently(signed) : this.#transport.request(signed))
    if (response.status !== NOT_SIGNED_IN || fresh) return response
    this.#token = undefined
    return this.#answerTo(request, isPatient)
  }

  /** Repeats what the server was too busy for, or what came too fast, after as long as it asks. */
  async #patiently(request: TransportRequest): Promise<TransportResponse> {
    for (let waited = 0; ;) {
      const response = await this.#transport.request(request)
      if (response.status !== TOO_MANY) return response
      const pause = Math.max(1, response.retryAfterSeconds ?? 1)
      if (waited + pause > LONGEST_WAIT_SECONDS) return response
      waited += pause
      await delay(this.#clock, pause * 1000)
    }
  }

  async #open(request: TransportRequest): Promise<Uint8Array> {
    const response = await this.#transport.request(request)
    return accept(response)
  }

  async #signIn(): Promise<string> {
    const identity = this.#identity
    if (identity === undefined) throw clientError('client/not-enrolled', 'This device is not enrolled yet')
    const access = base64url(identity.access.publicKey)
    const answer = await this.#open({ method: 'POST', path: paths.challenge, json: { access } })
    const { challenge } = parseApi(challengeResponseSchema, answer)
    const message = concatBytes(requireBase64url(challenge, 32, 'A challenge'), utf8(identity.origin))
    const signature = base64url(await identity.access.sign(dssePae(payloadTypes.session, message)))
    const session = await this.#open({ method: 'POST', path: paths.session, json: { access, challenge, signature } })
    return parseApi(sessionResponseSchema, session).token
  }
}
