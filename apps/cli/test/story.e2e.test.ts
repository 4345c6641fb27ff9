import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '@chancery/server'
import type { RunningServer } from '@chancery/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chancery, startFollow } from './_process.ts'
import type { EndedProcess } from './_process.ts'

describe('an office at the command line', () => {
  let folder: string
  let server: RunningServer
  const home = (who: string): string => join(folder, who)
  const run = (who: string, ...args: readonly string[]): Promise<EndedProcess> => chancery(home(who), args)
  /** The one record of a command that must succeed. */
  const ok = async (who: string, ...args: readonly string[]): Promise<Record<string, unknown>> => {
    const ended = await run(who, ...args)
    expect(ended).toMatchObject({ code: 0, records: [{}] })
    return ended.records[0] as Record<string, unknown>
  }
  const textsOf = async (who: string, ...args: readonly string[]): Promise<unknown[]> => {
    const ended = await run(who, 'read', ...args)
    expect(ended.code).toBe(0)
    const positions = ended.records.map(({ position }) => Number(position))
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b))
    return ended.records.filter(({ kind }) => kind === 'text').map(({ text }) => text)
  }
  let firstInvitation = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chancery-story-'))
    server = await startServer({ dataDir: join(folder, 'server'), port: 0, roundMs: 20 })
  })
  afterAll(async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('is founded, and two people join', async () => {
    const found = ['found', server.foundLink ?? '', '--organization', 'Bank of Examples', '--name', 'Carol']
    firstInvitation = String((await ok('carol', ...found))['invite'])
    const alice = await ok('alice', 'enrol', firstInvitation, '--name', 'Alice')
    expect(alice).toMatchObject({ name: 'Alice', organization: 'Bank of Examples' })
    await ok('bob', 'enrol', String((await ok('carol', 'invite'))['invite']), '--name', 'Bob')
    const people = await run('alice', 'people')
    expect(people.records.map(({ name }) => name)).toEqual(['Alice', 'Bob', 'Carol'])
  })

  it('lets nobody in on a used invitation', async () => {
    expect(await run('mallory', 'enrol', firstInvitation, '--name', 'Mallory')).toMatchObject({ code: 1, records: [] })
  })

  it('carries a text between two people', async () => {
    await ok('alice', 'send', '--to', 'Bob', 'नमस्ते Bob')
    expect(await textsOf('bob')).toEqual(['नमस्ते Bob'])
    await ok('bob', 'send', '--to', 'Alice', 'Hello Alice')
    expect(await textsOf('alice')).toEqual(['नमस्ते Bob', 'Hello Alice'])
    expect(await textsOf('carol')).toEqual([])
  })

  it('gives every member of a group every message once, and nothing to those who are out', async () => {
    await ok('carol', 'group', 'create', 'Loans', 'Alice')
    await ok('carol', 'send', '--to', 'Loans', 'without Bob')
    await ok('carol', 'group', 'add', 'Loans', 'Bob')
    await ok('bob', 'send', '--to', 'Loans', 'Bob is in')
    await ok('carol', 'group', 'remove', 'Loans', 'Bob')
    await ok('alice', 'send', '--to', 'Loans', 'Bob is out')
    expect(await textsOf('carol', 'Loans')).toEqual(['without Bob', 'Bob is in', 'Bob is out'])
    expect(await textsOf('alice', 'Loans')).toEqual(['without Bob', 'Bob is in', 'Bob is out'])
    expect(await textsOf('bob', 'Loans')).toEqual(['Bob is in'])
    expect((await run('bob', 'send', '--to', 'Loans', 'hello?')).code).toBe(1)
    await ok('alice', 'group', 'leave', 'Loans')
    expect((await run('alice', 'send', '--to', 'Loans', 'hello?')).code).toBe(1)
  })

  it('follows and sends on one home at the same time, and shows each message once', async () => {
    const following = await startFollow(home('alice'))
    await Promise.all([
      ok('alice', 'send', '--to', 'Bob', 'from beside'),
      ok('bob', 'send', '--to', 'Alice', 'from outside'),
      ok('alice', 'send', '--to', 'Carol', 'to somebody new'),
    ])
    await Promise.all(['from beside', 'from outside', 'to somebody new'].map((text) => following.until(text)))
    expect(await following.end('SIGTERM')).toEqual({ code: 0, signal: null })
    const shown = following.records.filter(({ kind }) => kind === 'text').map(({ message }) => message)
    expect(new Set(shown).size).toBe(3)
    expect(shown).toHaveLength(3)
  })

  it('lets the next command in when a program that held the home was killed', async () => {
    const following = await startFollow(home('alice'))
    expect((await following.end('SIGKILL')).signal).toBe('SIGKILL')
    await ok('alice', 'send', '--to', 'Bob', 'after the crash')
    expect(await textsOf('bob', '--new')).toContain('after the crash')
  })

  it('adds a second device, which talks as the same person until it is revoked', async () => {
    await ok('phone', 'enrol', String((await ok('alice', 'devices', 'add'))['invite']), '--device', 'phone')
    // Whoever speaks next lets the new device in first.
    await ok('bob', 'send', '--to', 'Alice', 'to both devices')
    expect(await textsOf('phone')).toContain('to both devices')
    expect(await textsOf('alice', '--new')).toContain('to both devices')
    await ok('phone', 'send', '--to', 'Bob', 'from the phone')
    const { records } = await run('bob', 'read', '--new')
    expect(records.at(-1)).toMatchObject({ from: 'Alice', text: 'from the phone' })
    expect(await ok('alice', 'revoke', 'phone')).toMatchObject({ label: 'phone', revoked: true })
    expect(await run('phone', 'read')).toMatchObject({ code: 1, records: [] })
    await ok('bob', 'send', '--to', 'Alice', 'not for the phone')
    expect(await textsOf('alice', '--new')).toContain('not for the phone')
  })

  it('is closed to whoever does not have the PIN', async () => {
    const ended = await chancery(home('alice'), ['read'], 'another PIN')
    expect(ended).toMatchObject({ code: 1, records: [], problems: [{ error: 'cli/wrong-pin' }] })
    const files = await Promise.all((await readdir(home('alice'))).map((name) => readFile(join(home('alice'), name))))
    for (const word of ['नमस्ते', 'Loans', 'Carol', 'after the crash', server.url])
      expect(files.some((file) => file.includes(word))).toBe(false)
  })

  it('says that it could not check when the server is away', async () => {
    await server.close()
    const read = await run('bob', 'read')
    expect(read).toMatchObject({ code: 3, problems: [{ error: 'client/unreachable' }] })
    expect(read.records.length).toBeGreaterThan(5)
    expect(await run('bob', 'send', '--to', 'Alice', 'kept')).toMatchObject({ code: 3, problems: [{ kept: true }] })
    server = await startServer({ dataDir: join(folder, 'server'), port: Number(new URL(server.url).port), roundMs: 20 })
    await run('bob', 'people')
    expect(await textsOf('alice', '--new')).toEqual(['kept'])
  })
})
