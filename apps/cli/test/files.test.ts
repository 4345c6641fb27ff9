import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startServer } from '@chancery/server'
import { describe, expect, it } from 'vitest'
import { openRelayedDesk, openStaffedDesk } from './_desk.ts'

describe('a file at the command line', () => {
  it('is sent with a caption, listed with its name and size, and written by who fetches it', async () => {
    for (const open of [openStaffedDesk, openRelayedDesk]) {
      await using desk = await open('Alice', 'Bob')
      const path = join(desk.folder, 'plan.pdf')
      await writeFile(path, 'The plan of the branch'.repeat(5000))
      const sent = await desk.json('bob', 'send', '--to', 'Alice', '--file', path, 'Our plan')
      expect(sent.code).toBe(0)
      const { records } = await desk.json('alice', 'read')
      expect(records).toMatchObject([
        { text: 'Our plan', attachment: { kind: 'file', name: 'plan.pdf', type: 'application/pdf', bytes: 110_000 } },
      ])
      expect((await desk.run('alice', 'read')).out).toContain('[file plan.pdf 110,000 bytes] Our plan')
      const message = String(records[0]?.['message'])
      const out = join(desk.folder, 'alice-files.pdf')
      const fetched = await desk.json('alice', 'fetch', message, '--out', out)
      expect(fetched).toMatchObject({
        code: 0,
        records: [{ message, file: out, bytes: 110_000, type: 'application/pdf' }],
      })
      expect(Buffer.compare(await readFile(out), await readFile(path))).toBe(0)
      expect((await stat(out)).mode & 0o077).toBe(0)
      expect((await desk.run('alice', 'fetch', message, '--out', out)).err).toContain('is there already')
    }
  })

  it('says what it shows to whoever does not see it', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const path = join(desk.folder, 'plot.jpg')
    await writeFile(path, 'x')
    const send = ['send', '--to', 'Alice', '--file', path, '--description']
    expect((await desk.run('bob', ...send, 'A brown field\nat a river ')).code).toBe(0)
    const { records } = await desk.json('alice', 'read')
    expect(records).toMatchObject([{ attachment: { name: 'plot.jpg', description: 'A brown field at a river' } }])
    expect((await desk.run('alice', 'read')).out).toContain(
      '[file plot.jpg 1 bytes, described as “A brown field at a river”]',
    )
    for (const none of [' ', 'x'.repeat(301)])
      expect((await desk.run('bob', ...send, none)).err).toContain('--description takes 1 to 300 characters')
    expect((await desk.run('bob', 'send', '--to', 'Alice', '--description', 'x', 'Hello')).err).toContain(
      '--description goes with --file',
    )
  })

  it('may have a name that leads nowhere', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const path = join(desk.folder, '..hidden\u202Efdp.exe')
    await writeFile(path, 'x')
    expect((await desk.run('bob', 'send', '--to', 'Alice', '--file', path)).code).toBe(0)
    const { records } = await desk.json('alice', 'read')
    const { records: fetched } = await desk.json(
      'alice',
      'fetch',
      String(records[0]?.['message']),
      '--out',
      desk.folder,
    )
    expect(fetched).toMatchObject([{ file: join(desk.folder, '_hidden_fdp.exe') }])
  })

  it('is not sent where there is none, or together with an answer', async () => {
    await using desk = await openStaffedDesk('Alice')
    const missing = await desk.run('carol', 'send', '--to', 'Alice', '--file', join(desk.folder, 'nothing.txt'))
    expect(missing).toMatchObject({ code: 2 })
    expect(missing.err).toContain('cannot be read')
    expect((await desk.run('alice', 'fetch', '3')).code).toBe(2)
    expect((await desk.run('carol', 'send', '--to', 'Alice')).err).toContain('nothing to send')
  })

  it('that the server has no room for is said, and not kept', async () => {
    await using desk = await openStaffedDesk('Alice')
    await desk.stop()
    const port = Number(new URL(desk.url).port)
    await using server = Object.assign(
      await startServer({ dataDir: join(desk.folder, 'server'), port, roundMs: 5, vaultMaxBytes: 1 }),
      { [Symbol.asyncDispose]: () => server.close() },
    )
    const path = join(desk.folder, 'plan.txt')
    await writeFile(path, 'The plan')
    const refused = await desk.run('carol', 'send', '--to', 'Alice', '--file', path)
    expect(refused.err).toContain('no room for more files')
    expect(refused.code).not.toBe(0)
    expect((await desk.json('alice', 'read')).records).toEqual([])
    // Nothing waits that would be tried with every later command.
    expect((await desk.run('carol', 'send', '--to', 'Alice', 'Without the plan')).code).toBe(0)
  })

  it('waits for a server that is not there, and goes with a later command', async () => {
    await using desk = await openStaffedDesk('Alice')
    await desk.run('carol', 'send', '--to', 'Alice', 'Before')
    await desk.stop()
    const path = join(desk.folder, 'plan.txt')
    await writeFile(path, 'The plan')
    const kept = await desk.json('carol', 'send', '--to', 'Alice', '--file', path)
    expect(kept).toMatchObject({ code: 3, problems: [{ error: 'client/queued' }] })
    const port = Number(new URL(desk.url).port)
    await using server = Object.assign(await startServer({ dataDir: join(desk.folder, 'server'), port, roundMs: 5 }), {
      [Symbol.asyncDispose]: () => server.close(),
    })
    expect((await desk.run('carol', 'people')).code).toBe(0)
    expect((await desk.json('alice', 'read')).records).toMatchObject([{ text: 'Before' }, { text: '', attachment: {} }])
  })
})
