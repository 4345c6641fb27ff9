import { base64url, randomBytes } from '@chancery/base'
import {
  Engine,
  cancelTransfer,
  discardLetter,
  httpTransport,
  listWaiting,
  retryTransfer,
  stageFile,
  synchronize,
  uploadWaiting,
  writeLetter,
} from '@chancery/client'
import type { Recipient, Transport, TransportRequest } from '@chancery/client'
import { VAULT_CHUNK_BYTES, paths } from '@chancery/protocol'
import { openOffice } from '@chancery/testkit'
import type { Colleague, Office } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { decodeRecord } from '../src/engine/record.ts'
import { fileOf, told } from './_files.ts'
import { openGroup } from './_group.ts'
import { startProgram } from './_program.ts'
import { textsOf } from './_texts.ts'

const LARGE = 10 * VAULT_CHUNK_BYTES
const SMALL = 100

/** A line on which chunks of some files wait until they are let go, or are refused. */
class Dock {
  readonly put: string[] = []
  readonly #held = new Map<string, { readonly open: Promise<void>; readonly letGo: () => void }>()
  readonly #refused = new Set<string>()

  /** Nothing of these chunks arrives before {@link letGo}. */
  hold(names: readonly string[]): void {
    let letGo = (): void => undefined
    const open = new Promise<void>((resolve) => (letGo = resolve))
    for (const name of names) this.#held.set(name, { open, letGo })
  }

  letGo(names: readonly string[]): void {
    for (const name of names) this.#held.get(name)?.letGo()
  }

  refuse(names: readonly string[], isRefused: boolean): void {
    for (const name of names)
      if (isRefused) this.#refused.add(name)
      else this.#refused.delete(name)
  }

  connect = (server: string): Transport => {
    const transport = httpTransport(server)
    const request: Transport['request'] = async (asked) => {
      const name = chunkOf(asked)
      if (name === undefined) return transport.request(asked)
      await this.#held.get(name)?.open
      if (this.#refused.has(name)) return { status: 507, body: utf8('{"code":"api/vault-full","message":"No"}') }
      this.put.push(name)
      return transport.request(asked)
    }
    return { ...transport, request }
  }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function chunkOf({ method, path }: TransportRequest): string | undefined {
  const folder = [paths.vault, paths.shelf].find((one) => path.startsWith(`${one}/`))
  return method === 'PUT' && folder !== undefined ? path.slice(folder.length + 1) : undefined
}

interface Attached {
  readonly tag: string
  readonly hash: string
  readonly chunks: readonly string[]
}

/** A file that is sealed, and what is told of it to nobody yet. */
async function staged(engine: Engine, size: number, seed: string): Promise<Attached & { write: Write }> {
  const file = fileOf(size, seed)
  const vault = await stageFile(engine, file)
  const bytes = await engine.ports.store.get('vault-file', vault.hash)
  const { chunks } = decodeRecord<{ chunks: readonly string[] }>(bytes as Uint8Array)
  const tag = base64url(randomBytes(9))
  const attachment = { kind: 'file', type: file.type, size, name: seed, vault } as const
  return { tag, hash: vault.hash, chunks, write: (to) => writeLetter(engine, { to, tag, text: seed, attachment }) }
}

type Write = (to: Recipient) => Promise<void>

const write = (engine: Engine, to: Recipient, text: string): Promise<void> =>
  writeLetter(engine, { to, tag: base64url(randomBytes(9)), text })

async function scene(office: Office) {
  const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice', 'Bob')
  const { Alice: alice, Bob: bob } = members
  await synchronize(alice.engine)
  const group: Recipient = { kind: 'conversation', conversation }
  const toBob: Recipient = { kind: 'person', person: bob.engine.account.person }
  return { carol, alice, bob, group, toBob }
}

/** Alice follows, over a line that can be held up. */
async function following(alice: Colleague, dock: Dock) {
  const program = await startProgram(alice, { connect: dock.connect })
  await program.until(() => program.engine.network === 'online')
  const isUp = ({ hash }: Attached): boolean => told(program.events, hash).some(({ state }) => state === 'done')
  const hasGone = async (text: string): Promise<boolean> =>
    (await listWaiting(program.engine)).every((waiting) => waiting.text !== text)
  return { ...program, isUp, hasGone }
}

describe('letters with files', () => {
  it('keep their order in a conversation; texts pass, and other conversations wait for nobody', async () => {
    await using office = await openOffice()
    const { carol, alice, bob, group, toBob } = await scene(office)
    const dock = new Dock()
    const program = await following(alice, dock)
    const { engine, until, isUp, hasGone } = program
    const large = await staged(engine, LARGE, 'large')
    const small = await staged(engine, SMALL, 'small')
    const other = await staged(engine, SMALL, 'other')
    dock.hold(large.chunks)
    await large.write(group)
    await small.write(group)
    await write(engine, group, 'text')
    await other.write(toBob)
    program.following.nudge()
    await until(async () => (await hasGone('other')) && (await hasGone('text')))
    expect(await textsOf(bob)).toEqual(expect.arrayContaining(['text', 'other']))
    expect((await listWaiting(engine, group)).map(({ text }) => text)).toEqual(['large', 'small'])
    dock.letGo(large.chunks)
    await until(async () => (await hasGone('large')) && (await hasGone('small')))
    expect(isUp(small)).toBe(true)
    expect(await textsOf(carol)).toEqual(['text', 'large', 'small'])
    await program.stop()
  })

  it('wait behind a file that is uploaded later than theirs, and go the moment it is', async () => {
    await using office = await openOffice()
    const { carol, alice, group } = await scene(office)
    const dock = new Dock()
    const program = await following(alice, dock)
    const { engine, until, isUp, hasGone } = program
    const first = await staged(engine, SMALL, 'first')
    const second = await staged(engine, SMALL, 'second')
    dock.hold(first.chunks)
    await first.write(group)
    await second.write(group)
    program.following.nudge()
    await until(() => isUp(second))
    await write(engine, group, 'text')
    program.following.nudge()
    await until(() => hasGone('text'))
    expect(await textsOf(carol)).toEqual(['text'])
    dock.letGo(first.chunks)
    await until(() => hasGone('second'))
    expect(await textsOf(carol)).toEqual(['text', 'first', 'second'])
    await program.stop()
  })

  it('wait for none that was refused, which goes when its person tries again', async () => {
    await using office = await openOffice()
    const { carol, alice, group } = await scene(office)
    const dock = new Dock()
    const program = await following(alice, dock)
    const { engine, until, hasGone } = program
    const large = await staged(engine, LARGE, 'large')
    const small = await staged(engine, SMALL, 'small')
    dock.refuse(large.chunks, true)
    await large.write(group)
    await small.write(group)
    program.following.nudge()
    await until(() => hasGone('small'))
    expect(await textsOf(carol)).toEqual(['small'])
    dock.refuse(large.chunks, false)
    await retryTransfer(engine, large.hash)
    await until(() => hasGone('large'))
    expect(await textsOf(carol)).toEqual(['small', 'large'])
    await program.stop()
  })

  it('wait for none that its person gave up', async () => {
    await using office = await openOffice()
    const { carol, alice, group } = await scene(office)
    const dock = new Dock()
    const program = await following(alice, dock)
    const { engine, until, isUp, hasGone } = program
    const first = await staged(engine, SMALL, 'first')
    const second = await staged(engine, SMALL, 'second')
    dock.hold(first.chunks)
    await first.write(group)
    await second.write(group)
    program.following.nudge()
    await until(() => isUp(second))
    await discardLetter(engine, first.tag)
    await cancelTransfer(engine, first.hash)
    program.following.nudge()
    await until(() => hasGone('second'))
    expect(await textsOf(carol)).toEqual(['second'])
    dock.letGo(first.chunks)
    await program.stop()
  })

  it('keep their order to somebody with whom the conversation begins meanwhile', async () => {
    await using office = await openOffice()
    const { alice, bob, toBob } = await scene(office)
    const dock = new Dock()
    const program = await following(alice, dock)
    const { engine, until, isUp, hasGone } = program
    const first = await staged(engine, SMALL, 'first')
    const second = await staged(engine, SMALL, 'second')
    dock.hold(first.chunks)
    await first.write(toBob)
    await write(engine, toBob, 'text')
    program.following.nudge()
    await until(() => hasGone('text'))
    await second.write(toBob)
    program.following.nudge()
    await until(() => isUp(second))
    await write(engine, toBob, 'more')
    program.following.nudge()
    await until(() => hasGone('more'))
    expect(await textsOf(bob)).toEqual(['text', 'more'])
    dock.letGo(first.chunks)
    await until(() => hasGone('second'))
    expect(await textsOf(bob)).toEqual(['text', 'more', 'first', 'second'])
    await program.stop()
  })
})

describe('the way up', () => {
  it('is for the earliest file of each conversation, and of those for the one of which least is left', async () => {
    await using office = await openOffice()
    const { alice, group, toBob } = await scene(office)
    const dock = new Dock()
    const engine = await Engine.open({ ...alice.ports, connect: dock.connect })
    const large = await staged(engine, 4 * LARGE, 'large')
    const behind = await staged(engine, SMALL, 'behind')
    const other = await staged(engine, SMALL, 'other')
    await large.write(group)
    await behind.write(group)
    await other.write(toBob)
    await uploadWaiting(engine)
    const places = [large, behind, other].map(({ chunks }) => chunks.map((name) => dock.put.indexOf(name)))
    const [all, [after], [before]] = places as [number[], [number], [number]]
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0)
    // Four are in the air at a time, and may overtake each other there.
    expect(after).toBeGreaterThan(all.length - 4)
    expect(before).toBeLessThan(4)
  })
})
