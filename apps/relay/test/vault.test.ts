import { createHash } from 'node:crypto'
import { randomBytes } from '@chancery/base'
import { VAULT_CHUNK_BYTES, paths } from '@chancery/protocol'
import type { Answer, Api } from '@chancery/testkit/api'
import { describe, expect, it } from 'vitest'
import { Relayed } from './_relayed.ts'

const newChunk = (): readonly [path: string, bytes: Uint8Array] => {
  const bytes = randomBytes(VAULT_CHUNK_BYTES)
  return [`${paths.vault}/${createHash('sha256').update(bytes).digest('base64url')}`, bytes]
}
const put = (api: Api, token: string, path: string, bytes: Uint8Array): Promise<Answer> =>
  api.bytes('PUT', path, bytes, token)
const outcome = ({ status, json }: Answer): string => (status < 300 ? 'ok' : `${status} ${String(json['code'])}`)

describe('the vault behind a relay', () => {
  it('takes chunks and gives them back, to who is signed in at the relay', async () => {
    const relayed = await Relayed.open()
    const { carol, bob } = await relayed.found()
    const [path, bytes] = newChunk()
    expect(outcome(await relayed.api.get(path, bob.token))).toBe('404 api/not-found')
    expect(outcome(await put(relayed.api, 'nobody', path, bytes))).toBe('401 api/not-signed-in')
    for (const _again of [1, 2]) expect(outcome(await put(relayed.api, bob.token, path, bytes))).toBe('ok')
    for (const { token } of [carol, bob])
      expect(Buffer.compare((await relayed.api.get(path, token)).bytes, bytes)).toBe(0)
    expect(outcome(await relayed.api.get(path))).toBe('401 api/not-signed-in')
  })

  it('refuses through it what it refuses itself, and never believes a hash unseen', async () => {
    const relayed = await Relayed.open({ server: { vaultMaxBytes: VAULT_CHUNK_BYTES } })
    const { bob } = await relayed.found()
    const [path, bytes] = newChunk()
    const [other, others] = newChunk()
    const { api } = relayed
    expect(outcome(await put(api, bob.token, other, bytes))).toBe('400 api/bad-request')
    expect(outcome(await put(api, bob.token, path, bytes.subarray(1)))).toBe('400 api/bad-request')
    expect(outcome(await put(api, bob.token, path, new Uint8Array(VAULT_CHUNK_BYTES + 1)))).toBe('413 api/too-large')
    expect(outcome(await put(api, bob.token, `${paths.vault}/../heads`, bytes))).toMatch(/^40[045]/)
    expect(outcome(await put(api, bob.token, path, bytes))).toBe('ok')
    const full = await put(api, bob.token, other, others)
    expect(outcome(full)).toBe('507 api/vault-full')
    expect(full.json['message']).toContain('no room for more files')
    expect(outcome(await api.get(other, bob.token))).toBe('404 api/not-found')
  })

  it('is asked once for what many fetch, as far as the relay has memory for it', async () => {
    const relayed = await Relayed.open({ relay: { chunkCacheBytes: 2 * VAULT_CHUNK_BYTES } })
    const { bob } = await relayed.found()
    const chunks = [newChunk(), newChunk(), newChunk()]
    for (const [path, bytes] of chunks) await put(relayed.api, bob.token, path, bytes)
    for (const [path] of chunks) expect(outcome(await relayed.api.get(path, bob.token))).toBe('ok')
    // The board is gone: what the relay still holds are the two chunks that were fetched last.
    await relayed.stopServer()
    await relayed.untilHealth('waiting')
    const answers = await Promise.all(chunks.map(([path]) => relayed.api.get(path, bob.token)))
    expect(answers.map(outcome)).toEqual(['503 api/unavailable', 'ok', 'ok'])
  })

  it('is not told by the relay which device asks', async () => {
    const relayed = await Relayed.open()
    const { bob } = await relayed.found()
    const [path, bytes] = newChunk()
    const seen: string[] = []
    const fetched = globalThis.fetch
    globalThis.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : String(input)
      if (url.startsWith(relayed.boardUrl + paths.vault)) seen.push(JSON.stringify(init?.headers))
      return fetched(input, init)
    }
    try {
      await put(relayed.api, bob.token, path, bytes)
      await relayed.api.get(path, bob.token)
    } finally {
      globalThis.fetch = fetched
    }
    expect(seen).toHaveLength(2)
    for (const headers of seen) {
      expect(headers).not.toContain('chancery-device')
      expect(headers).not.toContain(bob.device.access.text)
      expect(headers).not.toContain(bob.token)
    }
  })
})
