import { beforeEach, describe, expect, test } from 'vitest'
import { createToastStore, type ToastStore } from './toast-store.ts'

/** A clock that goes on only when told to. */
function fakeClock() {
  let now = 0
  let count = 0
  const timers = new Map<number, { at: number; run: () => void }>()
  return {
    now: () => now,
    setTimeout: (run: () => void, wait: number) => {
      count += 1
      timers.set(count, { at: now + wait, run })
      return count
    },
    clearTimeout: (timer: unknown) => void timers.delete(Number(timer)),
    advance: (time: number) => {
      const end = now + time
      for (;;) {
        const due = [...timers].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at)[0]
        if (!due) break
        timers.delete(due[0])
        now = due[1].at
        due[1].run()
      }
      now = end
    },
  }
}

describe('a toast', () => {
  let clock: ReturnType<typeof fakeClock>
  let store: ToastStore
  const shown = () => store.snapshot().map((toast) => toast.text)

  beforeEach(() => {
    clock = fakeClock()
    store = createToastStore(clock)
  })

  test('stays six seconds, then leaves', () => {
    store.show({ text: 'Saved.' })
    clock.advance(5_999)
    expect(shown()).toEqual(['Saved.'])
    clock.advance(1)
    expect(shown()).toEqual([])
  })

  test('never stays shorter, whatever is asked for', () => {
    store.show({ text: 'Saved.', stay: 100 })
    clock.advance(5_999)
    expect(shown()).toEqual(['Saved.'])
  })

  test('stays longer when asked to, and for ever with Infinity', () => {
    store.show({ text: 'long', stay: 20_000 })
    store.show({ text: 'for ever', stay: Infinity })
    clock.advance(19_999)
    expect(shown()).toEqual(['long', 'for ever'])
    clock.advance(1_000_000)
    expect(shown()).toEqual(['for ever'])
  })

  test('keeps what is left of its time while somebody reads', () => {
    store.show({ text: 'Saved.' })
    clock.advance(4_000)
    store.pause()
    clock.advance(60_000)
    expect(shown()).toEqual(['Saved.'])
    store.resume()
    clock.advance(1_999)
    expect(shown()).toEqual(['Saved.'])
    clock.advance(1)
    expect(shown()).toEqual([])
  })

  test('that comes while somebody reads has its whole time afterwards', () => {
    store.pause()
    store.show({ text: 'Saved.' })
    clock.advance(60_000)
    store.resume()
    store.resume()
    clock.advance(5_999)
    expect(shown()).toEqual(['Saved.'])
    clock.advance(1)
    expect(shown()).toEqual([])
  })

  test('leaves when dismissed, once, and its clock with it', () => {
    let calls = 0
    store.subscribe(() => (calls += 1))
    const id = store.show({ text: 'Saved.' })
    store.show({ text: 'Sent.' })
    store.dismiss(id)
    store.dismiss(id)
    expect(shown()).toEqual(['Sent.'])
    expect(calls).toBe(3)
    clock.advance(6_000)
    expect(calls).toBe(4)
  })
})
