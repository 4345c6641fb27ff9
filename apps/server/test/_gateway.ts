import { fromBase64url, randomBytes } from '@chancery/base'
import { decodeKeyConfig, encapsulateRequest } from '@chancery/ohttp'
import type { EncapsulatedRequest, KeyConfig } from '@chancery/ohttp'
import {
  DEVICE_HEADER,
  cellEnvelopes,
  decodeAnswerBatch,
  decodeEnvelopeAnswer,
  encodeEnvelopeBatch,
  encodeEnvelopeRequest,
  isNotOpened,
  paths,
} from '@chancery/protocol'
import { Api, FAR_AWAY, foundingRequest } from '@chancery/testkit/api'
import type { Answer } from '@chancery/testkit/api'
import { newDevice, newKey, requestOf } from '@chancery/testkit/device'
import type { TestDevice, TestKey } from '@chancery/testkit/device'
import { newServer } from './_in-process.ts'
import type { InProcess } from './_in-process.ts'
import type { ServerOptions } from '../src/index.ts'

/** Asks as the relay does: with its session, and, where that matters, for a device. */
export class RelayApi extends Api {
  readonly key: TestKey
  #token = ''

  constructor(url: string, key: TestKey) {
    super(url)
    this.key = key
  }

  /** The relay's session. */
  get token(): string {
    return this.#token
  }

  async open(): Promise<this> {
    this.#token = await this.signIn({ access: this.key, revoke: this.key })
    return this
  }

  override send(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.#token}`, ...(init.headers as Record<string, string>) }
    return super.send(path, { ...init, headers })
  }

  /** Sends on what a device asked. */
  for(access: string, path: string, init: RequestInit = {}): Promise<Answer> {
    return this.send(path, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), [DEVICE_HEADER]: access },
    })
  }

  async gateway(): Promise<KeyConfig> {
    const { relay } = (await this.get(paths.office)).json as { relay: { gateway: string } }
    return decodeKeyConfig(fromBase64url(relay.gateway) as Uint8Array) as KeyConfig
  }

  /** What each sender of a batch hears: `taken`, a refusal's code, or that nobody could open it. */
  async batch(sent: readonly Sent[]): Promise<string[]> {
    const body = encodeEnvelopeBatch(
      cellEnvelopes,
      sent.map(({ bytes }) => bytes),
    )
    const answer = await this.bytes('POST', paths.gateway, body, this.#token)
    if (answer.status !== 200) throw new Error(`batch: ${answer.status} ${String(answer.json['code'])}`)
    const sealed = decodeAnswerBatch(cellEnvelopes, answer.bytes) ?? []
    return Promise.all(sealed.map((one, index) => heard(sent[index] as Sent, one)))
  }
}

/** An envelope on its way, and who waits for its answer. */
export type Sent = EncapsulatedRequest

async function heard(sent: Sent, sealed: Uint8Array): Promise<string> {
  if (isNotOpened(sealed)) return 'not opened'
  const opened = await sent.open(sealed)
  const answer = opened && decodeEnvelopeAnswer(opened)
  return answer === undefined ? 'unreadable' : (answer.refusal?.code ?? 'taken')
}

/** An envelope with these cells, or a dummy, of this moment. */
export function seal(config: KeyConfig, nowMs: number, ...cells: Uint8Array[]): Promise<Sent> {
  return encapsulateRequest(config, encodeEnvelopeRequest({ date: Math.floor(nowMs / 1000), cells }))
}

/** The same envelope once more, in the hands of somebody who did not seal it. */
export function replayOf({ bytes, open }: Sent): Sent {
  return { bytes: bytes.slice(), open }
}

export interface RelayedOffice extends InProcess {
  /** The relay. */
  readonly relay: RelayApi
  readonly organization: TestKey
  readonly carol: TestDevice
  readonly bob: TestDevice
}

/** Carol's organization and Bob's device, behind a relay: all of it came through that. */
export async function newRelayedOffice(options: Partial<ServerOptions> = {}): Promise<RelayedOffice> {
  const key = newKey()
  const started = await newServer({ relay: key.text, ...options })
  const relay = await new RelayApi(started.server.url, key).open()
  const [organization, carol, bob, invitation] = [newKey(), newDevice(), newDevice(), newKey()]
  const founding = await foundingRequest(relay, started.server.foundLink as string, organization, carol)
  const entries = [
    requestOf({ kind: 'invitation', key: invitation.text, expires: FAR_AWAY }, organization),
    requestOf(
      { kind: 'device', access: bob.access.text, revoke: bob.revoke.text, invitation: invitation.text },
      invitation,
      randomBytes(1024),
    ),
  ]
  const answers = [await relay.post(paths.found, founding)]
  for (const entry of entries) answers.push(await relay.post(paths.registerEntries, entry))
  const failed = answers.find(({ status }) => status !== 200)
  if (failed !== undefined) throw new Error(`office: ${JSON.stringify(failed.json)}`)
  return { ...started, relay, organization, carol, bob }
}

/** Starts the same office again, and signs the relay in. */
export async function restartOffice(office: RelayedOffice): Promise<RelayedOffice> {
  const started = await office.restart()
  return { ...office, ...started, relay: await new RelayApi(started.server.url, office.relay.key).open() }
}
