import { base64url, concatBytes, randomBytes } from '@chancery/base'
import { parseLink, paths } from '@chancery/protocol'
import type { AppendRequest, OfficeResponse } from '@chancery/protocol'
import { parseVerifierKey } from '@chancery/tlog'
import type { VerifierKey } from '@chancery/tlog'
import { newDevice, newKey, requestOf, signChallenge } from './device.ts'
import type { TestDevice, TestKey } from './device.ts'

/** An expiry that no test reaches: Unix time in the year 2096. */
export const FAR_AWAY = 4_000_000_000

/** An answer: status, and its body as JSON where it is JSON. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
  readonly json: Record<string, unknown>
}

/** Speaks the API of a server or a relay as devices do, over real HTTP, without an engine: whatever a test wants to say. */
export class Api {
  readonly url: string

  constructor(url: string) {
    // Straight to the address: a name would be looked up for both families.
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
    return this.send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify(body),
    })
  }

  bytes(method: string, path: string, body: Uint8Array, token: string): Promise<Answer> {
    const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${token}` }
    return this.send(path, { method, headers, body: Buffer.from(body) })
  }

  cells(cells: readonly Uint8Array[], token: string): Promise<Answer> {
    return this.bytes('POST', paths.boardCells, concatBytes(...cells), token)
  }

  async office(): Promise<OfficeResponse> {
    return (await this.get(paths.office)).json as unknown as OfficeResponse
  }

  async boardKey(): Promise<VerifierKey> {
    return parseVerifierKey((await this.office()).board) as VerifierKey
  }

  /** Signs a device in; throws with the refusal. */
  async signIn({ access }: TestDevice): Promise<string> {
    const { challenge } = (await this.post(paths.challenge, { access: access.text })).json as { challenge?: string }
    const signature = signChallenge(access, challenge ?? '', (await this.boardKey()).name)
    const answer = await this.post(paths.session, { access: access.text, challenge, signature })
    if (answer.status !== 200) throw new Error(`sign-in: ${String(answer.json['code'])}`)
    return answer.json['token'] as string
  }
}

/** Carol's organization: what her device knows after founding. */
export interface Founded {
  readonly organization: TestKey
  readonly carol: TestDevice
  readonly token: string
}

/** The founding as Carol's client sends it. */
export async function foundingRequest(
  api: Api,
  foundLink: string,
  organization: TestKey,
  carol: TestDevice,
): Promise<{ token: string; organization: AppendRequest; device: AppendRequest }> {
  const link = parseLink(foundLink)
  const { board, register } = await api.office()
  return {
    token: base64url(link.kind === 'found' ? link.token : new Uint8Array(32)),
    organization: requestOf({ kind: 'organization', key: organization.text, board, register }, organization),
    device: requestOf(
      { kind: 'device', access: carol.access.text, revoke: carol.revoke.text },
      organization,
      randomBytes(1024),
    ),
  }
}

/** Carol founds the organization and signs in. */
export async function found(api: Api, foundLink: string): Promise<Founded> {
  const organization = newKey()
  const carol = newDevice()
  const answer = await api.post(paths.found, await foundingRequest(api, foundLink, organization, carol))
  if (answer.status !== 200) throw new Error(`founding: ${JSON.stringify(answer.json)}`)
  return { organization, carol, token: await api.signIn(carol) }
}

/** A device that joined, and its session. */
export interface Joined {
  readonly device: TestDevice
  readonly token: string
}

/** Carol invites somebody, whose device joins and signs in. */
export async function joinOffice(api: Api, organization: TestKey): Promise<Joined> {
  const key = newKey()
  await api.post(
    paths.registerEntries,
    requestOf({ kind: 'invitation', key: key.text, expires: FAR_AWAY }, organization),
  )
  const device = newDevice()
  const { access, revoke } = device
  const entry = { kind: 'device', access: access.text, revoke: revoke.text, invitation: key.text } as const
  const answer = await api.post(paths.registerEntries, requestOf(entry, key, randomBytes(1024)))
  if (answer.status !== 200) throw new Error(`joining: ${JSON.stringify(answer.json)}`)
  return { device, token: await api.signIn(device) }
}
