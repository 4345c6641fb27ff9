import { base64url, randomBytes } from '@chancery/base'
import { decodeFrame, parseLink, paths } from '@chancery/protocol'
import type { Frame, OfficeResponse } from '@chancery/protocol'
import { parseVerifierKey } from '@chancery/tlog'
import type { VerifierKey } from '@chancery/tlog'
import { newDevice, newKey, requestOf, seal, signChallenge } from './_device.ts'
import type { TestDevice, TestEnvelope, TestKey } from './_device.ts'

/** An expiry that no test reaches: Unix time in the year 2096. */
const FAR_AWAY = 4_000_000_000

/** An answer: status, and its body as JSON where it is JSON. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
  readonly json: Record<string, unknown>
}

/** Speaks to a relay as devices do, over real HTTP. */
export class Api {
  readonly url: string

  constructor(url: string) {
    this.url = url.replace('localhost', '127.0.0.1')
  }

  async send(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(this.url + path, init)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
    const json = isJson ? (JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown>) : {}
    return { status: response.status, headers: response.headers, bytes, json }
  }

  get(path: string, token?: string): Promise<Answer> {
    return this.send(path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })
  }

  post(path: string, body: unknown, token?: string): Promise<Answer> {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const headers = { 'content-type': 'application/json', ...authorization }
    return this.send(path, { method: 'POST', headers, body: JSON.stringify(body) })
  }

  bytes(method: string, path: string, body: Uint8Array, token: string): Promise<Answer> {
    const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${token}` }
    return this.send(path, { method, headers, body: Buffer.from(body) })
  }

  async office(): Promise<OfficeResponse> {
    return (await this.get(paths.office)).json as unknown as OfficeResponse
  }

  async keys(): Promise<{ board: VerifierKey; register: VerifierKey; witness: VerifierKey }> {
    const { board, register, relay } = await this.office()
    const [boardKey, registerKey, witness] = [board, register, relay?.witness ?? ''].map(parseVerifierKey)
    return { board: boardKey, register: registerKey, witness } as Awaited<ReturnType<Api['keys']>>
  }

  async seal(nowMs: number, ...cells: readonly Uint8Array[]): Promise<TestEnvelope> {
    return seal((await this.office()).relay?.gateway ?? '', nowMs, ...cells)
  }

  /** Signs a device in; throws with the refusal. */
  async signIn({ access }: TestDevice): Promise<string> {
    const { challenge } = (await this.post(paths.challenge, { access: access.text })).json as { challenge?: string }
    const signature = signChallenge(access, challenge ?? '', (await this.keys()).board.name)
    const answer = await this.post(paths.session, { access: access.text, challenge, signature })
    if (answer.status !== 200) throw new Error(`sign-in: ${String(answer.json['code'])}`)
    return answer.json['token'] as string
  }

  /** Follows the live connection. */
  live(token: string): LiveReader {
    return new LiveReader(this.url, token)
  }
}

/** Reads frames one after the other. */
export class LiveReader {
  readonly #socket: WebSocket
  readonly #frames: Uint8Array[] = []
  #wake = (): void => undefined
  readonly closed: Promise<{ code: number; reason: string }>

  constructor(url: string, token: string) {
    this.#socket = new WebSocket(url.replace('http', 'ws') + paths.boardLive)
    this.#socket.binaryType = 'arraybuffer'
    this.#socket.addEventListener('open', () => this.#socket.send(token))
    this.#socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
      this.#frames.push(new Uint8Array(data))
      this.#wake()
    })
    this.closed = new Promise((resolve) => {
      this.#socket.addEventListener('close', ({ code, reason }) => resolve({ code, reason }))
    })
  }

  /** The next frame's bytes. */
  async bytes(): Promise<Uint8Array> {
    while (this.#frames.length === 0)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    return this.#frames.shift() as Uint8Array
  }

  /** The next frame of a kind; others are passed over. */
  async next<const Type extends Frame['type']>(type: Type): Promise<Extract<Frame, { type: Type }>> {
    for (;;) {
      const frame = decodeFrame(await this.bytes())
      if (frame.type === type) return frame as Extract<Frame, { type: Type }>
    }
  }

  close(): void {
    this.#socket.close()
  }
}

/** Somebody who is signed in. */
export interface Person {
  readonly device: TestDevice
  readonly token: string
}

/** Carol founds the organization through the relay and signs in. */
export async function found(api: Api, foundLink: string): Promise<{ organization: TestKey; carol: Person }> {
  const link = parseLink(foundLink)
  const { board, register } = await api.office()
  const organization = newKey()
  const device = newDevice()
  const answer = await api.post(paths.found, {
    token: base64url(link.kind === 'found' ? link.token : new Uint8Array(32)),
    organization: requestOf({ kind: 'organization', key: organization.text, board, register }, organization),
    device: requestOf(
      { kind: 'device', access: device.access.text, revoke: device.revoke.text },
      organization,
      randomBytes(1024),
    ),
  })
  if (answer.status !== 200) throw new Error(`founding: ${JSON.stringify(answer.json)}`)
  return { organization, carol: { device, token: await api.signIn(device) } }
}

/** Carol invites somebody, whose device joins and signs in. */
export async function join(api: Api, organization: TestKey): Promise<Person> {
  const key = newKey()
  const invitation = { kind: 'invitation', key: key.text, expires: FAR_AWAY } as const
  await api.post(paths.registerEntries, requestOf(invitation, organization))
  const device = newDevice()
  const { access, revoke } = device
  const entry = { kind: 'device', access: access.text, revoke: revoke.text, invitation: key.text } as const
  const answer = await api.post(paths.registerEntries, requestOf(entry, key, randomBytes(1024)))
  if (answer.status !== 200) throw new Error(`joining: ${JSON.stringify(answer.json)}`)
  return { device, token: await api.signIn(device) }
}
