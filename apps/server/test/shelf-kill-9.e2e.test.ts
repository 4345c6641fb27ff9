import { createHash, randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { randomBytes } from '@chancery/base'
import { VAULT_CHUNK_BYTES, decodeShelfAnswer, paths } from '@chancery/protocol'
import { Api, found } from '@chancery/testkit/api'
import { temporaryFolder } from '@chancery/testkit/temporary-folder'
import { expect, it } from 'vitest'
import { startProcess } from './_server-process.ts'

const KILLS = 12
const LANES = 4

const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url')

/** Puts chunks on the shelf until the server is gone; notes those that it has acknowledged. */
async function load(api: Api, token: string, acknowledged: Set<string>): Promise<void> {
  for (;;) {
    const bytes = randomBytes(VAULT_CHUNK_BYTES)
    const name = nameOf(bytes)
    const answer = await api.bytes('PUT', `${paths.shelf}/${name}`, bytes, token).catch(() => undefined)
    if (answer?.status !== 204) return
    acknowledged.add(name)
  }
}

/** All names on the shelf, of the bytes that it gives. */
async function readAll(api: Api, token: string): Promise<string[]> {
  const names: string[] = []
  for (;;) {
    const answer = decodeShelfAnswer((await api.get(`${paths.shelf}/${names.length}`, token)).bytes, names.length)
    if (answer === undefined) throw new Error('This is no answer')
    names.push(...answer.chunks.map(nameOf))
    if (names.length === answer.end) return names
  }
}

it(`a server that is killed ${KILLS} times while files come keeps on the shelf what it acknowledged, in the order that it told`, async () => {
  const folder = await temporaryFolder()
  let server = await startProcess(folder.path)
  const first = new Api(server.url)
  const { carol } = await found(first, server.foundLink as string)
  const acknowledged = new Set<string>()
  let told: readonly string[] = []
  for (let kill = 0; kill <= KILLS; kill++) {
    const api = new Api(server.url)
    const token = await api.signIn(carol)
    const names = await readAll(api, token)
    expect(names.slice(0, told.length)).toEqual(told)
    expect(new Set(names).size).toBe(names.length)
    expect([...acknowledged].filter((name) => !names.includes(name))).toEqual([])
    if (kill === KILLS) break
    const loading = Promise.all(Array.from({ length: LANES }, () => load(api, token, acknowledged)))
    // The random moment is the point of this test, so this is not a sleep that waits for something.
    await pause(randomInt(10, 300))
    told = await readAll(api, token).catch(() => names)
    await server.end('SIGKILL')
    await loading
    server = await startProcess(folder.path)
  }
  await server.end('SIGTERM')
  await folder.remove()
  process.stdout.write(`${KILLS} kills: ${acknowledged.size} chunks acknowledged, none lost\n`)
  expect(acknowledged.size).toBeGreaterThan(KILLS)
})
