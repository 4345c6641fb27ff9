import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatLink } from '@chancery/protocol'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStaffedDesk, runWith } from './_desk.ts'

const FOUND = formatLink({ kind: 'found', server: 'http://localhost:1', token: new Uint8Array(32) })
const HEAD = { size: 0, root: new Uint8Array(32) }
const SECRETS = { seed: new Uint8Array(32), organization: new Uint8Array(32), directoryKey: new Uint8Array(32) }
const INVITE = formatLink({ kind: 'invite', server: 'http://localhost:1', ...SECRETS, register: HEAD, board: HEAD })

describe('wrong use', () => {
  let home: string
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'chancery-usage-'))
  })
  afterEach(() => rm(home, { recursive: true }))

  const wrong: Record<string, readonly string[]> = {
    'no command': [],
    'a command that does not exist': ['sing'],
    'an option that does not exist': ['people', '--loud'],
    'an argument too many': ['people', 'Alice'],
    'no recipient': ['send', 'hello'],
    'a recipient option without a recipient': ['send', 'hello', '--to'],
    'nothing to send': ['send', '--to', 'Bob', '  '],
    'an answer to something that is no message': ['send', '--to', 'Bob', '--answers', 'x', 'hello'],
    'a position that is no number': ['read', '--since', '-1'],
    'a link that was cut': ['enrol', INVITE.slice(0, -3), '--name', 'Alice'],
    'an invite link for founding': ['found', INVITE, '--organization', 'Bank', '--name', 'Carol'],
    'a founding link for joining': ['enrol', FOUND, '--name', 'Alice'],
    'founding without a name': ['found', FOUND, '--organization', 'Bank'],
    'founding with an empty name': ['found', FOUND, '--organization', 'Bank', '--name', ' '],
    'joining without a name': ['enrol', INVITE],
    'a role that does not exist': ['invite', '--role', 'king'],
    'an invitation for no days': ['invite', '--days', '0'],
    'no command for a group': ['group'],
    'a group without people': ['group', 'create', 'Loans'],
    'a home without a device': ['people'],
  }
  for (const [what, args] of Object.entries(wrong))
    it(`ends with 2 and a sentence, and touches nothing: ${what}`, async () => {
      const human = await runWith(['--home', home, ...args])
      expect(human).toMatchObject({ code: 2, out: '' })
      expect(human.err).toMatch(/\S/)
      expect(human.err).not.toMatch(/\n\s+at /)
      const json = await runWith(['--home', home, '--json', ...args])
      expect(json).toMatchObject({
        code: 2,
        out: '',
        problems: [{ error: expect.any(String), message: expect.any(String) }],
      })
      expect(json.problems).toHaveLength(1)
      expect(await readdir(home)).toEqual([])
    })

  it('needs a PIN, and one of at least eight characters', async () => {
    const enrol = ['--home', home, '--json', 'enrol', INVITE, '--name', 'Alice']
    expect(await runWith(enrol, { env: {} })).toMatchObject({ code: 2, problems: [{ error: 'cli/no-pin' }] })
    expect(await runWith(enrol, { env: { CHANCERY_PIN: '1234567' } })).toMatchObject({
      code: 2,
      problems: [{ error: 'crypto/pin-too-short' }],
    })
    expect(await readdir(home)).toEqual([])
  })
})

describe('asking for the PIN', () => {
  it('happens twice for a new home, once for one that is there, and never shows it', async () => {
    await using desk = await openStaffedDesk()
    const { records } = await desk.json('carol', 'invite')
    const answers = (...pins: string[]) => ({
      env: {},
      canAsk: true,
      askHidden: () => Promise.resolve(pins.shift() ?? ''),
    })
    const enrol = ['enrol', String(records[0]?.['invite']), '--name', 'Alice'] as const
    expect(await desk.with(answers('battery staple', 'battery stable')).run('alice', ...enrol)).toMatchObject({
      code: 2,
    })
    expect(await desk.with(answers('battery staple', 'battery staple')).run('alice', ...enrol)).toMatchObject({
      code: 0,
    })
    expect(await desk.with(answers('battery staple')).run('alice', 'people')).toMatchObject({ code: 0, err: '' })
    const wrong = await desk.with(answers('correct horse')).run('alice', 'people', '--json')
    expect(wrong).toMatchObject({ code: 1, out: '', problems: [{ error: 'cli/wrong-pin' }] })
  })
})

describe('names and ids', () => {
  it('say which of several people may be meant', async () => {
    await using desk = await openStaffedDesk('Alice', 'Alina')
    const ambiguous = await desk.json('carol', 'send', '--to', 'Ali', 'hello')
    expect(ambiguous).toMatchObject({ code: 2, records: [], problems: [{ error: 'client/ambiguous' }] })
    expect(ambiguous.problems[0]?.['message']).toMatch(/Alice .*Alina/)
    expect(await desk.json('carol', 'send', '--to', 'Zoe', 'hello')).toMatchObject({ code: 2 })
    expect(await desk.json('carol', 'send', '--to', 'alice', 'hello')).toMatchObject({ code: 0 })
  })

  it('may begin with a dash', async () => {
    await using desk = await openStaffedDesk()
    const id = '-abcdefghijklmnopqrstA'
    for (const args of [
      ['read', id],
      ['send', '--to', id, 'hello'],
      ['devices', id],
      ['revoke', id],
    ])
      expect((await desk.json('carol', ...args)).problems).toMatchObject([
        { error: 'client/no-such-recipient', message: expect.stringContaining(`“${id}”`) },
      ])
  })
})

describe('the folder of a device', () => {
  it('is named by --home, else by CHANCERY_HOME', async () => {
    await using desk = await openStaffedDesk('Alice')
    const env = { CHANCERY_PIN: 'correct horse', CHANCERY_HOME: join(desk.folder, 'alice') }
    expect((await runWith(['people'], { env })).out).toContain('Alice (you)')
    expect((await desk.with({ env }).run('carol', 'people')).out).toContain('Carol (you)')
  })
})

describe('help', () => {
  it('lists the commands, but not those for tools', async () => {
    const { code, out } = await runWith(['--help'])
    expect(code).toBe(0)
    expect(out).toMatch(
      /found .*invite .*enrol .*people .*conversations .*group .*send .*read .*follow .*devices .*revoke /s,
    )
    expect(out).not.toContain('token')
    expect((await runWith(['send', '--help'])).out).toContain('--answers')
  })
})
