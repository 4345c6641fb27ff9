import { createHash } from 'node:crypto'
import { fromBase64url, randomBytes } from '@chancery/base'
import { decodeKeyConfig, encapsulateRequest } from '@chancery/ohttp'
import type { EncapsulatedRequest, KeyConfig } from '@chancery/ohttp'
import { VAULT_CHUNK_BYTES, decodeVaultAnswer, encodeVaultRequest, paths, vaultEnvelopes } from '@chancery/protocol'
import type { VaultWish } from '@chancery/protocol'
import type { Answer } from '@chancery/testkit/api'
import { describe, expect, it } from 'vitest'
import { Relayed, afterwards } from './_relayed.ts'

interface Chunk {
  readonly name: string
  readonly chunk: Uint8Array
}

const newChunk = (): Chunk => {
  const chunk = randomBytes(VAULT_CHUNK_BYTES)
  return { name: createHash('sha256').update(chunk).digest('base64url'), chunk }
}
const bringing = (chunk: Chunk): VaultWish => ({ kind: 'put', ...chunk })
const fetching = ({ name }: Chunk): VaultWish => ({ kind: 'get', name })
const outer = ({ status, json }: Answer): string => `${status} ${String(json['code'])}`

/** Seals a wish, or none, as a device does. */
async function seal({ api }: Relayed, wish?: VaultWish): Promise<EncapsulatedRequest> {
  const gateway = (await api.office()).relay?.gateway ?? ''
  const date = Math.floor(Date.now() / 1000)
  const request = encodeVaultRequest(wish === undefined ? { date } : { date, wish })
  return encapsulateRequest(decodeKeyConfig(fromBase64url(gateway) as Uint8Array) as KeyConfig, request)
}

/** What the sender hears: a chunk, `ok`, or the code of a refusal. */
async function ask(relayed: Relayed, token: string, wish?: VaultWish): Promise<Uint8Array | string> {
  const sealed = await seal(relayed, wish)
  const answer = await relayed.api.bytes('POST', paths.envelopeVault, sealed.bytes, token)
  if (answer.status !== 200) return outer(answer)
  const opened = await sealed.open(answer.bytes)
  const said = opened && decodeVaultAnswer(opened)
  return said?.chunk ?? said?.refusal?.code ?? (said === undefined ? 'unreadable' : 'ok')
}

/** What the board is asked of its vault from now on. */
function watchBoard(relayed: Relayed): { readonly url: string; readonly headers: string }[] {
  const seen: { url: string; headers: string }[] = []
  const fetched = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    if (url.startsWith(relayed.boardUrl) && /vault/u.test(url))
      seen.push({ url, headers: JSON.stringify(init?.headers) })
    return fetched(input, init)
  }
  afterwards(async () => void (globalThis.fetch = fetched))
  return seen
}

describe('the vault behind a relay', () => {
  it('takes chunks and gives them back in envelopes, to who is signed in at the relay', async () => {
    const relayed = await Relayed.open()
    const { carol, bob } = await relayed.found()
    const one = newChunk()
    expect(await ask(relayed, bob.token, fetching(one))).toBe('api/not-found')
    expect(await ask(relayed, 'nobody', bringing(one))).toBe('401 api/not-signed-in')
    for (const _again of [1, 2]) expect(await ask(relayed, bob.token, bringing(one))).toBe('ok')
    for (const { token } of [carol, bob]) expect(await ask(relayed, token, fetching(one))).toEqual(one.chunk)
  })

  it('has requests of one length and answers of one length: who brings, fetches, or does nothing looks the same', async () => {
    const relayed = await Relayed.open()
    const { bob } = await relayed.found()
    const one = newChunk()
    const wishes = [bringing(one), fetching(one), fetching(newChunk()), undefined]
    const lengths = new Set<string>()
    for (const wish of wishes) {
      const { bytes } = await seal(relayed, wish)
      const answer = await relayed.api.bytes('POST', paths.envelopeVault, bytes, bob.token)
      lengths.add(`${bytes.length} ${answer.status} ${answer.bytes.length} ${answer.headers.get('content-type')}`)
    }
    const { envelopeBytes, answerBytes } = vaultEnvelopes
    expect([...lengths]).toEqual([`${envelopeBytes} 200 ${answerBytes} message/ohttp-res`])
  })

  it('refuses in the sealed answer what it refuses itself, and never believes a hash unseen', async () => {
    const relayed = await Relayed.open({ server: { vaultMaxBytes: VAULT_CHUNK_BYTES } })
    const { bob } = await relayed.found()
    const [one, other] = [newChunk(), newChunk()]
    expect(await ask(relayed, bob.token, bringing({ ...one, name: other.name }))).toBe('api/bad-request')
    expect(await ask(relayed, bob.token, bringing(one))).toBe('ok')
    expect(await ask(relayed, bob.token, bringing(other))).toBe('api/vault-full')
    expect(await ask(relayed, bob.token, fetching(other))).toBe('api/not-found')
  })

  it('takes nothing outside of envelopes, and no envelope of another length, of the board, or for another key', async () => {
    const relayed = await Relayed.open()
    const { bob } = await relayed.found()
    const { name, chunk } = newChunk()
    const { api } = relayed
    expect(outer(await api.bytes('PUT', `${paths.vault}/${name}`, chunk, bob.token))).toBe('403 api/not-allowed')
    expect(outer(await api.get(`${paths.vault}/${name}`, bob.token))).toBe('403 api/not-allowed')
    expect(outer(await api.bytes('PUT', `${paths.shelf}/${name}`, chunk, bob.token))).toBe('403 api/not-allowed')
    expect(outer(await api.get(`${paths.shelf}/0`, bob.token))).toBe('403 api/not-allowed')
    const post = (bytes: Uint8Array) => api.bytes('POST', paths.envelopeVault, bytes, bob.token)
    const { bytes } = await seal(relayed)
    expect(outer(await post(bytes.subarray(1)))).toBe('400 api/bad-request')
    expect(outer(await post((await api.seal(Date.now())).bytes))).toBe('400 api/bad-request')
    expect(outer(await post(new Uint8Array(bytes.length + 1)))).toBe('413 api/too-large')
    expect(outer(await post(new Uint8Array(bytes.length).fill(1)))).toBe('422 api/not-opened')
  })

  it('hears from the relay nothing but envelopes, of several devices together, and of no device its name', async () => {
    const relayed = await Relayed.open({ relay: { promptMs: 300 } })
    const { carol, bob } = await relayed.found()
    const seen = watchBoard(relayed)
    const chunks = Array.from({ length: 6 }, newChunk)
    const who = (index: number) => [carol, bob][index % 2] ?? bob
    const done = await Promise.all(chunks.map((one, index) => ask(relayed, who(index).token, bringing(one))))
    expect(new Set(done)).toEqual(new Set(['ok']))
    expect(seen.length).toBeLessThan(chunks.length)
    for (const { url, headers } of seen) {
      expect(url).toBe(relayed.boardUrl + paths.gatewayVault)
      for (const word of ['chancery-device', bob.device.access.text, carol.device.access.text, bob.token])
        expect(headers).not.toContain(word)
    }
  })

  it('takes an envelope once', async () => {
    const relayed = await Relayed.open()
    const { carol, bob } = await relayed.found()
    const { bytes, open } = await seal(relayed, bringing(newChunk()))
    await relayed.api.bytes('POST', paths.envelopeVault, bytes, bob.token)
    const again = await relayed.api.bytes('POST', paths.envelopeVault, bytes, carol.token)
    const opened = await open(again.bytes)
    expect(opened && decodeVaultAnswer(opened)?.refusal?.code).toBe('api/replayed')
  })
})
