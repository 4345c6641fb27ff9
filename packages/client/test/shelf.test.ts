import { createHash, randomBytes } from 'node:crypto'
import {
  Engine,
  deleteMessage,
  forwardMessage,
  isHere,
  listMessages,
  openFile,
  setPolicy,
  stageFile,
  synchronize,
  writeLetter,
} from '@chancery/client'
import type { Attachment, Recipient, Transport, TransportResponse } from '@chancery/client'
import { VAULT_CHUNK_BYTES, encodeShelfAnswer, paths, vaultBytes } from '@chancery/protocol'
import { openOffice } from '@chancery/testkit'
import type { Colleague, Office } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { httpTransport } from '../src/api/http-transport.ts'
import { takeShelf } from '../src/vault/take-shelf.ts'
import { fileOf, hashOf } from './_files.ts'
import { brisk, startProgram } from './_program.ts'
import type { Program } from './_program.ts'

const SHELF = `${paths.shelf}/`
const VAULT = `${paths.vault}/`
const SMALL = 300_000
const LARGE = 3_000_000

/** What a device asks of vault and shelf, and somebody who may answer in the server's place. */
class ShelfLine {
  readonly asked: string[] = []
  answer: (path: string) => TransportResponse | undefined = () => undefined
  change: (path: string, answer: TransportResponse) => TransportResponse = (_path, answer) => answer

  connect = (server: string): Transport => {
    const transport = httpTransport(server)
    return {
      ...transport,
      request: async (request) => {
        const { method, path } = request
        if (method !== 'GET' || !(path.startsWith(SHELF) || path.startsWith(VAULT))) return transport.request(request)
        this.asked.push(path)
        return this.answer(path) ?? this.change(path, await transport.request(request))
      },
    }
  }

  get byName(): string[] {
    return this.asked.filter((path) => path.startsWith(VAULT))
  }
}

interface Desk {
  readonly who: Colleague
  readonly line: ShelfLine
  readonly program: Program
}

async function desk(who: Colleague): Promise<Desk> {
  const line = new ShelfLine()
  const program = await startProgram(who, { connect: line.connect, clock: brisk })
  await program.until(() => program.engine.network === 'online')
  return { who, line, program }
}

async function attached({ program }: Desk, size: number, seed = 'file'): Promise<Attachment> {
  const vault = await stageFile(program.engine, fileOf(size, seed))
  return { kind: 'file', type: 'application/octet-stream', size, name: 'file.bin', vault }
}

async function send(from: Desk, to: Recipient, size: number, tag = 'one'): Promise<Attachment> {
  const attachment = await attached(from, size, tag)
  await writeLetter(from.program.engine, { to, tag, text: tag, attachment })
  from.program.following.nudge()
  return attachment
}

const person = ({ engine }: Colleague): Recipient => ({ kind: 'person', person: engine.account.person })
const has =
  ({ program }: Desk, text: string) =>
  async (): Promise<boolean> =>
    (await listMessages(program.engine)).some((message) => message.text === text)
const count = ({ who }: Desk, table: string): number => who.store.tables.get(table)?.size ?? 0
const open = ({ program }: Desk, { vault, size }: Attachment): Promise<Blob> =>
  openFile(program.engine, { ...vault, size })

async function open3(): Promise<{ office: Office; alice: Colleague; bob: Colleague; carol: Colleague }> {
  const office = await openOffice()
  const [alice, bob] = [await office.enrol('Alice'), await office.enrol('Bob')]
  for (const { engine } of [office.carol, alice, bob]) await synchronize(engine)
  return { office, alice, bob, carol: office.carol }
}

describe('a small file in an office without a relay', () => {
  it('is fetched by everybody alike, whoever it is for, and by nobody by its name', async () => {
    const { office, ...people } = await open3()
    await using _office = office
    const [a, b, c] = await Promise.all([people.alice, people.bob, people.carol].map(desk))
    if (a === undefined || b === undefined || c === undefined) throw new Error('Somebody is missing')
    const chunks = vaultBytes(SMALL) / VAULT_CHUNK_BYTES
    const attachment = await send(b, person(people.alice), SMALL)
    await a.program.until(has(a, 'one'))
    // The reader opens it as soon as it is there; the bystander has nothing to open.
    expect(await hashOf(await open(a, attachment))).toBe(await hashOf(fileOf(SMALL, 'one')))
    await until(() => [a, b, c].every((one) => one.program.engine.shelfEnd === chunks))
    await until(async () => (await Promise.all([a, c].map(positionOf))).every((next) => next === chunks))
    for (const { line } of [a, b, c]) expect(line.byName).toEqual([])
    const [first] = c.line.asked
    expect(first).toBe(`${SHELF}0`)
    // Nobody has named it here; it stays in the window, sealed.
    expect(count(c, 'shelf-chunk')).toBe(chunks)
    expect(count(c, 'vault-file')).toBe(0)
    await Promise.all([a, b, c].map(({ program }) => program.stop()))
  })

  it('is kept as that file’s when a message names it, without a tap, and nothing is asked when it is opened', async () => {
    const { office, alice, bob } = await open3()
    await using _office = office
    const [a, b] = [await desk(alice), await desk(bob)]
    const attachment = await send(b, person(alice), SMALL)
    const { hash } = attachment.vault
    await until(() => isHere(a.program.engine, hash))
    expect(count(a, 'shelf-chunk')).toBe(0)
    expect(count(a, 'shelf-expected')).toBe(0)
    expect(a.program.events).toContainEqual(
      expect.objectContaining({ kind: 'transfer', transfer: expect.objectContaining({ hash, state: 'done' }) }),
    )
    a.line.asked.length = 0
    expect(await hashOf(await open(a, attachment))).toBe(await hashOf(fileOf(SMALL, 'one')))
    expect(a.line.asked).toEqual([])
    await Promise.all([a, b].map(({ program }) => program.stop()))
  })

  it('that came while a device was away is there when it comes back, from where it had stopped', async () => {
    const { office, alice, bob } = await open3()
    await using _office = office
    const b = await desk(bob)
    const early = await desk(alice)
    await send(b, person(alice), SMALL, 'early')
    await until(async () => (await listMessages(early.program.engine)).length > 0)
    await until(async () => (await positionOf(early)) === vaultBytes(SMALL) / VAULT_CHUNK_BYTES)
    await early.program.stop()
    const attachment = await send(b, person(alice), 100, 'late')
    await b.program.until(has(b, 'late'))
    const a = await desk(alice)
    expect(await hashOf(await open(a, attachment))).toBe(await hashOf(fileOf(100, 'late')))
    expect(a.line.asked).toEqual([`${SHELF}${vaultBytes(SMALL) / VAULT_CHUNK_BYTES}`])
    await Promise.all([a, b].map(({ program }) => program.stop()))
  })

  it('of a message that was deleted before its chunks came is not kept', async () => {
    const { office, alice, bob } = await open3()
    await using _office = office
    const [a, b] = [await desk(alice), await desk(bob)]
    let isHeld = true
    // The shelf is late here.
    a.line.answer = (path) => (isHeld && path.startsWith(SHELF) ? { status: 500, body: new Uint8Array(0) } : undefined)
    const { vault } = await send(b, person(alice), SMALL)
    await a.program.until(has(a, 'one'))
    expect(count(a, 'shelf-expected')).toBe(1)
    await b.program.until(has(b, 'one'))
    const message = (await listMessages(b.program.engine)).find(({ text }) => text === 'one')
    if (message === undefined) throw new Error('Nothing was sent')
    await deleteMessage(b.program.engine, message.id)
    b.program.following.nudge()
    await a.program.until(async () =>
      (await listMessages(a.program.engine)).some(({ deletedBy }) => deletedBy !== undefined),
    )
    expect(count(a, 'shelf-expected')).toBe(0)
    isHeld = false
    a.program.following.reconnect(false)
    a.program.following.reconnect(true)
    await until(async () => (await positionOf(a)) === vaultBytes(SMALL) / VAULT_CHUNK_BYTES)
    expect(await isHere(a.program.engine, vault.hash)).toBe(false)
    await Promise.all([a, b].map(({ program }) => program.stop()))
  })

  it('is not on the shelf where the policy wants none, or where it is too large: who opens it asks for it', async () => {
    const { office, alice, bob, carol } = await open3()
    await using _office = office
    const [a, b] = [await desk(alice), await desk(bob)]
    const large = await send(b, person(alice), LARGE, 'large')
    await a.program.until(has(a, 'large'))
    expect((await open(a, large)).size).toBe(LARGE)
    expect(a.line.byName).toHaveLength(vaultBytes(LARGE) / VAULT_CHUNK_BYTES)
    await setPolicy(carol.engine, { mode: 'standard', shelfBytes: 0 })
    await Promise.all([a, b].map(({ program }) => program.until(() => program.engine.roster.policy?.shelfBytes === 0)))
    const small = await send(b, person(alice), 100, 'small')
    await a.program.until(has(a, 'small'))
    await open(a, small)
    expect(a.line.byName.at(-1)).toBe(`${VAULT}${small.vault.hash}`)
    expect(a.line.asked.filter((path) => path.startsWith(SHELF))).toEqual([])
    await Promise.all([a, b].map(({ program }) => program.stop()))
  })

  it('comes in Saver with the batches, and is not asked for by its name either', async () => {
    const { office, alice, bob, carol } = await open3()
    await using _office = office
    await setPolicy(carol.engine, { mode: 'saver', batchMs: 10_000, coverMs: 0 })
    for (const { engine } of [alice, bob]) await synchronize(engine)
    const [a, b] = [await desk(alice), await desk(bob)]
    expect(a.program.engine.inbox).toBeUndefined()
    const attachment = await send(b, person(alice), SMALL)
    await a.program.until(has(a, 'one'))
    expect(await hashOf(await open(a, attachment))).toBe(await hashOf(fileOf(SMALL, 'one')))
    expect([a, b].flatMap(({ line }) => line.byName)).toEqual([])
    expect(a.line.asked[0]).toBe(`${SHELF}0`)
    await Promise.all([a, b].map(({ program }) => program.stop()))
  })

  it('that is forwarded is sealed anew, so that nobody who gets it asks for it by its name', async () => {
    const { office, alice, bob, carol } = await open3()
    await using _office = office
    const [a, b] = [await desk(alice), await desk(bob)]
    const attachment = await send(b, person(alice), SMALL)
    await until(() => isHere(a.program.engine, attachment.vault.hash))
    const message = (await listMessages(a.program.engine)).find(({ text }) => text === 'one')
    if (message === undefined) throw new Error('Nothing came')
    await forwardMessage(a.program.engine, message.id, [person(carol)])
    a.program.following.nudge()
    const c = await desk(carol)
    await c.program.until(has(c, 'one'))
    const forwarded = (await listMessages(c.program.engine)).find(({ text }) => text === 'one')?.attachment
    if (forwarded === undefined) throw new Error('Nothing was forwarded')
    expect(forwarded.vault.hash).not.toBe(attachment.vault.hash)
    expect(forwarded.vault.key).not.toBe(attachment.vault.key)
    expect(await hashOf(await open(c, forwarded))).toBe(await hashOf(fileOf(SMALL, 'one')))
    expect([a, b, c].flatMap(({ line }) => line.byName)).toEqual([])
    await Promise.all([a, b, c].map(({ program }) => program.stop()))
  })

  it('comes to whoever only looks in, too, and is opened by them without a word of it', async () => {
    const { office, alice, bob } = await open3()
    await using _office = office
    const b = await desk(bob)
    const attachment = await send(b, person(alice), SMALL)
    await b.program.until(has(b, 'one'))
    const line = new ShelfLine()
    const engine = await Engine.open({ ...alice.ports, connect: line.connect })
    await synchronize(engine)
    expect(await isHere(engine, attachment.vault.hash)).toBe(true)
    expect(line.asked).toEqual([`${SHELF}0`])
    await openFile(engine, { ...attachment.vault, size: SMALL })
    expect(line.byName).toEqual([])
    await b.program.stop()
  })
})

describe('the window of a device', () => {
  /** An engine that has a shelf of so many chunks before it, given out in the server's place. */
  async function before(
    end: number,
  ): Promise<{ office: Office; alice: Colleague; engine: Engine; line: ShelfLine; chunks: Uint8Array[] }> {
    const { office, alice } = await open3()
    const line = new ShelfLine()
    const engine = await Engine.open({ ...alice.ports, connect: line.connect })
    const chunks = Array.from({ length: end }, () => new Uint8Array(randomBytes(VAULT_CHUNK_BYTES)))
    line.answer = (path) => {
      if (!path.startsWith(SHELF)) return undefined
      const from = Number(path.slice(SHELF.length))
      return { status: 200, body: encodeShelfAnswer({ end: chunks.length, chunks: chunks.slice(from, from + 16) }) }
    }
    engine.shelfEnd = end
    return { office, alice, engine, line, chunks }
  }
  const kept = ({ store }: Colleague): number => store.tables.get('shelf-chunk')?.size ?? 0
  const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url')

  it('goes on where it was interrupted, also in another program, and asks for nothing twice', async () => {
    const { office, alice, engine, line, chunks } = await before(40)
    await using _office = office
    const answer = line.answer
    line.answer = (path) => {
      if (path === `${SHELF}32`) throw new TypeError('the machine stops')
      return answer(path)
    }
    await expect(takeShelf(engine)).rejects.toThrow('the machine stops')
    expect(kept(alice)).toBe(32)
    line.answer = answer
    line.asked.length = 0
    const again = await Engine.open({ ...alice.ports, connect: line.connect })
    again.shelfEnd = 40
    expect(await takeShelf(again)).toBe(40)
    expect(line.asked).toEqual([`${SHELF}32`])
    expect([...(alice.store.tables.get('shelf-chunk')?.keys() ?? [])]).toEqual(chunks.map(nameOf))
  })

  it('lets go what it has kept for two days', async () => {
    const { office, alice, engine, chunks } = await before(20)
    await using _office = office
    expect(await takeShelf(engine)).toBe(20)
    expect(kept(alice)).toBe(20)
    const later = engine.ports.clock.now() + 48.1 * 3_600_000
    const clock = { ...engine.ports.clock, now: () => later }
    const aged = await Engine.open({ ...engine.ports, clock })
    chunks.push(new Uint8Array(VAULT_CHUNK_BYTES))
    aged.shelfEnd = 21
    expect(await takeShelf(aged)).toBe(21)
    expect([...(alice.store.tables.get('shelf-chunk')?.keys() ?? [])]).toEqual([
      nameOf(new Uint8Array(VAULT_CHUNK_BYTES)),
    ])
    expect(alice.store.tables.get('shelf-place')?.size).toBe(1)
  })

  it('keeps 256 MiB at most', async () => {
    const { office, alice, engine, line } = await before(0)
    await using _office = office
    const one = new Uint8Array(VAULT_CHUNK_BYTES)
    await takeShelf(engine)
    for (let end = 1000; end <= 5000; end += 1000) {
      line.answer = (path) => {
        const count = Math.min(16, end - Number(path.slice(SHELF.length)))
        return { status: 200, body: encodeShelfAnswer({ end, chunks: Array.from({ length: count }, () => one) }) }
      }
      engine.shelfEnd = end
      expect(await takeShelf(engine)).toBe(end)
    }
    expect(alice.store.tables.get('shelf-place')?.size).toBe(4096)
  })

  it('goes back by 64 MiB at most after a long time away', async () => {
    const { office, alice, engine, line } = await before(0)
    await using _office = office
    const one = new Uint8Array(VAULT_CHUNK_BYTES)
    line.answer = (path) => {
      const from = Number(path.slice(SHELF.length))
      const body = encodeShelfAnswer({
        end: 9000,
        chunks: Array.from({ length: Math.min(16, 9000 - from) }, () => one),
      })
      return { status: 200, body }
    }
    engine.shelfEnd = 9000
    expect(await takeShelf(engine)).toBe(9000)
    expect(line.asked).toHaveLength(1024 / 16)
    expect(line.asked[0]).toBe(`${SHELF}${9000 - 1024}`)
    expect(kept(alice)).toBe(1)
  })

  it('reports a list that is none, keeps nothing of it, and comes to an end with one that has none', async () => {
    const { office, alice, engine, line } = await before(4)
    await using _office = office
    const good = encodeShelfAnswer({ end: 4, chunks: [] })
    for (const body of [
      new Uint8Array(0),
      new Uint8Array(7),
      good,
      encodeShelfAnswer({ end: 0, chunks: [new Uint8Array(VAULT_CHUNK_BYTES)] }),
      new Uint8Array(8 + VAULT_CHUNK_BYTES - 1),
      new Uint8Array(8 + 17 * VAULT_CHUNK_BYTES).fill(1),
      new Uint8Array(8).fill(255),
    ]) {
      line.answer = () => ({ status: 200, body })
      await expect(takeShelf(engine)).rejects.toMatchObject({ code: 'client/bad-answer' })
      expect(kept(alice)).toBe(0)
    }
    // However much a server says that there is, a pass goes to where it was said to end.
    line.answer = (path) => {
      const from = Number(path.slice(SHELF.length))
      const chunks = [new Uint8Array(VAULT_CHUNK_BYTES)]
      return { status: 200, body: encodeShelfAnswer({ end: from + 1_000_000, chunks }) }
    }
    line.asked.length = 0
    expect(await takeShelf(engine)).toBe(4)
    expect(line.asked).toHaveLength(4)
  })

  it('never takes other bytes for a file’s: what the server gives in their place is kept as what it is', async () => {
    const { office, alice, bob } = await open3()
    await using _office = office
    const [a, b] = [await desk(alice), await desk(bob)]
    a.line.change = (path, answer) => {
      if (!path.startsWith(SHELF) || answer.status !== 200) return answer
      const body = answer.body.slice()
      for (let at = 8; at < body.length; at += VAULT_CHUNK_BYTES) body[at] = (body[at] as number) ^ 1
      return { ...answer, body }
    }
    const attachment = await send(b, person(alice), SMALL)
    await a.program.until(has(a, 'one'))
    await until(async () => (await positionOf(a)) === vaultBytes(SMALL) / VAULT_CHUNK_BYTES)
    expect(await isHere(a.program.engine, attachment.vault.hash)).toBe(false)
    // Whoever withholds is asked by name; that is an attack which shows who wants it, and the file is the true one.
    expect(await hashOf(await open(a, attachment))).toBe(await hashOf(fileOf(SMALL, 'one')))
    expect(a.line.byName).toHaveLength(vaultBytes(SMALL) / VAULT_CHUNK_BYTES)
    await Promise.all([a, b].map(({ program }) => program.stop()))
  })
})

async function positionOf({ who }: Desk): Promise<number | undefined> {
  const bytes = await who.store.get('state', 'shelf')
  return bytes === undefined ? undefined : (JSON.parse(new TextDecoder().decode(bytes)) as { next: number }).next
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve))
}
