import { createHash, randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CodedError } from '@chancery/base'
import {
  Engine,
  cancelTransfer,
  follow,
  httpTransport,
  isHere,
  isUploaded,
  listTransfers,
  openFile,
  retryTransfer,
  stageFile,
  uploadWaiting,
} from '@chancery/client'
import type { Transport, TransportRequest, TransportResponse } from '@chancery/client'
import { MAX_FILE_BYTES, VAULT_CHUNK_BYTES, paths, vaultChunkCount } from '@chancery/protocol'
import { openOffice } from '@chancery/testkit'
import type { Colleague, Office } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { makeRoom } from '../src/vault/make-room.ts'
import { askForUpload, fileOf, hashOf, told } from './_files.ts'
import { Line } from './_line.ts'

/** A line that counts chunks, and on which somebody may stand in between. */
class VaultLine {
  readonly put: string[] = []
  readonly got: string[] = []
  flying = 0
  mostFlying = 0
  /** Gives an answer in the server's place. */
  answer: (request: TransportRequest) => TransportResponse | undefined = () => undefined
  /** Nobody ever answers these. */
  isLost: (request: TransportRequest) => boolean = () => false
  /** Changes what the server answers. */
  change: (response: TransportResponse) => TransportResponse = (response) => response

  /** So many chunks are in the air. */
  async flies(count: number): Promise<void> {
    while (this.flying !== count) await new Promise((resolve) => setImmediate(resolve))
  }

  /** Nothing of a program that has stopped is in the air any more. */
  settled(): Promise<void> {
    return this.flies(0)
  }

  connect = (server: string): Transport => {
    const transport = httpTransport(server)
    return {
      ...transport,
      request: async (request) => {
        const isOnShelf = request.method === 'PUT' && request.path.startsWith(paths.shelf)
        if (!isOnShelf && !request.path.startsWith(paths.vault)) return transport.request(request)
        this.mostFlying = Math.max(this.mostFlying, ++this.flying)
        try {
          if (this.isLost(request)) await untilAborted(request)
          const instead = this.answer(request)
          if (instead !== undefined) return instead
          const response = await transport.request(request)
          if (response.status < 300) (request.method === 'PUT' ? this.put : this.got).push(request.path)
          return request.method === 'GET' ? this.change(response) : response
        } finally {
          this.flying--
        }
      },
    }
  }
}

/** Fails when its sender gives it up, and not before. */
function untilAborted({ signal }: TransportRequest): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(nobody)))
}

const nobody = new CodedError('client/unreachable', 'Nobody answers')

async function open(): Promise<{ office: Office; line: VaultLine; alice: Colleague; bob: Colleague }> {
  const line = new VaultLine()
  const office = await openOffice({ connect: line.connect })
  return { office, line, alice: await office.enrol('Alice'), bob: await office.enrol('Bob') }
}

const refusal = (status: number, code: string): TransportResponse => ({
  status,
  body: new TextEncoder().encode(JSON.stringify({ code, message: 'No' })),
})

/** Everything that a device keeps of files. */
const kept = ({ store }: Colleague): Record<string, number> =>
  Object.fromEntries(
    ['vault-chunk', 'vault-file', 'vault-upload', 'vault-stage'].map((name) => [
      name,
      store.tables.get(name)?.size ?? 0,
    ]),
  )

async function send({ engine }: Colleague, file: Blob): Promise<Awaited<ReturnType<typeof stageFile>>> {
  const ref = await stageFile(engine, file)
  await askForUpload(engine, ref.hash)
  await uploadWaiting(engine)
  return ref
}

describe('a file', () => {
  it('goes up when somebody asks for it and not before, and is opened by whoever has its reference', async () => {
    const { office, line, alice, bob } = await open()
    await using _office = office
    for (const size of [0, 5000, 300_000]) {
      const file = fileOf(size)
      const ref = await stageFile(bob.engine, file)
      expect(ref.isIndex).toBe(vaultChunkCount(size) > 1)
      expect(await isHere(bob.engine, ref.hash)).toBe(true)
      expect(await isUploaded(bob.engine, ref.hash)).toBe(false)
      await uploadWaiting(bob.engine)
      expect(line.put).toEqual([])
      await askForUpload(bob.engine, ref.hash)
      expect(await isUploaded(bob.engine, ref.hash)).toBe(false)
      await uploadWaiting(bob.engine)
      expect(await isUploaded(bob.engine, ref.hash)).toBe(true)
      expect(await isHere(alice.engine, ref.hash)).toBe(false)
      const opened = await openFile(alice.engine, { ...ref, size, type: 'text/plain' })
      expect({ size: opened.size, type: opened.type }).toEqual({ size, type: 'text/plain' })
      expect(await hashOf(opened)).toBe(await hashOf(file))
      expect(await isHere(alice.engine, ref.hash)).toBe(true)
      // What is here is not fetched again; the sender's own never was.
      const fetched = line.got.length
      for (const { engine } of [alice, bob])
        expect(await hashOf(await openFile(engine, { ...ref, size }))).toBe(await hashOf(file))
      expect(line.got).toHaveLength(fetched)
      expect(new Set(line.put).size).toBe(line.put.length)
      line.put.length = 0
    }
    expect(kept(bob)['vault-stage']).toBe(0)
  })

  it('is on the server as chunks of one length that say nothing, and the key is not there', async () => {
    const { office, bob } = await open()
    await using _office = office
    const { key } = await send(bob, fileOf(200_000))
    const folder = join(office.dataDir, 'vault')
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files).toHaveLength(vaultChunkCount(200_000) + 1)
    for (const { name } of files) expect(name).toMatch(/^[0-9a-f]{64}$/)
    expect(Buffer.from(key, 'base64url')).toHaveLength(32)
  })

  it('is sent four chunks at a time, each once, by whoever follows, with progress', async () => {
    const { office, line, bob } = await open()
    await using _office = office
    const size = 30 * VAULT_CHUNK_BYTES
    const { hash } = await stageFile(bob.engine, fileOf(size))
    await askForUpload(bob.engine, hash)
    const following = follow(bob.engine)
    following.nudge()
    await untilTold(bob, hash, 'done')
    following.stop()
    await following.ended
    const count = vaultChunkCount(size) + 1
    expect(line.put).toHaveLength(count)
    expect(new Set(line.put).size).toBe(count)
    expect(line.mostFlying).toBe(4)
    const steps = told(bob.events, hash)
    expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).toSorted((a, b) => a - b))
    expect(steps.at(-1)).toEqual({
      hash,
      direction: 'up',
      state: 'done',
      done: count * VAULT_CHUNK_BYTES,
      total: count * VAULT_CHUNK_BYTES,
    })
    expect(await listTransfers(bob.engine)).toEqual([])
  })

  it('that is small does not wait behind a large one', async () => {
    const { office, line, bob } = await open()
    await using _office = office
    const large = await stageFile(bob.engine, fileOf(40 * VAULT_CHUNK_BYTES))
    const small = await stageFile(bob.engine, fileOf(100))
    for (const { hash } of [large, small]) await askForUpload(bob.engine, hash)
    await uploadWaiting(bob.engine)
    expect(line.put.indexOf(`${paths.shelf}/${small.hash}`)).toBeLessThan(8)
  })

  it('is refused when it is too large, before anything is read', async () => {
    const { office, bob } = await open()
    await using _office = office
    const huge = { size: MAX_FILE_BYTES + 1 } as Blob
    await expect(stageFile(bob.engine, huge)).rejects.toMatchObject({ code: 'client/file-too-large' })
    expect(kept(bob)).toEqual({ 'vault-chunk': 0, 'vault-file': 0, 'vault-upload': 0, 'vault-stage': 0 })
  })

  it('leaves nothing when this device is full, and can be chosen again', async () => {
    const { office, bob } = await open()
    await using _office = office
    const stream = fileOf(2_000_000)
    const staging = stageFile(bob.engine, stream)
    bob.store.failNextCommit = true
    await expect(staging).rejects.toThrow('disk full')
    expect(kept(bob)).toEqual({ 'vault-chunk': 0, 'vault-file': 0, 'vault-upload': 0, 'vault-stage': 0 })
    await stageFile(bob.engine, stream)
    expect(kept(bob)).toMatchObject({ 'vault-file': 1, 'vault-stage': 0 })
  })
})

describe('an upload', () => {
  it('that was interrupted goes on, also in another program, and sends nothing again that was acknowledged', async () => {
    const { office, line, bob } = await open()
    await using _office = office
    const size = 20 * VAULT_CHUNK_BYTES
    const { hash } = await stageFile(bob.engine, fileOf(size))
    await askForUpload(bob.engine, hash)
    line.answer = () => {
      if (line.put.length >= 9) throw new TypeError('the machine stops')
      return undefined
    }
    await expect(uploadWaiting(bob.engine)).rejects.toThrow('the machine stops')
    await line.settled()
    const acknowledged = new Set(line.put)
    expect(acknowledged.size).toBeGreaterThanOrEqual(9)
    line.answer = () => undefined
    line.put.length = 0
    const again = await Engine.open(bob.ports)
    expect(await listTransfers(again)).toMatchObject([{ hash, direction: 'up', state: 'waiting' }])
    await uploadWaiting(again)
    // At most what was in the air when the machine stopped.
    expect(line.put.filter((path) => acknowledged.has(path)).length).toBeLessThanOrEqual(3)
    expect(new Set([...acknowledged, ...line.put]).size).toBe(vaultChunkCount(size) + 1)
    expect(await isUploaded(again, hash)).toBe(true)
  })

  it('that is refused waits for its person, who tries again or gives it up', async () => {
    const { office, line, bob } = await open()
    await using _office = office
    const refs = [await stageFile(bob.engine, fileOf(100)), await stageFile(bob.engine, fileOf(200_000, 'other'))]
    for (const { hash } of refs) await askForUpload(bob.engine, hash)
    line.answer = ({ method }) => (method === 'PUT' ? refusal(507, 'api/vault-full') : undefined)
    await uploadWaiting(bob.engine)
    const [first, second] = refs.map(({ hash }) => hash) as [string, string]
    for (const hash of [first, second])
      expect(told(bob.events, hash).at(-1)).toMatchObject({
        state: 'failed',
        failure: { code: 'api/vault-full', text: 'No' },
      })
    expect((await listTransfers(bob.engine)).map(({ state }) => state)).toEqual(['failed', 'failed'])
    line.answer = () => undefined
    // Not by itself.
    await uploadWaiting(bob.engine)
    expect(line.put).toEqual([])
    await retryTransfer(bob.engine, first)
    await cancelTransfer(bob.engine, second)
    await uploadWaiting(bob.engine)
    expect(line.put).toEqual([`${paths.shelf}/${first}`])
    expect(told(bob.events, second).at(-1)?.state).toBe('gone')
    expect(await isUploaded(bob.engine, first)).toBe(true)
    expect(kept(bob)).toMatchObject({ 'vault-chunk': 1, 'vault-file': 1, 'vault-upload': 0 })
  })

  it('that is given up while nobody answers is taken back, and makes room for the next', async () => {
    const { office, line, bob } = await open()
    await using _office = office
    const [lost, next] = [await stageFile(bob.engine, fileOf(2_000_000)), await stageFile(bob.engine, fileOf(100))]
    line.isLost = ({ method }) => method === 'PUT'
    await askForUpload(bob.engine, lost.hash)
    const following = follow(bob.engine)
    following.nudge()
    await line.flies(4)
    line.isLost = () => false
    await cancelTransfer(bob.engine, lost.hash)
    await line.settled()
    await askForUpload(bob.engine, next.hash)
    following.nudge()
    await untilTold(bob, next.hash, 'done')
    expect(line.put).toEqual([`${paths.shelf}/${next.hash}`])
    following.stop()
    await following.ended
  })

  it('of something that lies in the vault already is none', async () => {
    const { office, line, alice, bob } = await open()
    await using _office = office
    const ref = await send(bob, fileOf(100))
    await openFile(alice.engine, { ...ref, size: 100 })
    line.put.length = 0
    await askForUpload(alice.engine, ref.hash)
    await uploadWaiting(alice.engine)
    expect(line.put).toEqual([])
    expect(await isUploaded(alice.engine, ref.hash)).toBe(true)
    expect(await isHere(alice.engine, ref.hash)).toBe(true)
  })
})

describe('a file that is fetched', () => {
  it('goes on where it was interrupted, and shares the work with whoever opens it at the same time', async () => {
    const { office, line, alice, bob } = await open()
    await using _office = office
    const size = 20 * VAULT_CHUNK_BYTES
    const file = fileOf(size)
    const ref = await send(bob, file)
    line.answer = () => {
      if (line.got.length >= 8) throw new TypeError('the machine stops')
      return undefined
    }
    await expect(openFile(alice.engine, { ...ref, size })).rejects.toThrow('the machine stops')
    expect(told(alice.events, ref.hash).at(-1)?.state).toBe('failed')
    await line.settled()
    const stored = new Set(line.got)
    line.answer = () => undefined
    line.got.length = 0
    const again = await Engine.open(alice.ports)
    const opened = await Promise.all([openFile(again, { ...ref, size }), openFile(again, { ...ref, size })])
    for (const one of opened) expect(await hashOf(one)).toBe(await hashOf(file))
    expect(line.got.filter((path) => stored.has(path)).length).toBeLessThanOrEqual(3)
    expect(new Set(line.got).size).toBe(line.got.length)
    expect(told(alice.events, ref.hash).at(-1)).toMatchObject({ direction: 'down', state: 'done' })
  })

  it('stops when its person says so, and keeps what has come', async () => {
    const { office, line, alice, bob } = await open()
    await using _office = office
    const size = 20 * VAULT_CHUNK_BYTES
    const ref = await send(bob, fileOf(size))
    line.answer = () => {
      if (line.got.length >= 6) void cancelTransfer(alice.engine, ref.hash)
      return undefined
    }
    await expect(openFile(alice.engine, { ...ref, size })).rejects.toMatchObject({ code: 'client/cancelled' })
    expect(told(alice.events, ref.hash).at(-1)?.state).toBe('gone')
    expect(line.got.length).toBeLessThan(12)
    expect(kept(alice)['vault-chunk']).toBeGreaterThan(3)
    line.answer = () => undefined
    expect((await openFile(alice.engine, { ...ref, size })).size).toBe(size)
  })

  it('is not opened when the server gives something else, and says so in words', async () => {
    const { office, line, alice, bob } = await open()
    await using _office = office
    const size = 200_000
    const ref = await send(bob, fileOf(size))
    for (const body of [new Uint8Array(randomBytes(VAULT_CHUNK_BYTES)), new Uint8Array(10)]) {
      line.change = (response) => ({ ...response, body })
      await expect(openFile(alice.engine, { ...ref, size })).rejects.toMatchObject({ code: 'client/file-damaged' })
      expect(kept(alice)['vault-chunk']).toBe(0)
    }
    line.change = (response) => response
    expect((await openFile(alice.engine, { ...ref, size })).size).toBe(size)
  })

  it('is not opened when its statement lies: another key, another size, another kind, no hash at all', async () => {
    const { office, alice, bob } = await open()
    await using _office = office
    const size = 200_000
    const ref = await send(bob, fileOf(size))
    const small = await send(bob, fileOf(10))
    const lies = [
      { ...ref, size, key: randomBytes(32).toString('base64url') },
      { ...ref, size, key: 'no key' },
      { ...ref, size: size - 1 },
      { ...ref, size: 5_000_000 },
      { ...ref, size: 10, isIndex: false },
      { ...ref, size, isIndex: false },
      { ...ref, size, hash: '../../state.db' },
      { ...small, size, isIndex: true },
      { ...small, size: 11 + 65_400 },
      { ...small, size: 0 },
    ]
    for (const lie of lies)
      await expect(openFile(alice.engine, lie)).rejects.toMatchObject({ code: 'client/file-damaged' })
    const nowhere = createHash('sha256').update('nothing').digest('base64url')
    const gone = { ...small, hash: nowhere, size: 10 }
    await expect(openFile(alice.engine, gone)).rejects.toMatchObject({ code: 'client/file-gone' })
    expect((await openFile(alice.engine, { ...ref, size })).size).toBe(size)
  })
})

describe('what a device keeps of files', () => {
  it('is what was used last, up to a limit, and never less than what is on its way to the vault', async () => {
    const { office, line, alice, bob } = await open()
    await using _office = office
    const refs = []
    for (const seed of ['one', 'two', 'three']) refs.push(await send(bob, fileOf(100, seed)))
    const [one, two, three] = refs as [(typeof refs)[0], (typeof refs)[0], (typeof refs)[0]]
    for (const ref of [one, two, three]) await openFile(alice.engine, { ...ref, size: 100 })
    await openFile(alice.engine, { ...one, size: 100 })
    await makeRoom(alice.engine, 2 * VAULT_CHUNK_BYTES)
    const here = await Promise.all([one, two, three].map(({ hash }) => isHere(alice.engine, hash)))
    expect(here).toEqual([true, false, true])
    expect(kept(alice)).toMatchObject({ 'vault-chunk': 2, 'vault-file': 2 })
    const staged = await stageFile(alice.engine, fileOf(100, 'four'))
    await askForUpload(alice.engine, staged.hash)
    await makeRoom(alice.engine, 0)
    expect(await isHere(alice.engine, staged.hash)).toBe(true)
    expect(kept(alice)['vault-chunk']).toBe(1)
    line.got.length = 0
    await openFile(alice.engine, { ...two, size: 100 })
    expect(line.got).toHaveLength(1)
  })
})

async function untilTold(colleague: Colleague, hash: string, state: string): Promise<void> {
  while (told(colleague.events, hash).at(-1)?.state !== state) await new Promise((resolve) => setImmediate(resolve))
}

describe('a person who stays connected', () => {
  it('sends and opens files over a line that is cut again and again', async () => {
    const line = new Line()
    const office = await openOffice({ connect: line.connect })
    await using _office = office
    const [alice, bob] = [await office.enrol('Alice'), await office.enrol('Bob')]
    const followings = [alice, bob].map(({ engine }) => follow(engine))
    const size = 30 * VAULT_CHUNK_BYTES
    const file = fileOf(size)
    const { hash, ...ref } = await stageFile(bob.engine, file)
    await askForUpload(bob.engine, hash)
    followings[1]?.nudge()
    for (const done of [5, 15, 25]) await cutAt(line, bob, hash, done, followings)
    await untilTold(bob, hash, 'done')
    const opening = openFile(alice.engine, { hash, ...ref, size })
    for (const done of [5, 15, 25]) await cutAt(line, alice, hash, done, followings)
    expect(await hashOf(await opening)).toBe(await hashOf(file))
    for (const { events } of [alice, bob]) {
      const steps = told(events, hash)
      expect(steps.map(({ state }) => state)).toContain('waiting')
      expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).toSorted((a, b) => a - b))
    }
    for (const following of followings) following.stop()
    await Promise.all(followings.map(({ ended }) => ended))
  })
})

/** Cuts the line when so many chunks are through, and mends it when that was noticed. */
async function cutAt(
  line: Line,
  { events }: Colleague,
  hash: string,
  chunks: number,
  followings: readonly ReturnType<typeof follow>[],
): Promise<void> {
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  while ((told(events, hash).at(-1)?.done ?? 0) < chunks * VAULT_CHUNK_BYTES) await turn()
  line.cut()
  while (told(events, hash).at(-1)?.state !== 'waiting') await turn()
  line.isCut = false
  for (const following of followings) following.reconnect(true)
}
