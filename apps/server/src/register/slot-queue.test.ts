import { randomBytes } from '@chancery/base'
import { TestClock } from '@chancery/testkit/clock'
import { expect, it } from 'vitest'
import type { SlotChange } from '../store/ports/register-store.ts'
import { SlotQueue } from './slot-queue.ts'

const slot = (access = randomBytes(32)): SlotChange => ({ access, sealed: randomBytes(1024) })

function newQueue() {
  const clock = new TestClock()
  const written: (readonly SlotChange[])[] = []
  const queue = new SlotQueue(clock, (changes) => {
    written.push(changes)
    return Promise.resolve()
  })
  return { clock, written, queue }
}

it('a slot is written at once when none was for a second', async () => {
  const { queue, written } = newQueue()
  const alice = slot()
  await queue.put(alice)
  expect(written).toEqual([[alice]])
})

it('slots that come within a second are written together, the last of each device', async () => {
  const { queue, written, clock } = newQueue()
  await queue.put(slot())
  const [alice, bob] = [slot(), slot()]
  const later = slot(alice.access)
  const done = Promise.all([queue.put(alice), queue.put(bob), queue.put(later)])
  clock.advance(1000)
  await done
  expect(written[1]).toEqual([later, bob])
})

it('slots that wait when the server closes are written first', async () => {
  const { queue, written } = newQueue()
  await queue.put(slot())
  const bob = slot()
  const done = queue.put(bob)
  await queue.close()
  await done
  expect(written[1]).toEqual([bob])
})

it('a clock that is set back makes nobody wait longer than a second', async () => {
  const { queue, written, clock } = newQueue()
  await queue.put(slot())
  clock.setBack(3_600_000)
  const done = queue.put(slot())
  clock.advance(1000)
  await done
  expect(written).toHaveLength(2)
})
