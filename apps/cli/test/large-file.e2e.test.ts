import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, statSync } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '@chancery/server'
import type { RunningServer } from '@chancery/server'
import { VAULT_CHUNK_BYTES, vaultChunkCount } from '@chancery/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chancery, spawnChancery } from './_process.ts'
import type { EndedProcess } from './_process.ts'
import { openWire } from './_wire.ts'
import type { Wire } from './_wire.ts'

const MB = 1_000_000
const SIZE = 100 * MB
/** The file’s chunks and their index. */
const CHUNKS = vaultChunkCount(SIZE) + 1
/** What HTTP and TCP may add to a chunk, and whatever else a command says. */
const OVERHEAD = 1500
/** Chunks that are on their way at the same time: more than these can no interruption make a device send again. */
const IN_THE_AIR = 4

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer)
  return hash.digest('hex')
}

/** 100 MB that nothing compresses. */
async function writeLargeFile(path: string): Promise<void> {
  const file = await open(path, 'w')
  let state = createHash('sha256').update('large file').digest()
  for (let left = SIZE; left > 0;) {
    const block = Buffer.alloc(Math.min(MB, left))
    for (let at = 0; at < block.length; at += 32) {
      state = createHash('sha256').update(state).digest()
      state.copy(block, at)
    }
    await file.writeFile(block)
    left -= block.length
  }
  await file.close()
}

describe('a file of 100 MB', () => {
  let folder: string
  let server: RunningServer
  let wire: Wire
  const home = (who: string): string => join(folder, who)
  const run = (who: string, ...args: readonly string[]): Promise<EndedProcess> => chancery(home(who), args)
  const large = (): string => join(folder, 'figures 2026.bin')
  const chunksOnDisk = (): number =>
    readdirSync(join(folder, 'server', 'vault'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
      .length

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chancery-large-'))
    server = await startServer({ dataDir: join(folder, 'server'), port: 0, roundMs: 20 })
    wire = await openWire(server.url)
    const link = (server.foundLink ?? '').replace(server.url, wire.url)
    const founded = await run('carol', 'found', link, '--organization', 'Bank of Examples', '--name', 'Carol')
    let invite = String(founded.records[0]?.['invite'])
    for (const name of ['Alice', 'Bob']) {
      await run(name.toLowerCase(), 'enrol', invite, '--name', name)
      invite = String((await run('carol', 'invite')).records[0]?.['invite'])
    }
    await run('bob', 'send', '--to', 'Alice', 'The figures follow')
    await writeLargeFile(large())
  }, 180_000)
  afterAll(async () => {
    await wire[Symbol.asyncDispose]()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('goes up over a connection that is cut three times, from a process that is killed once', async () => {
    const before = wire.carried.up
    wire.cutAfter('up', 15 * MB, 15 * MB, 40 * MB)
    const sender = spawnChancery(home('bob'), ['send', '--to', 'Alice', '--file', large(), 'All of them'])
    await wire.until('up', before + 50 * MB)
    await sender.kill('SIGKILL')
    expect(wire.cuts).toBe(2)
    const acknowledged = chunksOnDisk()
    expect(acknowledged).toBeGreaterThan(600)
    expect(acknowledged).toBeLessThan(1000)
    // Any later command goes on with it.
    expect(await run('bob', 'people')).toMatchObject({ code: 0 })
    expect(wire.cuts).toBe(3)
    expect(chunksOnDisk()).toBe(CHUNKS)
    // Three cuts and a kill: no more was sent twice than was in the air then.
    const sent = wire.carried.up - before
    expect(sent).toBeLessThan((CHUNKS + 4 * IN_THE_AIR) * (VAULT_CHUNK_BYTES + OVERHEAD))
  }, 180_000)

  it('comes down over a connection that is cut three times, and is the same to the last byte', async () => {
    const { records } = await run('alice', 'read')
    const message = records.find(({ text }) => text === 'All of them')
    expect(message?.['attachment']).toEqual({
      kind: 'file',
      name: 'figures 2026.bin',
      type: 'application/octet-stream',
      bytes: SIZE,
    })
    const [before, cuts] = [wire.carried.down, wire.cuts]
    wire.cutAfter('down', 20 * MB, 30 * MB, 30 * MB)
    const fetched = await run('alice', 'fetch', String(message?.['message']), '--out', folder.concat('/fetched.bin'))
    expect(fetched).toMatchObject({ code: 0, records: [{ bytes: SIZE }] })
    expect(wire.cuts - cuts).toBe(3)
    expect(statSync(join(folder, 'fetched.bin')).size).toBe(SIZE)
    expect(await hashOf(join(folder, 'fetched.bin'))).toBe(await hashOf(large()))
    const got = wire.carried.down - before
    expect(got).toBeLessThan((CHUNKS + 3 * IN_THE_AIR) * (VAULT_CHUNK_BYTES + OVERHEAD))
  }, 180_000)

  it('is opened again without the server', async () => {
    const { records } = await run('alice', 'read')
    const position = String(records.find(({ text }) => text === 'All of them')?.['position'])
    const before = wire.carried.down
    const again = await run('alice', 'fetch', position, '--out', join(folder, 'again.bin'))
    expect(again.code).toBe(0)
    expect(wire.carried.down - before).toBeLessThan(MB)
    expect(await hashOf(join(folder, 'again.bin'))).toBe(await hashOf(large()))
    expect(await run('alice', 'fetch', position, '--out', join(folder, 'again.bin'))).toMatchObject({ code: 2 })
  }, 180_000)

  it('is nobody’s at the server: no name, no caption, no text is on its disk', async () => {
    const words = ['figures 2026', 'All of them', 'The figures follow', 'Bank of Examples']
    for (const entry of readdirSync(join(folder, 'server'), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      for await (const bytes of createReadStream(path, { highWaterMark: 64 * MB }))
        expect(words.filter((word) => (bytes as Buffer).includes(word))).toEqual([])
    }
  })
})
