import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startServer } from '@chancery/server'
import { describe, expect, it } from 'vitest'
import type { Desk } from './_desk.ts'
import { openRelayedDesk, openStaffedDesk } from './_desk.ts'

const CODE = /^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/

/** Alice and Bob have talked, and Alice has a backup; gives its code. */
async function backedUp(desk: Desk): Promise<string> {
  await desk.run('alice', 'send', '--to', 'Bob', 'one')
  await desk.run('bob', 'send', '--to', 'Alice', 'two')
  await desk.run('alice', 'read')
  const begun = await desk.json('alice', 'backup', 'begin')
  expect(begun).toMatchObject({ code: 0, records: [{ state: 'made', code: expect.stringMatching(CODE) as string }] })
  return String(begun.records[0]?.['code'])
}

/** Alice has lost her device; Carol lets her in again, on a new one. */
async function letInAgain(desk: Desk): Promise<void> {
  expect((await desk.json('carol', 'revoke', 'Alice')).code).toBe(0)
  const { records } = await desk.json('carol', 'devices', 'replace', 'Alice')
  expect(records).toMatchObject([{ name: 'Alice', invite: expect.stringContaining('#invite.') as string }])
  const link = String(records[0]?.['invite'])
  expect((await desk.json('again', 'enrol', link, '--device', 'new phone')).records).toMatchObject([{ name: 'Alice' }])
}

describe('a backup at the command line', () => {
  it('is made, shown, tested, and ended, in words and for programs', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    expect(await desk.json('alice', 'backup')).toMatchObject({ code: 0, records: [{ state: 'none' }] })
    expect((await desk.run('alice', 'backup')).out).toContain('no backup. "chancery backup begin"')
    expect(await desk.json('alice', 'backup', 'end')).toMatchObject({ code: 0, records: [{ ended: false }] })
    const code = await backedUp(desk)
    expect((await desk.json('alice', 'backup')).records).toEqual([
      {
        state: 'made',
        made: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
        messages: 3,
        due: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      },
    ])
    expect((await desk.run('alice', 'backup')).out).toMatch(
      /^Made \S+: 3 messages\. The first command after \S+ renews it\.\n$/,
    )
    const sloppy = code.toLowerCase().replaceAll('-', ' ')
    expect(await desk.json('alice', 'backup', 'test', sloppy)).toMatchObject({ code: 0, records: [{ right: true }] })
    expect(await desk.json('bob', 'backup', 'test', code)).toMatchObject({ code: 1, records: [{ right: false }] })
    expect(await desk.json('alice', 'backup', 'test', code.slice(1))).toMatchObject({
      code: 2,
      problems: [{ error: 'client/recovery-code' }],
    })
    expect((await desk.run('alice', 'backup', 'end')).out).toContain('its code opens nothing any more')
    expect(await desk.json('bob', 'restore', code)).toMatchObject({
      code: 1,
      problems: [{ error: 'client/backup-missing' }],
    })
  })

  it('says on a screen how far it is, and how far its history has come back', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const before = await backedUp(desk)
    const screen = desk.with({ isScreen: true })
    const begun = await screen.run('alice', 'backup', 'begin')
    expect(begun.err).toContain('Making the backup: 1 of 3')
    expect(begun.out).not.toContain(before)
    const code = begun.out.split('\n').find((line) => CODE.test(line)) as string
    expect((await screen.run('bob', 'restore', code)).err).toContain('Taking in history: 1 of 3')
  })

  it('under a fresh code ends the earlier one, and says so', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const first = await backedUp(desk)
    const again = await desk.run('alice', 'backup', 'begin')
    expect(again.out).toContain('Your earlier code opens nothing any more.')
    expect(again.out.split('\n').filter((line) => CODE.test(line))).toHaveLength(1)
    expect((await desk.json('alice', 'backup', 'test', first)).code).toBe(1)
  })

  it('that cannot be made now is not lost: the code is there, and a later command makes it', async () => {
    await using desk = await openStaffedDesk('Alice')
    await desk.run('carol', 'send', '--to', 'Alice', 'one')
    await desk.stop()
    const begun = await desk.run('carol', 'backup', 'begin')
    expect(begun.code).toBe(3)
    expect(begun.out).toContain('not complete yet')
    const code = begun.out.split('\n').find((line) => CODE.test(line)) as string
    expect(await desk.json('carol', 'backup')).toMatchObject({ code: 3, records: [{ state: 'incomplete' }] })
    expect(await desk.json('carol', 'backup', 'end')).toMatchObject({ code: 3, records: [] })
    const port = Number(new URL(desk.url).port)
    const server = await startServer({ dataDir: join(desk.folder, 'server'), port, roundMs: 5 })
    await using _server = Object.assign(server, { [Symbol.asyncDispose]: () => server.close() })
    expect(await desk.json('carol', 'backup')).toMatchObject({ code: 0, records: [{ state: 'made' }] })
    expect((await desk.json('alice', 'restore', code)).records).toMatchObject([{ state: 'done', messages: 2 }])
  })
})

describe('restoring', () => {
  it('brings everything back to somebody who was let in again, who need not show the code', async () => {
    for (const open of [openStaffedDesk, openRelayedDesk]) {
      await using desk = await open('Alice', 'Bob')
      const code = await backedUp(desk)
      await letInAgain(desk)
      expect((await desk.run('again', 'read')).out).toBe('No messages.\n')
      const asked: string[] = []
      const restored = await desk
        .with({
          canAsk: true,
          askHidden: (question) => {
            asked.push(question)
            return Promise.resolve(code)
          },
        })
        .run('again', 'restore')
      expect(restored).toMatchObject({ code: 0 })
      expect(restored.out).toBe(
        '3 messages are back. From now on this device renews the backup, under the same code.\n',
      )
      expect(restored.out + restored.err).not.toContain(code)
      expect(asked).toEqual(['Recovery code: '])
      expect((await desk.json('again', 'read')).records).toMatchObject([
        { from: 'Alice', text: 'one' },
        { from: 'Bob', text: 'two' },
      ])
      expect((await desk.json('again', 'backup')).records).toMatchObject([{ state: 'made', messages: 3 }])
      // Once more changes nothing.
      expect(await desk.json('again', 'restore', code)).toMatchObject({
        code: 0,
        records: [{ state: 'done', messages: 3, of: 3, refused: 0 }],
      })
      expect((await desk.json('again', 'read')).records).toHaveLength(2)
    }
  })

  it('needs a code, one without a slip, and one that leads to a backup', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const code = await backedUp(desk)
    expect(await desk.json('bob', 'restore')).toMatchObject({ code: 2, problems: [{ error: 'cli/usage' }] })
    const digit = code.startsWith('0') ? '1' : '0'
    expect(await desk.json('bob', 'restore', digit + code.slice(1))).toMatchObject({
      code: 2,
      problems: [{ error: 'client/recovery-code' }],
    })
    await desk.run('alice', 'backup', 'end')
    const missing = await desk.run('bob', 'restore', code)
    expect(missing).toMatchObject({ code: 1, out: '' })
    expect(missing.err).toContain('There is no backup under this code')
  })

  it('of a backup of which a part is gone is a no, and says so', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const code = await backedUp(desk)
    const vault = join(desk.folder, 'server', 'vault')
    for (const name of await readdir(vault)) await rm(join(vault, name), { recursive: true })
    const restored = await desk.json('bob', 'restore', code)
    expect(restored).toMatchObject({
      code: 1,
      records: [{ state: 'failed', messages: 0 }],
      problems: [{ note: 'client/archive-damaged' }],
    })
    expect((await desk.run('bob', 'restore', code)).out).toContain('the rest of the backup is damaged')
  })
})
