// Planted offices: what the map must find with margin, and what it must not find where there is nothing.
import * as fc from 'fast-check'
import { plantOffice, shufflePeople } from '@chancery/testkit/chats'
import type { PlantedOptions } from '@chancery/testkit/chats'
import { describe, expect, it } from 'vitest'
import { drawMap, startChatLog } from '../src/index.ts'
import type { ChatAct, OrganizationMap } from '../src/index.ts'
import { comparePartitions } from '../src/measure/partition.ts'
import { detect, splitScores } from '../src/measure/detection.ts'

const OFFICE: PlantedOptions = { people: 80, departments: 5, days: 120, messages: 9000, inside: 0.6, hierarchy: 0.8 }
const NOBODY: PlantedOptions = { ...OFFICE, departments: 0, inside: 0, hierarchy: 0 }

/** Everybody's department in the map; whoever is in none is alone. */
function departmentsOf({ people }: OrganizationMap): Int32Array {
  return Int32Array.from(people, ({ department }, person) => department ?? 1000 + person)
}

function scoresOf({ decisionMakers, people }: OrganizationMap): Float64Array {
  const scores = new Float64Array(people.length).fill(-1)
  for (const { person, score } of decisionMakers) scores[person] = score
  return scores
}

describe('the map of a planted office', () => {
  const office = plantOffice(OFFICE)
  const map = drawMap(office.log, { resamples: 10 })

  it('has its departments, which are gone when people change places', () => {
    const found = comparePartitions(departmentsOf(map), office.departments).ami
    const byChance = drawMap(shufflePeople(office.log), { resamples: 5 })
    expect(byChance.departments).toEqual([])
    expect(found).toBeGreaterThan(0.6)
    const sure = map.people.filter(({ sureness }) => sureness === 'sure')
    expect(sure.length).toBeGreaterThan(OFFICE.people / 3)
  })

  it('names chats of a department that are mostly its own', () => {
    const { sender, group } = office.log
    const named = map.departments.flatMap(({ members, groups }) => groups.map((chat) => ({ members, chat })))
    expect(named.length).toBeGreaterThanOrEqual(OFFICE.departments)
    for (const { members, chat } of named) {
      const senders = [...sender].filter((_, i) => group[i] === chat)
      const own = senders.filter((person) => members.includes(person))
      expect(own.length).toBeGreaterThan(senders.length / 2)
    }
  })

  it('has the head among the first three, and those who lead above those who do not', () => {
    const first = map.decisionMakers.slice(0, 3)
    const head = first.find(({ person }) => office.levels[person] === 1)
    expect(['sure', 'likely']).toContain(head?.sureness)
    expect(head?.reasons.length).toBeGreaterThanOrEqual(3)
    const leaders = office.levels.map((level) => (level <= 2 ? 1 : 0))
    expect(detect(splitScores(scoresOf(map), leaders)).auc).toBeGreaterThan(0.8)
  })

  it('says of each reason how it lies above what is usual', () => {
    const reasons = map.decisionMakers.flatMap((one) => one.reasons)
    expect(reasons.every(({ above }) => above >= 0.8 && above <= 1)).toBe(true)
    const added = reasons.filter(({ kind }) => kind === 'added-people')
    expect(added.length).toBeGreaterThan(0)
    expect(added.every(({ value, usual, others = 0 }) => value > usual && others > 0)).toBe(true)
  })

  it('draws lines to superiors that are right far more often than by chance, and never surely', () => {
    const right = map.reportingLines.filter(({ person, superior }) => office.superiors[person] === superior)
    expect(map.reportingLines.length).toBeGreaterThan(5)
    expect(right.length).toBeGreaterThan(map.reportingLines.length / 3)
    expect(map.reportingLines.every(({ sureness }) => sureness !== 'sure')).toBe(true)
  })

  it('tells who answers whom, and how soon: the superior sooner than others', () => {
    const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? NaN
    const minutes = (isUp: boolean): number[] =>
      map.answers
        .filter(({ asker, answerer, count }) => count >= 5 && (office.superiors[answerer] === asker) === isUp)
        .map(({ medianMinutes }) => medianMinutes)
    expect(median(minutes(true))).toBeLessThan(median(minutes(false)))
  })

  it('tells the hours of all and of each department', () => {
    expect(map.hours.map(({ department }) => department)).toEqual([undefined, ...map.departments.keys()])
    const [all] = map.hours
    expect(all?.sureness).toBe('sure')
    expect(all?.from).toBeGreaterThan(8)
    expect(all?.to).toBeLessThan(20)
    expect(all?.weekendShare).toBeLessThan(0.2)
    expect(all?.counts.reduce((sum, count) => sum + count, 0)).toBe(office.log.time.length)
  })

  it('is plain data, which can be written down', () => {
    expect(JSON.parse(JSON.stringify(map))).toEqual(map)
    expect(map.hours[0]?.counts).toHaveLength(168)
  })

  it('is the same for the same seed', () => {
    const again = (): OrganizationMap => drawMap(office.log, { resamples: 3, seed: 7 })
    expect(again()).toEqual(again())
  })
})

describe('the map of people without departments and ranks', () => {
  it('has none, and nobody who surely decides', () => {
    const map = drawMap(plantOffice(NOBODY).log, { resamples: 10 })
    expect(map.departments).toEqual([])
    expect(map.brokers).toEqual([])
    expect(map.people.every(({ department, sureness }) => department === undefined && sureness === 'too-little')).toBe(
      true,
    )
    expect(map.decisionMakers.filter(({ sureness }) => sureness === 'sure')).toEqual([])
  })
})

describe('a map of too little', () => {
  it('says nothing about departments and who decides', () => {
    const log = startChatLog()
    for (let i = 0; i < 50; i++) log.write({ time: i * 60_000, sender: i % 4, group: 0 })
    const map = drawMap(log.finish())
    expect(map.observed.isEnough).toBe(false)
    expect([map.departments, map.decisionMakers, map.reportingLines]).toEqual([[], [], []])
  })

  it('is empty where nothing was written', () => {
    const map = drawMap(startChatLog().finish())
    expect(map.people).toEqual([])
    expect(map.observed).toMatchObject({ messages: 0, writers: 0, isEnough: false })
    expect(map.hours).toHaveLength(1)
  })
})

describe('any log at all', () => {
  const person = fc.nat(7)
  const time = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 })
  const message = fc.record({ time, sender: person, group: fc.nat(3), mentions: fc.array(person, { maxLength: 3 }) })
  const line = fc.record({
    time,
    group: fc.nat(3),
    act: fc.constantFrom<ChatAct['act'][]>('created', 'added', 'removed', 'left', 'promoted', 'renamed'),
    actor: fc.option(person, { nil: undefined }),
    people: fc.array(person, { maxLength: 3 }),
  })

  it('gives a map whose numbers are numbers', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 300 }), fc.array(line, { maxLength: 10 }), (messages, lines) => {
        const log = startChatLog()
        for (const entry of messages) log.write(entry)
        for (const { actor, ...act } of lines) log.act({ ...act, ...(actor !== undefined && { actor }) })
        const text = JSON.stringify(drawMap(log.finish(), { resamples: 2 }))
        expect(text).not.toContain('null')
      }),
      { numRuns: 50 },
    )
  })
})
