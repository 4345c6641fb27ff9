import { paths } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { randomCell, requestOf } from '@chancery/testkit/device'
import { newOffice } from './_in-process.ts'
import { Listener } from './_listener.ts'

describe('a live connection', () => {
  it('gets the heads at once and then every block, the same bytes as everybody', async () => {
    const { api, bob, token } = await newOffice()
    const listeners = [new Listener(api, bob.token), new Listener(api, token)]
    for (const listener of listeners) expect(await listener.frames(1)).toMatchObject([{ type: 'heads' }])
    const cells = [randomCell(), randomCell()]
    await api.cells(cells, bob.token)
    const [first, second] = listeners as [Listener, Listener]
    expect((await first.frames(2))[1]).toMatchObject({ type: 'block', start: 0, cells: [{}, ...cells] })
    await second.frames(2)
    expect(first.raw[1]).toEqual(second.raw[1])
  })

  it('gets the heads again every fifteen seconds, and blocks that begin where they end', async () => {
    const { api, bob, clock } = await newOffice()
    await api.cells([randomCell()], bob.token)
    const listener = new Listener(api, bob.token)
    const [heads] = await listener.frames(1)
    clock.advance(15_000)
    expect((await listener.frames(2))[1]).toMatchObject({ type: 'heads', time: Math.floor(clock.now() / 1000) })
    await api.cells([randomCell()], bob.token)
    const block = (await listener.frames(3))[2]
    if (heads?.type !== 'heads' || block?.type !== 'block') throw new Error('wrong frames')
    expect(block.start).toBe(Number(heads.board.split('\n')[1]))
  })

  it('is closed when its first message is not a session token', async () => {
    const { api } = await newOffice()
    expect(await new Listener(api, 'mallory').closed).toEqual({ code: 1008, reason: 'api/not-signed-in' })
  })

  it('is closed when it says nothing for five seconds', async () => {
    const { api, clock } = await newOffice()
    const idle = clock.waiting
    const listener = new Listener(api)
    await listener.opened
    while (clock.waiting === idle) await api.get(paths.health)
    clock.advance(5000)
    expect(await listener.closed).toEqual({ code: 1008, reason: 'api/not-signed-in' })
  })

  it('is closed when it says anything more', async () => {
    const { api, bob } = await newOffice()
    const listener = new Listener(api, bob.token)
    await listener.frames(1)
    listener.socket.send('more')
    expect(await listener.closed).toEqual({ code: 1008, reason: 'api/bad-request' })
  })

  it('of a revoked device is closed at once', async () => {
    const { api, bob, organization, token } = await newOffice()
    const [revoked, other] = [new Listener(api, bob.token), new Listener(api, token)]
    await Promise.all([revoked.frames(1), other.frames(1)])
    await api.post(
      paths.registerEntries,
      requestOf({ kind: 'revocation', access: bob.device.access.text }, organization),
    )
    expect(await revoked.closed).toEqual({ code: 1008, reason: 'api/revoked' })
    await api.cells([randomCell()], token)
    expect(await other.frames(2)).toHaveLength(2)
  })

  it('is told to come back when the server stops', async () => {
    const { api, bob, server } = await newOffice()
    const listener = new Listener(api, bob.token)
    await listener.frames(1)
    const [{ code }] = await Promise.all([listener.closed, server.close()])
    expect(code).toBe(1012)
  })
})
