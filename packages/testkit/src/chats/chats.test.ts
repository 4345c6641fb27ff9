import { describe, expect, it } from 'vitest'
import type { ChatLog } from '@chancery/exposure'
import { plantOffice } from './planted-office.ts'
import type { PlantedOptions } from './planted-options.ts'
import { shufflePeople } from './shuffle-people.ts'

const OPTIONS: PlantedOptions = { people: 40, departments: 4, days: 60, messages: 2000, inside: 0.6, hierarchy: 0.5 }

function totals({ sender, mentioned, acts, people }: ChatLog): number[][] {
  const count = (list: Iterable<number>): number[] => {
    const counts = Array.from({ length: people }, () => 0)
    for (const person of list) counts[person] = (counts[person] as number) + 1
    return counts
  }
  return [count(sender), count(mentioned), count(acts.flatMap(({ actor }) => actor ?? []))]
}

describe('a planted office', () => {
  const office = plantOffice(OPTIONS)

  it('has one head, to whom everybody reports along their superiors', () => {
    const head = office.levels.indexOf(1)
    expect(office.levels.filter((level) => level === 1)).toHaveLength(1)
    expect(office.levels.filter((level) => level === 2)).toHaveLength(OPTIONS.departments)
    for (let person = 0; person < OPTIONS.people; person++) {
      let [at, steps] = [person, 0]
      while ((office.superiors[at] as number) >= 0 && steps++ < 4) at = office.superiors[at] as number
      expect(at).toBe(head)
    }
  })

  it('writes about as much as it should, little of it on weekends', () => {
    const { time } = office.log
    expect(Math.abs(time.length - OPTIONS.messages)).toBeLessThan(100)
    const onWeekends = time.filter((at) => [0, 6].includes(new Date(at).getUTCDay()))
    expect(onWeekends.length).toBeLessThan(time.length / 5)
    expect(onWeekends.length).toBeGreaterThan(0)
  })

  it('is the same for the same seed, and another for another', () => {
    expect(plantOffice(OPTIONS)).toEqual(office)
    expect(plantOffice(OPTIONS, 2).superiors).not.toEqual(office.superiors)
  })

  it('has neither departments nor ranks where none are asked for', () => {
    const { departments, superiors, levels } = plantOffice({ ...OPTIONS, departments: 0, inside: 0, hierarchy: 0 })
    expect(new Set([...departments, ...superiors])).toEqual(new Set([-1]))
    expect(new Set(levels)).toEqual(new Set([4]))
  })
})

describe('shuffled people', () => {
  it('keep everybody’s totals and the times and chats of all messages', () => {
    const { log } = plantOffice(OPTIONS)
    const shuffled = shufflePeople(log)
    expect(totals(shuffled)).toEqual(totals(log))
    expect([shuffled.time, shuffled.group]).toEqual([log.time, log.group])
    expect(shuffled.sender).not.toEqual(log.sender)
  })
})
