import { describe, expect, it } from 'vitest'
import { openStaffedDesk } from './_desk.ts'

describe('what is done to a message', () => {
  it('stands behind it, for its readers and for programs', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const [sent] = (await desk.json('alice', 'send', '--to', 'Bob', 'at nine')).records
    const message = String(sent?.['message'])
    await desk.run('bob', 'read')
    expect((await desk.run('alice', 'edit', message, 'at ten')).out).toContain('Edited.')
    expect((await desk.run('bob', 'react', String(sent?.['position']), '👍')).code).toBe(0)
    const { out } = await desk.run('bob', 'read')
    expect(out).toContain('Alice: at ten [edited] [👍 Bob]')
    expect((await desk.json('alice', 'read')).records[0]).toMatchObject({
      message,
      text: 'at ten',
      earlier: ['at nine'],
      reactions: [{ emoji: '👍', from: 'Bob' }],
    })
    expect((await desk.run('alice', 'delete', message)).code).toBe(0)
    expect((await desk.run('bob', 'read')).out).toContain('Alice: [deleted for everyone by Alice; the record keeps it]')
  })

  it('must be allowed, and be about a message that is here', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const [sent] = (await desk.json('alice', 'send', '--to', 'Bob', 'mine')).records
    await desk.run('bob', 'read')
    expect((await desk.json('bob', 'edit', String(sent?.['message']), 'yours')).problems).toMatchObject([
      { error: 'client/not-allowed' },
    ])
    expect((await desk.run('bob', 'delete', '999999')).code).toBe(2)
  })

  it('is kept while the server is away', async () => {
    await using desk = await openStaffedDesk('Alice', 'Bob')
    const [sent] = (await desk.json('alice', 'send', '--to', 'Bob', 'kept')).records
    await desk.stop()
    const { problems } = await desk.json('alice', 'react', String(sent?.['message']), '👍')
    expect(problems).toContainEqual(expect.objectContaining({ kept: true }))
  })
})
