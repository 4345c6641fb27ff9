import { httpTransport, listMessages, sendText, synchronize } from '@chancery/client'
import type { Transport, TransportRequest } from '@chancery/client'
import { BUNDLED_CELL_BYTES } from '@chancery/protocol'
import { openOffice } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { expect, it } from 'vitest'

const BUNDLE = '/api/board/tile/entries/'

/** Counts what comes of bundles; `change` may ask for something else than the device did. */
function counting(counted: number[], change: (request: TransportRequest) => TransportRequest = (request) => request) {
  return (server: string): Transport => {
    const transport = httpTransport(server)
    return {
      async request(request) {
        const response = await transport.request(change(request))
        if (request.path.startsWith(BUNDLE)) counted.push(response.body.length)
        return response
      },
      live: (...input) => transport.live(...input),
    }
  }
}

/** Somebody who is written to, and what each catching up downloads of the board's bundles. */
async function written(change?: (request: TransportRequest) => TransportRequest) {
  const counted: number[] = []
  const office = await openOffice({ connect: counting(counted, change) })
  const { carol } = office
  const alice = await office.enrol('Alice')
  const to = { kind: 'person', person: alice.engine.account.person } as const
  const say = async (count: number): Promise<number> => {
    const before = alice.engine.board.size
    for (let at = 0; at < count; at++) await sendText(carol.engine, to, `Message ${at}`)
    counted.length = 0
    await synchronize(alice.engine)
    return alice.engine.board.size - before
  }
  return { office, alice, say, counted }
}

const textsOf = async ({ engine }: Colleague): Promise<number> =>
  (await listMessages(engine)).filter(({ text }) => text?.startsWith('Message')).length

it('catching up downloads what is new, and not again what is in the same bundle', async () => {
  const { office, alice, say, counted } = await written()
  await using _open = office
  await say(5)
  expect(await say(3)).toBe(3)
  expect(counted).toEqual([3 * BUNDLED_CELL_BYTES])
  // Over the end of the bundle: the rest of the first, and the beginning of the second.
  const rest = 256 - alice.engine.board.size
  const grown = await say(rest + 7)
  expect(new Set(counted)).toEqual(new Set([rest * BUNDLED_CELL_BYTES, (grown - rest) * BUNDLED_CELL_BYTES]))
  expect(await textsOf(alice)).toBe(5 + 3 + rest + 7)
})

it('catching up works with a server or a proxy that sends the whole bundle all the same', async () => {
  const { office, alice, say, counted } = await written(({ skip: _skip, ...request }) => request)
  await using _open = office
  await say(5)
  await say(3)
  expect(counted).toEqual([alice.engine.board.size * BUNDLED_CELL_BYTES])
  expect(await textsOf(alice)).toBe(8)
})
