import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageLog, sightings } from '../columns.ts'
import { seededRandom } from '../random.ts'
import type { Truth } from '../truth.ts'
import type { View } from '../view.ts'
import { factsOf, relabel } from './facts.ts'
import { drawBlocks, resampleView } from './resample.ts'
import { shuffleView } from './shuffle-view.ts'

const PEOPLE = 6
const BLOCK = 100
const event = fc.record({ time: fc.nat(999), person: fc.nat(PEOPLE - 1), bytes: fc.nat(9) })
const countsByBlock = (events: View['sends']): number[] => {
  const counts = Array.from({ length: 10 * PEOPLE }, () => 0)
  events?.time.forEach((time, i) => {
    const at = Math.floor(time / BLOCK) * PEOPLE + (events.person[i] as number)
    counts[at] = (counts[at] as number) + 1
  })
  return counts
}

describe('a shuffled control', () => {
  it('keeps every time and size, and how often each person appears in a block', () => {
    fc.assert(
      fc.property(fc.array(event), fc.integer(), (list, seed) => {
        const view: View = { people: PEOPLE, span: { from: 0, to: 1000 }, sends: sightings(list) }
        const control = shuffleView(view, seededRandom(seed), BLOCK)
        expect(control.sends?.time).toEqual(view.sends?.time)
        expect(control.sends?.bytes).toEqual(view.sends?.bytes)
        expect(countsByBlock(control.sends)).toEqual(countsByBlock(view.sends))
      }),
    )
  })

  it('keeps how many messages each sends and gets', () => {
    const messages = messageLog(
      Array.from({ length: 30 }, (_, i) => ({ time: i, sender: i % 3, receivers: [3 + (i % 3), (i + 1) % 3] })),
    )
    const view: View = { people: PEOPLE, span: { from: 0, to: 30 }, messages }
    const control = shuffleView(view, seededRandom(1), 1000).messages
    expect(control?.sender).not.toEqual(messages.sender)
    expect(control?.sender.toSorted()).toEqual(messages.sender.toSorted())
    expect(control?.receivers.toSorted()).toEqual(messages.receivers.toSorted())
  })
})

describe('a control whose people changed places', () => {
  it('keeps the shape of the organization', () => {
    const truth: Truth = {
      people: PEOPLE,
      departments: Int32Array.of(0, 0, 0, 1, 1, 1),
      superiors: Int32Array.of(-1, 0, 0, 0, 3, 3),
      messages: messageLog([{ time: 1, sender: 0, receivers: [3, 4] }]),
    }
    const facts = factsOf(truth, { from: 0, to: 10 }, seededRandom(1))
    const control = relabel(facts, seededRandom(2))
    // Whoever had two people above still has, under another number; the boss of all still has five below.
    expect(facts.dominance?.length).toBe(2 * (5 + 2))
    expect(control.dominance?.length).toBe(facts.dominance?.length)
    const root = [...(control.superiors as Int32Array)].indexOf(-1)
    expect([...(control.superiors as Int32Array)].filter((superior) => superior === root)).toHaveLength(3)
    expect(control.sends?.person[0]).toBe(root)
  })
})

describe('a resample', () => {
  it('is made of whole blocks, each moved to its new place, in order of time', () => {
    fc.assert(
      fc.property(fc.array(event), fc.integer(), (list, seed) => {
        const view: View = { people: PEOPLE, span: { from: 0, to: 1000 }, sends: sightings(list) }
        const draw = drawBlocks(view.span, BLOCK, seededRandom(seed))
        const again = resampleView(view, draw).sends
        const before = countsByBlock(view.sends)
        expect(countsByBlock(again)).toEqual(
          [...draw.blocks].flatMap((block) => before.slice(block * PEOPLE, (block + 1) * PEOPLE)),
        )
        expect(again?.time).toEqual(again?.time.toSorted())
      }),
    )
  })
})
