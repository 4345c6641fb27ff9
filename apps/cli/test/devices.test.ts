import { describe, expect, it } from 'vitest'
import type { Desk } from './_desk.ts'
import { openRelayedDesk, openStaffedDesk } from './_desk.ts'

/** A further device of Alice’s. */
async function addDevice(desk: Desk, label: string): Promise<void> {
  const { records } = await desk.json('alice', 'devices', 'add')
  const enrolled = await desk.json(label, 'enrol', String(records[0]?.['invite']), '--device', label)
  expect(enrolled.code).toBe(0)
}

const textsOf = async (desk: Desk, who: string): Promise<unknown[]> =>
  (await desk.json(who, 'read')).records.map(({ text }) => text)

describe('devices of one’s own', () => {
  it('get the history by themselves once the device that invited is used again', async () => {
    for (const open of [openStaffedDesk, openRelayedDesk]) {
      await using desk = await open('Alice', 'Bob')
      await desk.run('alice', 'send', '--to', 'Bob', 'one')
      await desk.run('bob', 'send', '--to', 'Alice', 'two')
      await addDevice(desk, 'phone')
      expect(await textsOf(desk, 'phone')).toEqual([])
      expect((await desk.run('alice', 'people')).code).toBe(0)
      expect(await textsOf(desk, 'phone')).toEqual(['one', 'two'])
    }
  })

  it('get it once more when that is asked for, by label or by id', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    await desk.run('alice', 'send', '--to', 'Bob', 'one')
    await addDevice(desk, 'phone')
    const listed = (await desk.json('alice', 'devices', 'Alice')).records
    const id = String(listed.find(({ label }) => label === 'phone')?.['device'])
    expect(await desk.json('alice', 'devices', 'send', 'phone')).toMatchObject({
      code: 0,
      records: [{ device: id, label: 'phone', messages: 3, of: 3, state: 'done' }],
    })
    expect((await desk.run('alice', 'devices', 'send', id)).out).toBe(
      '3 messages lie ready for “phone”, which takes them in by itself.\n',
    )
    expect(await textsOf(desk, 'phone')).toEqual(['one'])
  })

  it('are the only ones that history is sent to', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const devices = (await desk.json('alice', 'devices')).records
    const idOf = (name: string): string => String(devices.find((device) => device['name'] === name)?.['device'])
    expect(await desk.json('alice', 'devices', 'send', idOf('Bob'))).toMatchObject({
      code: 1,
      problems: [{ error: 'client/not-allowed' }],
    })
    const wrong = await desk.run('alice', 'devices', 'send', 'tablet')
    expect(wrong).toMatchObject({ code: 2, out: '' })
    expect(wrong.err).toContain('no device called “tablet”')
    expect((await desk.run('alice', 'devices', 'send', idOf('Alice'))).err).toContain('the device that you are on')
    await addDevice(desk, 'phone')
    await desk.json('alice', 'revoke', 'phone')
    expect((await desk.json('alice', 'devices', 'send', 'phone')).code).toBe(2)
  })

  it('that share a label are told apart by their ids', async () => {
    await using desk = await openStaffedDesk('Alice')
    for (const home of ['phone', 'other']) {
      const { records } = await desk.json('alice', 'devices', 'add')
      await desk.json(home, 'enrol', String(records[0]?.['invite']), '--device', 'phone')
    }
    await desk.run('alice', 'people')
    const twice = await desk.run('alice', 'devices', 'send', 'phone')
    expect(twice).toMatchObject({ code: 2, out: '' })
    expect(twice.err).toBe('You have 2 devices called “phone”. Use the id, as "chancery devices" prints it.\n')
  })

  it('get it with a later command when the server is away', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    await desk.run('alice', 'send', '--to', 'Bob', 'one')
    await addDevice(desk, 'phone')
    await desk.run('alice', 'people')
    await desk.stop()
    expect(await desk.json('alice', 'devices', 'send', 'phone')).toMatchObject({
      code: 3,
      records: [{ label: 'phone', messages: 0, of: 3, state: 'running' }],
      problems: [{ error: 'client/unreachable' }],
    })
    expect((await desk.run('alice', 'devices', 'send', 'phone')).out).toContain('The next command goes on.')
  })
})

describe('somebody who has lost all devices', () => {
  it('is replaced by an administrator, by name, once nothing of theirs counts any more', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const early = await desk.run('carol', 'devices', 'replace', 'Alice')
    expect(early).toMatchObject({ code: 1, out: '' })
    expect(early.err).toContain('Alice still has 1 device. If all are lost, revoke them first')
    await desk.json('carol', 'revoke', 'Alice')
    expect((await desk.json('carol', 'devices', 'Alice')).records).toMatchObject([{ name: 'Alice', revoked: true }])
    const replaced = await desk.run('carol', 'devices', 'replace', 'alice')
    expect(replaced.code).toBe(0)
    expect(replaced.out).toMatch(
      /^Whoever enrols with this link is Alice to everybody: .*\nIt works once, until \S+:\n\S+#invite\.\S+\n$/,
    )
    const link = replaced.out.trim().split('\n').at(-1) as string
    expect((await desk.json('again', 'enrol', link)).records).toMatchObject([{ name: 'Alice' }])
    expect((await desk.json('carol', 'people')).records).toMatchObject([{ name: 'Alice', devices: 1 }, {}, {}])
  })

  it('is replaced by nobody else, and has to be somebody', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    await desk.json('carol', 'revoke', 'Alice')
    expect(await desk.json('bob', 'devices', 'replace', 'Alice')).toMatchObject({
      code: 1,
      records: [],
      problems: [{ error: 'client/not-administrator' }],
    })
    // Whom to let in is named in full.
    for (const name of ['Zoe', 'Ali'])
      expect(await desk.json('carol', 'devices', 'replace', name)).toMatchObject({
        code: 2,
        records: [],
        problems: [{ error: 'client/no-such-recipient' }],
      })
  })
})
