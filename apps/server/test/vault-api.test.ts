import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { base64url, randomBytes } from '@chancery/base'
import { VAULT_CHUNK_BYTES, paths } from '@chancery/protocol'
import type { Answer, Api } from '@chancery/testkit/api'
import { describe, expect, it } from 'vitest'
import { newOffice } from './_in-process.ts'

const pathOf = (hash: string): string => `${paths.vault}/${hash}`
const put = (api: Api, token: string, hash: string, bytes: Uint8Array): Promise<Answer> =>
  api.bytes('PUT', pathOf(hash), bytes, token)
const get = (api: Api, token: string, hash: string): Promise<Answer> => api.get(pathOf(hash), token)
const outcome = ({ status, json }: Answer): string => (status < 300 ? 'ok' : `${status} ${String(json['code'])}`)
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url')
const newChunk = (): readonly [hash: string, bytes: Uint8Array] => {
  const bytes = randomBytes(VAULT_CHUNK_BYTES)
  return [hashOf(bytes), bytes]
}
const chunksOn = (folder: string): string[] =>
  existsSync(join(folder, 'vault'))
    ? readdirSync(join(folder, 'vault'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : []

describe('a chunk in the vault', () => {
  it('is brought and fetched by whoever is signed in, as often as they like, also after a restart', async () => {
    const office = await newOffice()
    const [hash, bytes] = newChunk()
    expect(outcome(await get(office.api, office.token, hash))).toBe('404 api/not-found')
    for (const _again of [1, 2]) expect(outcome(await put(office.api, office.bob.token, hash, bytes))).toBe('ok')
    expect(chunksOn(office.folder)).toHaveLength(1)
    const fetched = await get(office.api, office.token, hash)
    expect(fetched.headers.get('content-type')).toBe('application/octet-stream')
    expect(fetched.headers.get('cache-control')).toBe('no-store')
    expect(Buffer.compare(fetched.bytes, bytes)).toBe(0)
    const { api } = await office.restart()
    const token = await api.signIn(office.bob.device)
    expect(Buffer.compare((await get(api, token, hash)).bytes, bytes)).toBe(0)
  })

  it('is not for strangers', async () => {
    const { api, bob, folder } = await newOffice()
    const [hash, bytes] = newChunk()
    const stranger = base64url(randomBytes(32))
    expect(outcome(await put(api, stranger, hash, bytes))).toBe('401 api/not-signed-in')
    expect(chunksOn(folder)).toEqual([])
    await put(api, bob.token, hash, bytes)
    expect(outcome(await get(api, stranger, hash))).toBe('401 api/not-signed-in')
    expect(outcome(await api.get(pathOf(hash)))).toBe('401 api/not-signed-in')
  })

  it('is refused with another length, under another hash, or under no hash, and nothing of it stays', async () => {
    const { api, bob, folder } = await newOffice()
    const [hash, bytes] = newChunk()
    const [short, long] = [bytes.subarray(1), new Uint8Array(VAULT_CHUNK_BYTES + 1)]
    expect(outcome(await put(api, bob.token, hashOf(short), short))).toBe('400 api/bad-request')
    expect(outcome(await put(api, bob.token, hashOf(long), long))).toBe('413 api/too-large')
    expect(outcome(await put(api, bob.token, hashOf(new Uint8Array(0)), new Uint8Array(0)))).toBe('400 api/bad-request')
    expect(outcome(await put(api, bob.token, newChunk()[0], bytes))).toBe('400 api/bad-request')
    for (const name of ['x', hash.slice(1), `${hash}A`, encodeURIComponent('../../../state.db').padEnd(43, 'A')]) {
      expect(outcome(await put(api, bob.token, name, bytes))).toBe('400 api/bad-request')
      expect(outcome(await get(api, bob.token, name))).toBe('400 api/bad-request')
    }
    expect(chunksOn(folder)).toEqual([])
  })

  it('leaves nothing when its connection breaks in the middle', async () => {
    const { api, bob, folder } = await newOffice()
    const [hash, bytes] = newChunk()
    const request = httpRequest(api.url + pathOf(hash), {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${bob.token}`,
        'content-type': 'application/octet-stream',
        'content-length': bytes.length,
      },
    })
    request.on('error', () => undefined)
    const closed = new Promise((resolve) => request.on('close', resolve))
    await new Promise((resolve) => request.write(bytes.subarray(0, 30_000), resolve))
    request.destroy()
    await closed
    expect(outcome(await get(api, bob.token, hash))).toBe('404 api/not-found')
    expect(chunksOn(folder)).toEqual([])
    expect(outcome(await put(api, bob.token, hash, bytes))).toBe('ok')
  })
})

describe('a vault with a limit', () => {
  it('says that it is full, in words, keeps what it has, and takes again what it has', async () => {
    const { api, bob } = await newOffice({ vaultMaxBytes: 3 * VAULT_CHUNK_BYTES })
    const chunks = Array.from({ length: 3 }, newChunk)
    for (const [hash, bytes] of chunks) expect(outcome(await put(api, bob.token, hash, bytes))).toBe('ok')
    const [hash, bytes] = newChunk()
    const refused = await put(api, bob.token, hash, bytes)
    expect(outcome(refused)).toBe('507 api/vault-full')
    expect(refused.json['message']).toContain('no room for more files')
    for (const [known, again] of chunks) {
      expect(outcome(await put(api, bob.token, known, again))).toBe('ok')
      expect(outcome(await get(api, bob.token, known))).toBe('ok')
    }
  })

  it('lets nobody pass it by coming at the same time', async () => {
    const { api, bob, folder } = await newOffice({ vaultMaxBytes: 4 * VAULT_CHUNK_BYTES })
    const chunks = Array.from({ length: 20 }, newChunk)
    const answers = await Promise.all(chunks.map(([hash, bytes]) => put(api, bob.token, hash, bytes)))
    const taken = answers.filter(({ status }) => status === 204)
    expect(new Set(answers.map(outcome))).toEqual(new Set(['ok', '507 api/vault-full']))
    expect(taken.length).toBeLessThanOrEqual(4)
    expect(chunksOn(folder)).toHaveLength(taken.length)
  })
})
