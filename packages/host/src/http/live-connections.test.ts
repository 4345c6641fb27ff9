import { TestClock } from '@chancery/testkit/clock'
import { expect, it } from 'vitest'
import { LiveConnections } from './live-connections.ts'
import type { LiveSocket } from './live-connections.ts'

/** A socket whose other end never reads. */
function stuckSocket() {
  const listeners = new Map<string, (data: Uint8Array, isBinary: boolean) => void>()
  const sent: Uint8Array[] = []
  const state: { bufferedAmount: number; isTerminated: boolean; closedWith?: number } = {
    bufferedAmount: 0,
    isTerminated: false,
  }
  const socket: LiveSocket = {
    get bufferedAmount() {
      return state.bufferedAmount
    },
    send: (data) => void sent.push(data),
    close: (code) => {
      state.closedWith = code
    },
    terminate: () => {
      state.isTerminated = true
    },
    on: (event: string, listener: (data: Uint8Array, isBinary: boolean) => void) => listeners.set(event, listener),
  }
  return { socket, sent, state, say: (text: string) => listeners.get('message')?.(Buffer.from(text), false) }
}

function newLive() {
  const clock = new TestClock()
  const headsFrame = () => Uint8Array.of(2)
  return { clock, live: new LiveConnections({ clock, device: (token) => token, headsFrame }) }
}

it('all connections share one buffer for a block', () => {
  const { live } = newLive()
  const sockets = [stuckSocket(), stuckSocket()] as const
  for (const { socket, say } of sockets) {
    live.accept(socket)
    say('token')
  }
  const frame = new Uint8Array(1000)
  live.broadcast(frame)
  const [alice, bob] = sockets.map(({ sent }) => sent[1])
  expect(alice).toBe(bob)
  expect(alice?.buffer).toBe(frame.buffer)
})

it('a client that lets more than 8 MB pile up is dropped, and only that one', () => {
  const { live } = newLive()
  const [slow, quick] = [stuckSocket(), stuckSocket()]
  for (const { socket, say } of [slow, quick]) {
    live.accept(socket)
    say('token')
  }
  slow.state.bufferedAmount = 8 * 1024 * 1024 + 1
  live.broadcast(Uint8Array.of(1))
  expect([slow.state.isTerminated, quick.state.isTerminated]).toEqual([true, false])
  expect(quick.sent).toHaveLength(2)
})

it('a stranger hears nothing', () => {
  const { live } = newLive()
  const mallory = stuckSocket()
  live.accept(mallory.socket)
  live.broadcast(Uint8Array.of(1))
  expect(mallory.sent).toEqual([])
  expect(live.count).toBe(0)
})

it('no timer runs when nobody is connected', () => {
  const { live, clock } = newLive()
  expect(clock.waiting).toBe(0)
  live.broadcast(Uint8Array.of(1))
  expect(clock.waiting).toBe(0)
})

it('who comes in is told within a second, however many come, and then the regular times go on', () => {
  const { live, clock } = newLive()
  live.tellHeadsSoon()
  expect(clock.waiting).toBe(0)
  const alice = stuckSocket()
  live.accept(alice.socket)
  alice.say('token')
  for (let entry = 0; entry < 100; entry++) live.tellHeadsSoon()
  expect(alice.sent).toHaveLength(1)
  clock.advance(1000)
  expect(alice.sent).toHaveLength(2)
  clock.advance(14_999)
  expect(alice.sent).toHaveLength(2)
  clock.advance(1)
  expect(alice.sent).toHaveLength(3)
})

it('when what follows does not begin where they are, all are asked to connect again, and whoever is not in yet may come in', () => {
  const { live } = newLive()
  const [alice, stranger] = [stuckSocket(), stuckSocket()]
  live.accept(alice.socket)
  alice.say('token')
  live.accept(stranger.socket)
  live.startOver()
  expect([alice.state.closedWith, stranger.state.closedWith]).toEqual([1012, undefined])
  stranger.say('token')
  expect(stranger.sent).toHaveLength(1)
})
