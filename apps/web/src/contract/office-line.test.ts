import { CodedError } from '@chancery/base'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { callNames } from './call-names.ts'
import type { Office } from './office.ts'
import { OfficeLine, officeOver } from './office-line.ts'
import { serveOffice } from './serve-office.ts'
import type { OfficeEvent, Topics } from './topics.ts'

type Listeners = Map<string, Set<(value: never) => void>>

/** An office that refuses everything, but what a test gives it. */
function officeWith(calls: Partial<Office>): {
  office: Office
  topics: Listeners
  events: Set<(event: OfficeEvent) => void>
} {
  const topics: Listeners = new Map()
  const events = new Set<(event: OfficeEvent) => void>()
  const refuse = (): Promise<never> => Promise.reject(new Error('not in this test'))
  const office: Office = {
    ...(Object.fromEntries(Object.keys(callNames).map((name) => [name, refuse])) as unknown as Office),
    watch: (topic, listener) => {
      const listeners = topics.get(topic) ?? new Set()
      topics.set(topic, listeners.add(listener))
      if (topic === 'network') (listener as (value: Topics['network']) => void)({ state: 'online' })
      return () => listeners.delete(listener)
    },
    onEvent: (listener) => {
      events.add(listener)
      return () => events.delete(listener)
    },
    ...calls,
  }
  return { office, topics, events }
}

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

function connect(calls: Partial<Office>, onUnexpected?: (error: unknown) => void) {
  const { port1, port2 } = new MessageChannel()
  const behind = officeWith(calls)
  const stop = serveOffice(port2, behind.office, onUnexpected)
  ends.push(stop, () => port1.close())
  return { ...behind, stop, page: officeOver(port1), port: port1 }
}

describe('the line between page and worker', () => {
  it('carries a call and its answer, bytes included', async () => {
    const unlock = vi.fn<() => Promise<void>>(async () => undefined)
    const { page } = connect({ unlock, suggestPassphrase: async () => 'five words' })
    expect(await page.suggestPassphrase()).toBe('five words')
    const secret = {
      way: 'passkey',
      credential: Uint8Array.of(1),
      salt: new Uint8Array(32),
      prf: Uint8Array.of(255),
    } as const
    await page.unlock(secret)
    expect(unlock).toHaveBeenCalledWith(secret)
  })

  it('carries a coded error with its code, sentence, and detail', async () => {
    const error = new CodedError(
      'lock/too-many-tries',
      'Try again at noon',
      { retryAt: 12 },
      { cause: new Error('why') },
    )
    const { page } = connect({ unlock: () => Promise.reject(error) })
    const caught = await page.unlock({ way: 'pin', pin: '12345678' }).catch((reason: unknown) => reason)
    expect(caught).toBeInstanceOf(CodedError)
    expect(caught).toMatchObject({ code: 'lock/too-many-tries', message: 'Try again at noon', detail: { retryAt: 12 } })
    expect((caught as Error).cause).toBeUndefined()
  })

  it('says nothing of an error that nobody foresaw, and tells it to the worker', async () => {
    const onUnexpected = vi.fn<(error: unknown) => void>()
    const { page } = connect({ lock: () => Promise.reject(new Error('the PIN is 12345678')) }, onUnexpected)
    const caught = (await page.lock().catch((reason: unknown) => reason)) as CodedError
    expect(caught.code).toBe('worker/unexpected')
    expect(JSON.stringify([caught.message, caught.detail, caught.stack])).not.toContain('12345678')
    expect(onUnexpected).toHaveBeenCalledOnce()
  })

  it('calls nothing but what the contract names', async () => {
    const { port } = connect({})
    const answer = new Promise((resolve) => port.addEventListener('message', (event) => resolve(event.data)))
    port.postMessage({ kind: 'call', id: 99, name: 'constructor', input: [] })
    expect(await answer).toMatchObject({ kind: 'failure', id: 99, error: { code: 'worker/no-such-call' } })
  })

  it('tells a topic to everybody who watches, the present value first, and stops when nobody does', async () => {
    const { page, topics } = connect({})
    const seen: unknown[] = []
    const stop = page.watch('network', (value) => seen.push(value))
    await vi.waitFor(() => expect(seen).toEqual([{ state: 'online' }]))
    const late: unknown[] = []
    const stopLate = page.watch('network', (value) => late.push(value))
    expect(late).toEqual([{ state: 'online' }])
    for (const listener of topics.get('network') ?? []) listener({ state: 'offline' } as never)
    await vi.waitFor(() => expect([seen.at(-1), late.at(-1)]).toEqual([{ state: 'offline' }, { state: 'offline' }]))
    stop()
    stopLate()
    await vi.waitFor(() => expect(topics.get('network')?.size).toBe(0))
  })

  it('tells events to every page', async () => {
    const { page, events } = connect({})
    const told: OfficeEvent[] = []
    page.onEvent((event) => told.push(event))
    await vi.waitFor(() => expect(events.size).toBe(1))
    for (const listener of events) listener({ kind: 'notice', code: 'a', text: 'b' })
    await vi.waitFor(() => expect(told).toEqual([{ kind: 'notice', code: 'a', text: 'b' }]))
  })

  it('forgets a page that is gone', async () => {
    const { page, topics, events, stop } = connect({})
    page.watch('people', () => undefined)
    await vi.waitFor(() => expect(topics.get('people')?.size).toBe(1))
    stop()
    expect(topics.get('people')?.size).toBe(0)
    expect(events.size).toBe(0)
  })

  it('goes on with another worker: open calls fail, later ones wait, what is watched is asked for again', async () => {
    const line = new OfficeLine()
    const first = new MessageChannel()
    const silent = officeWith({ suggestPassphrase: () => new Promise(() => undefined) })
    ends.push(serveOffice(first.port2, silent.office))
    line.attach(first.port1)
    const seen: unknown[] = []
    line.office.watch('network', (value) => seen.push(value))
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    const open = line.office.suggestPassphrase().catch((reason: unknown) => reason)
    line.detach()
    expect(await open).toMatchObject({ code: 'worker/gone' })
    const waiting = line.office.suggestPassphrase()
    const second = new MessageChannel()
    ends.push(serveOffice(second.port2, officeWith({ suggestPassphrase: async () => 'later' }).office))
    line.attach(second.port1)
    expect(await waiting).toBe('later')
    await vi.waitFor(() => expect(seen).toHaveLength(2))
    line.detach()
  })
})
