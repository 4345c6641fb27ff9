import { expect, it } from 'vitest'
import { openDesk, openRelayedDesk } from './_desk.ts'

const SENTENCE = 'This server talks to its relay only; open the address of the relay instead'

it('whoever founds at the board itself is told to open the relay’s address', async () => {
  await using desk = await openDesk({ isRelayed: true })
  const link = desk.foundLink.replace(desk.url, desk.boardUrl)
  const ended = await desk.run('carol', 'found', link, '--organization', 'Bank of Examples', '--name', 'Carol')
  expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringContaining(SENTENCE) as string })
})

it('whoever enrols at the board itself is told so, too, and enrols at the relay then', async () => {
  await using desk = await openRelayedDesk()
  const { records } = await desk.json('carol', 'invite')
  const link = String(records[0]?.['invite'])
  const ended = await desk.run('bob', 'enrol', link.replace(desk.url, desk.boardUrl), '--name', 'Bob')
  expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringContaining(SENTENCE) as string })
  expect((await desk.run('bob', 'enrol', link, '--name', 'Bob')).code).toBe(0)
})
