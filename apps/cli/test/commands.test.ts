import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDesk, openStaffedDesk } from './_desk.ts'
import { openLine } from './_line.ts'

describe('founding', () => {
  it('prints the first invite link, alone on its stream', async () => {
    await using desk = await openDesk()
    const names = [
      '--organization',
      'Bank of Examples',
      '--name',
      'Carol',
      '--office',
      'Head office',
      '--device',
      'desk',
    ]
    const { code, records, problems } = await desk.json('carol', 'found', desk.foundLink, ...names)
    expect(code).toBe(0)
    expect(records).toEqual([
      {
        invite: expect.stringMatching(/^http:\/\/localhost:\d+\/#invite\./),
        expires: expect.any(Number),
        organization: 'Bank of Examples',
        person: expect.stringMatching(/^.{22}$/),
        name: 'Carol',
        device: expect.stringMatching(/^.{22}$/),
        recovery: join(desk.folder, 'carol', 'recovery-sheet.txt'),
      },
    ])
    expect(problems).toEqual([
      { note: 'recovery-sheet', message: expect.stringContaining('Print it') },
      { note: 'not-witnessed', message: expect.stringContaining('Not witnessed') },
    ])
  })

  it('writes a recovery sheet that only its owner can read', async () => {
    await using desk = await openDesk()
    const sheet = join(desk.folder, 'sheet.txt')
    await desk.run('carol', 'found', desk.foundLink, '--organization', 'Bank', '--name', 'Carol', '--recovery', sheet)
    const text = await readFile(sheet, 'utf8')
    expect((await stat(sheet)).mode & 0o777).toBe(0o600)
    expect(text).toContain('Organization   Bank')
    expect(text).toContain('Delete this file')
    expect(text.match(/\b[0-9A-HJKMNP-TV-Z]{4}\b {2}/g)?.length).toBeGreaterThanOrEqual(12)
  })

  it('founds nothing when there is no place for the sheet', async () => {
    await using desk = await openDesk()
    const found = ['found', desk.foundLink, '--organization', 'Bank', '--name', 'Carol']
    const refused = await desk.json('carol', ...found, '--recovery', '/dev/null/sheet.txt')
    expect(refused).toMatchObject({ code: 2, records: [], problems: [{ error: 'cli/usage' }] })
    expect((await desk.json('carol', ...found)).code).toBe(0)
  })

  it('leaves home and sheet behind when the server goes away right after it', async () => {
    await using desk = await openDesk()
    await using line = await openLine(desk.url, '/api/found')
    const link = desk.foundLink.replace(desk.url, line.url)
    const cut = await desk.json('carol', 'found', link, '--organization', 'Bank', '--name', 'Carol')
    expect(cut).toMatchObject({ code: 3, records: [] })
    expect(cut.problems).toMatchObject([{ note: 'recovery-sheet' }, { error: 'client/unreachable' }])
    expect(await readFile(join(desk.folder, 'carol', 'recovery-sheet.txt'), 'utf8')).toContain('Organization   Bank')
    line.mend()
    expect((await desk.json('carol', 'invite')).code).toBe(0)
  })

  it('happens once: a second founder gets a no, and no home', async () => {
    await using desk = await openStaffedDesk()
    const found = ['found', desk.foundLink, '--organization', 'Bank', '--name', 'Mallory']
    expect((await desk.json('mallory', ...found)).code).toBe(1)
    expect(await readdir(join(desk.folder, 'mallory'))).not.toContain('home.db')
    expect(await desk.json('carol', ...found)).toMatchObject({
      code: 1,
      problems: [{ error: 'client/already-enrolled' }],
    })
    expect((await desk.json('carol', 'people')).records).toHaveLength(1)
  })
})

describe('joining', () => {
  it('makes a person of a link, once', async () => {
    await using desk = await openStaffedDesk()
    const invited = await desk.json('carol', 'invite', '--days', '3')
    const link = String(invited.records[0]?.['invite'])
    const alice = await desk.json('alice', 'enrol', link, '--name', 'Alice', '--office', 'Loans', '--device', 'laptop')
    expect(alice.records).toEqual([
      {
        person: expect.stringMatching(/^.{22}$/),
        name: 'Alice',
        device: expect.stringMatching(/^.{22}$/),
        organization: 'Bank of Examples',
      },
    ])
    const again = await desk.json('mallory', 'enrol', link, '--name', 'Mallory')
    expect(again).toMatchObject({ code: 1, records: [], problems: [{ error: 'client/refused-by-server' }] })
    expect(await desk.json('alice', 'enrol', link, '--name', 'Alice')).toMatchObject({
      code: 1,
      problems: [{ error: 'client/already-enrolled' }],
    })
    expect((await desk.json('carol', 'people')).records).toMatchObject([
      { name: 'Alice', office: 'Loans', role: 'member', devices: 1, self: false },
      { name: 'Carol', role: 'administrator', devices: 1, self: true },
    ])
  })

  it('takes the name that the invitation gives', async () => {
    await using desk = await openStaffedDesk()
    const { records } = await desk.json('carol', 'invite', '--name', 'Bob', '--role', 'administrator')
    const bob = await desk.json('bob', 'enrol', String(records[0]?.['invite']), '--name', 'Bobby')
    expect(bob.records).toMatchObject([{ name: 'Bob' }])
    expect((await desk.json('carol', 'people')).records).toMatchObject([
      { name: 'Bob', role: 'administrator' },
      { name: 'Carol' },
    ])
    expect((await desk.json('bob', 'invite')).records).toMatchObject([{ role: 'member' }])
  })

  it('is for administrators to allow', async () => {
    await using desk = await openStaffedDesk('Alice')
    expect(await desk.json('alice', 'invite')).toMatchObject({
      code: 1,
      problems: [{ error: 'client/not-administrator' }],
    })
  })

  it('asks for nothing but the link on a further device', async () => {
    await using desk = await openStaffedDesk('Alice')
    const { records } = await desk.json('alice', 'devices', 'add')
    const link = String(records[0]?.['invite'])
    const phone = await desk.json('phone', 'enrol', link, '--device', 'phone')
    expect(phone.records).toMatchObject([{ name: 'Alice', organization: 'Bank of Examples' }])
    expect((await desk.json('phone', 'devices', 'Alice')).records).toMatchObject([
      { name: 'Alice', revoked: false, this: false },
      { name: 'Alice', label: 'phone', revoked: false, this: true },
    ])
    expect((await desk.json('carol', 'people')).records).toMatchObject([
      { name: 'Alice', devices: 2 },
      { name: 'Carol' },
    ])
  })
})

describe('talking', () => {
  it('brings a text to a person, in any script, and prints it once with its place', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const sent = await desk.json('alice', 'send', '--to', 'Bob', 'नमस्ते Bob')
    const [receipt] = sent.records
    expect(receipt).toEqual({
      message: expect.stringMatching(/^.{22}$/),
      position: expect.any(Number),
      conversation: expect.stringMatching(/^.{22}$/),
    })
    expect((await desk.json('bob', 'read', '--changes')).records).toMatchObject([
      { kind: 'change', text: 'Alice began the conversation with Bob', own: false },
      { kind: 'text' },
    ])
    const { records } = await desk.json('bob', 'read')
    expect(records).toMatchObject([
      {
        ...receipt,
        kind: 'text',
        from: 'Alice',
        text: 'नमस्ते Bob',
        conversationName: 'Alice',
        own: false,
        notes: [],
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/),
      },
    ])
    expect((await desk.json('alice', 'read')).records).toMatchObject([{ ...receipt, own: true }])
    expect((await desk.json('carol', 'read')).records).toEqual([])
  })

  it('answers a message, and reads the text from standard input', async () => {
    await using desk = await openStaffedDesk('Alice')
    const [first] = (await desk.json('alice', 'send', '--to', 'Carol', 'May I?')).records
    const reader = desk.with({ readInput: () => Promise.resolve('Yes.\nToday.\n') })
    const answered = await reader.run('carol', 'send', '--to', 'Alice', '--answers', String(first?.['message']), '-')
    expect(answered.code).toBe(0)
    expect((await desk.json('alice', 'read')).records.at(-1)).toMatchObject({
      text: 'Yes.\nToday.',
      answers: first?.['message'],
    })
  })

  it('prints from a position on, or only what is unread', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const [first] = (await desk.json('alice', 'send', '--to', 'Bob', 'one')).records
    expect((await desk.json('bob', 'read')).records).toHaveLength(1)
    await desk.json('alice', 'send', '--to', 'Bob', 'two')
    expect((await desk.json('bob', 'read', '--new')).records).toMatchObject([{ text: 'two' }])
    expect((await desk.json('bob', 'read', '--new')).records).toEqual([])
    const since = await desk.json('bob', 'read', '--since', String(first?.['position']))
    expect(since.records).toMatchObject([{ text: 'two' }])
    expect((await desk.json('bob', 'read', 'Alice')).records).toHaveLength(2)
  })

  it('says in words what became of a group', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const [group] = (await desk.json('carol', 'group', 'create', 'Loans', 'Alice', 'Bob')).records
    expect(group).toMatchObject({ kind: 'group', name: 'Loans', people: ['Carol', 'Alice', 'Bob'], status: 'active' })
    const id = String(group?.['conversation'])
    await desk.json('carol', 'send', '--to', 'Loans', 'Welcome')
    await desk.json('carol', 'group', 'name', 'Loans', 'Credit')
    await desk.json('carol', 'group', 'remove', id, 'Bob')
    await desk.json('carol', 'group', 'add', 'Credit', 'Bob')
    await desk.json('carol', 'group', 'administrators', 'Credit', 'Alice')
    expect((await desk.json('bob', 'group', 'leave', 'Credit')).records).toMatchObject([{ status: 'left' }])
    const { records } = await desk.json('alice', 'read', 'Credit', '--changes')
    expect(records.map(({ text }) => text)).toEqual([
      'Carol created the group “Loans” with Alice and Bob',
      'Welcome',
      'Carol named the group “Credit”',
      'Carol removed Bob',
      'Carol added Bob',
      'Carol made Alice administrator',
      'Bob left',
    ])
    const human = await desk.run('alice', 'read', 'Credit', '--changes')
    expect(human.out).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d {2}Credit {2}Carol: Welcome$/m)
  })

  it('invites somebody into a group, and adds them with the first command after they have joined', async () => {
    await using desk = await openStaffedDesk('Alice')
    await desk.json('carol', 'group', 'create', 'Loans', 'Alice')
    const { records } = await desk.json('carol', 'group', 'invite', 'Loans', '--name', 'Dave', '--days', '3')
    expect(records).toEqual([
      {
        invite: expect.stringMatching(/^http:\/\/localhost:\d+\/#invite\./),
        expires: expect.any(Number),
        conversation: expect.stringMatching(/^.{22}$/),
      },
    ])
    await desk.json('carol', 'send', '--to', 'Loans', 'Before Dave')
    expect((await desk.json('dave', 'enrol', String(records[0]?.['invite']), '--name', 'Dave')).code).toBe(0)
    await desk.json('carol', 'people')
    await desk.json('alice', 'send', '--to', 'Loans', 'Welcome, Dave')
    expect((await desk.json('dave', 'read', 'Loans')).records.map(({ text }) => text)).toEqual(['Welcome, Dave'])
  })

  it('lists whom it has invited into a group, and adds nobody whose invitation was forgotten', async () => {
    await using desk = await openStaffedDesk('Alice')
    await desk.json('carol', 'group', 'create', 'Loans', 'Alice')
    expect((await desk.run('carol', 'group', 'invited', 'Loans')).out).toMatch(/invited nobody into “Loans”/)
    const invite = async (...terms: readonly string[]): Promise<string> =>
      String((await desk.json('carol', 'group', 'invite', 'Loans', ...terms)).records[0]?.['invite'])
    const link = await invite('--name', 'Dave', '--days', '2')
    await invite('--name', 'Erin', '--days', '3')
    await invite('--name', 'Erin', '--days', '4')
    await invite('--days', '5')
    const { records } = await desk.json('carol', 'group', 'invited', 'Loans')
    expect(records.map(({ name }) => name)).toEqual(['Dave', 'Erin', 'Erin', undefined])
    for (const record of records)
      expect(record).toMatchObject({ invitation: expect.stringMatching(/^.{43}$/), expires: expect.any(Number) })
    expect((await desk.run('carol', 'group', 'invited', 'Loans')).out).toMatch(
      /^Dave +until \d{4}-\d\d-\d\d +\S{43}\nErin .*\nErin .*\nA colleague .*\n$/,
    )
    expect((await desk.json('dave', 'enrol', link, '--name', 'Dave Pinto')).code).toBe(0)
    expect(await desk.json('carol', 'group', 'uninvite', 'Loans', 'dave')).toMatchObject({
      code: 0,
      records: [{ invitation: records[0]?.['invitation'], conversation: expect.any(String) }],
    })
    const left = (await desk.json('carol', 'group', 'invited', 'Loans')).records
    expect(left).toEqual(records.slice(1))
    const members = (await desk.json('carol', 'conversations')).records.find(({ name }) => name === 'Loans')
    expect(members).toMatchObject({ people: ['Carol', 'Alice'] })
    for (const [who, error] of [
      ['Erin', 'client/ambiguous'],
      ['Mallory', 'client/no-such-recipient'],
    ])
      expect(await desk.json('carol', 'group', 'uninvite', 'Loans', who ?? '')).toMatchObject({
        code: 2,
        problems: [{ error }],
      })
    await desk.json('carol', 'group', 'uninvite', 'Loans', String(records[2]?.['invitation']))
    expect((await desk.json('carol', 'group', 'invited', 'Loans')).records).toEqual([records[1], records[3]])
  })

  it('leaves groups to those who administrate them', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    await desk.json('carol', 'group', 'create', 'Loans', 'Alice')
    for (const refused of [
      ['add', 'Loans', 'Bob'],
      ['invite', 'Loans'],
    ])
      expect(await desk.json('alice', 'group', ...refused)).toMatchObject({
        code: 1,
        problems: [{ error: 'client/not-allowed' }],
      })
  })

  it('follows until it is told to end, printing what comes in the meantime', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    await desk.json('alice', 'send', '--to', 'Bob', 'before')
    const { promise: stopped, resolve: stop } = Promise.withResolvers<void>()
    const { promise: following, resolve: hasBegun } = Promise.withResolvers<void>()
    const { promise: arrived, resolve: hasArrived } = Promise.withResolvers<void>()
    let out = ''
    const run = desk
      .with({
        untilStopped: () => stopped,
        err: () => hasBegun(),
        out: (text) => {
          out += text
          if (text.includes('during')) hasArrived()
        },
      })
      .run('bob', 'follow')
    await following
    await desk.json('alice', 'send', '--to', 'Bob', 'during')
    await arrived
    stop()
    expect((await run).code).toBe(0)
    expect(out.match(/before|during/g)).toEqual(['before', 'during'])
  })
})

describe('revoking', () => {
  it('ends a lost device by its label, and nothing else', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const { records } = await desk.json('alice', 'devices', 'add')
    await desk.json('phone', 'enrol', String(records[0]?.['invite']), '--device', 'phone')
    expect((await desk.json('alice', 'revoke', 'phone')).records).toMatchObject([{ label: 'phone', revoked: true }])
    expect(await desk.json('phone', 'read')).toMatchObject({ code: 1, problems: [{ error: 'client/revoked' }] })
    expect((await desk.json('alice', 'people')).code).toBe(0)
  })

  it('takes a person’s full name and a yes for all their devices', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const link = String((await desk.json('bob', 'devices', 'add')).records[0]?.['invite'])
    await desk.json('phone', 'enrol', link, '--device', 'phone')
    expect(await desk.json('carol', 'revoke', 'Bob')).toMatchObject({ code: 2, problems: [{ error: 'cli/usage' }] })
    expect(await desk.json('carol', 'revoke', 'Bo', '--yes')).toMatchObject({ code: 2 })
    expect(await desk.json('alice', 'revoke', 'Bob', '--yes')).toMatchObject({
      code: 1,
      problems: [{ error: 'client/not-administrator' }],
    })
    expect((await desk.json('carol', 'revoke', 'Bob', '--yes')).records).toMatchObject([
      { name: 'Bob', revoked: true },
      { name: 'Bob', revoked: true },
    ])
    expect((await desk.json('carol', 'people')).records).toMatchObject([{ name: 'Alice' }, { name: 'Carol' }])
    expect((await desk.json('carol', 'devices')).records).toMatchObject([
      {},
      { revoked: false },
      { revoked: true },
      { revoked: true },
    ])
  })
})

describe('a server that cannot be reached', () => {
  it('leaves a person with what their device knows, and says that it could not check', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    await desk.json('alice', 'send', '--to', 'Bob', 'one')
    await desk.json('bob', 'people')
    await desk.stop()
    const read = await desk.json('bob', 'read')
    expect(read).toMatchObject({ code: 3, problems: [{ error: 'client/unreachable' }] })
    expect(read.records.map(({ text }) => text)).toContain('one')
    for (const command of ['people', 'conversations', 'devices']) {
      const { code, records } = await desk.json('bob', command)
      expect(code).toBe(3)
      expect(records.length).toBeGreaterThan(0)
    }
    for (const command of ['invite', 'follow', 'token'])
      expect(await desk.json('carol', command)).toMatchObject({ code: 3, records: [] })
  })

  it('says whether a message was kept', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    await desk.json('alice', 'send', '--to', 'Bob', 'one')
    await desk.stop()
    expect(await desk.json('alice', 'send', '--to', 'Bob', 'later')).toMatchObject({
      code: 3,
      problems: [{ error: 'client/queued', kept: true }],
    })
    expect(await desk.json('alice', 'send', '--to', 'Carol', 'never')).toMatchObject({
      code: 3,
      problems: [{ error: 'client/unreachable', kept: false }],
    })
    expect((await desk.run('alice', 'send', '--to', 'Carol', 'never')).err).toContain('not kept')
  })
})
