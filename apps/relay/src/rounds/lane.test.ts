import { TestClock } from '@chancery/testkit/clock'
import { describe, expect, it } from 'vitest'
import { Lane } from './lane.ts'
import type { LaneOptions } from './lane.ts'

const ROUND_MS = 1000
const envelope = (number: number): Uint8Array => Uint8Array.of(number)

function newLane(options: Partial<LaneOptions> = {}) {
  const clock = new TestClock()
  const batches: number[][] = []
  const lane = new Lane({
    clock,
    roundMs: () => ROUND_MS,
    perDevice: 1,
    rest: 'waits',
    perBatch: 4096,
    send: (envelopes) => {
      batches.push(envelopes.map(([number = -1]) => number))
      return Promise.resolve(envelopes.map(([number = -1]) => Uint8Array.of(number, 1)))
    },
    ...options,
  })
  return { clock, lane, batches }
}

describe('a lane of envelopes', () => {
  it('collects a round, hands it on as one batch at its end, and gives everybody their own answer', async () => {
    const { clock, lane, batches } = newLane()
    const answers = Array.from({ length: 50 }, (_, number) => lane.submit(`device ${number}`, envelope(number)))
    clock.advance(ROUND_MS - 1)
    expect(batches).toEqual([])
    clock.advance(1)
    expect(batches).toHaveLength(1)
    expect((await Promise.all(answers)).map(([number]) => number)).toEqual(Array.from({ length: 50 }, (_, i) => i))
  })

  it('ends its rounds at multiples of their length, whenever somebody came', () => {
    const { clock, lane, batches } = newLane()
    clock.advance(300)
    void lane.submit('alice', envelope(1))
    clock.advance(699)
    expect(batches).toEqual([])
    clock.advance(1)
    expect(batches).toEqual([[1]])
    expect(clock.waiting).toBe(0)
  })

  it('forgets the order in which envelopes came', () => {
    const { clock, lane, batches } = newLane()
    const orders = new Set<string>()
    for (let round = 0; round < 20; round++) {
      for (let number = 0; number < 20; number++) void lane.submit(`device ${number}`, envelope(number))
      clock.advance(ROUND_MS)
      const order = batches.at(-1) as number[]
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i))
      orders.add(order.join(' '))
    }
    expect(orders.size).toBe(20)
    expect(orders).not.toContain(Array.from({ length: 20 }, (_, i) => i).join(' '))
  })

  it('has at most one envelope of each device in a round; the others go in the next ones', () => {
    const { clock, lane, batches } = newLane()
    for (const number of [1, 2, 3]) void lane.submit('alice', envelope(number))
    void lane.submit('bob', envelope(9))
    clock.advance(3 * ROUND_MS)
    expect(batches.map((batch) => batch.toSorted((a, b) => a - b))).toEqual([[1, 9], [2], [3]])
  })

  it('may take several of a device in a round, and hands on no more together than it may', () => {
    const { clock, lane, batches } = newLane({ perDevice: 3, perBatch: 2 })
    for (const number of [1, 2, 3, 4]) void lane.submit('alice', envelope(number))
    clock.advance(ROUND_MS)
    expect(batches.map(({ length }) => length)).toEqual([2, 1])
    expect(batches.flat().toSorted((a, b) => a - b)).toEqual([1, 2, 3])
    clock.advance(ROUND_MS)
    expect(batches.at(-1)).toEqual([4])
  })

  it('of slots refuses a second one of the same round, and says when the next begins', async () => {
    const { clock, lane, batches } = newLane({ rest: 'is refused', roundMs: () => 5000 })
    const first = lane.submit('alice', envelope(1))
    const { retryAfterSeconds, code } = await catchError(() => lane.submit('alice', envelope(2)))
    expect([code, (clock.now() + (retryAfterSeconds as number) * 1000) % 5000]).toEqual(['api/too-many', 0])
    clock.advance(5000)
    expect([...(await first)]).toEqual([1, 1])
    void lane.submit('alice', envelope(3))
    clock.advance(5000)
    expect(batches).toEqual([[1], [3]])
  })

  it('never hands a batch on twice: when the board did not answer, everybody hears so', async () => {
    let calls = 0
    const send = (): Promise<never> => {
      calls++
      return Promise.reject(new Error('gone'))
    }
    const { clock, lane } = newLane({ send })
    const answers = ['alice', 'bob'].map((device, number) => lane.submit(device, envelope(number)))
    clock.advance(10 * ROUND_MS)
    const outcomes = await Promise.allSettled(answers)
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(calls).toBe(1)
  })

  it('takes what a revoked device has waiting out again', async () => {
    const { clock, lane, batches } = newLane()
    const mallory = lane.submit('mallory', envelope(6))
    void lane.submit('alice', envelope(1))
    lane.drop('mallory')
    await expect(mallory).rejects.toMatchObject({ code: 'api/revoked' })
    clock.advance(ROUND_MS)
    expect(batches).toEqual([[1]])
  })

  it('ends its round when it closes, so that nothing that was taken is lost', async () => {
    const { lane, batches } = newLane()
    const answers = [lane.submit('alice', envelope(1)), lane.submit('alice', envelope(2))]
    await lane.close()
    expect(batches).toEqual([[1], [2]])
    expect(await Promise.all(answers)).toHaveLength(2)
    expect((await catchError(() => lane.submit('bob', envelope(3)))).code).toBe('api/unavailable')
  })
})

async function catchError(task: () => Promise<unknown>): Promise<{ code?: string; retryAfterSeconds?: number }> {
  try {
    await task()
  } catch (error) {
    return error as { code?: string; retryAfterSeconds?: number }
  }
  return {}
}
