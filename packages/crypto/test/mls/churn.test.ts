import { utf8 } from '@chancery/base'
import { describe, expect, it } from 'vitest'
import { advance, expectAgreement, type Group, member, newGroup, reload, stateOf } from './_group.ts'
import { halfGoodCommit } from '@chancery/testkit'
import { engine, newPerson, type Person } from './_office.ts'

// A longer run: CHANCERY_CHURN_SEEDS=200 CHANCERY_CHURN_STEPS=150 vitest run packages/crypto/test/mls/churn.test.ts
const SEEDS = Number(process.env['CHANCERY_CHURN_SEEDS'] ?? 12)
const STEPS = Number(process.env['CHANCERY_CHURN_STEPS'] ?? 36)
const LARGEST = 24

/** mulberry32: which changes happen is repeatable; keys are fresh in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}

interface Run {
  readonly group: Group
  readonly roll: (sides: number) => number
  named: number
}

const names = ({ group }: Run) => [...group.members.keys()]

/** Some of `all`, at most `most`, in random order. */
function pick<T>({ roll }: Run, all: readonly T[], most: number): T[] {
  const left = [...all]
  const picked: T[] = []
  for (let n = roll(most + 1); n > 0 && left.length > 0; n--) picked.push(...left.splice(roll(left.length), 1))
  return picked
}

/** Newcomers, and now and then someone who was here before, with the same KeyPackage. */
async function newcomers(run: Run, most: number): Promise<Person[]> {
  const back = run.roll(3) === 0 ? pick(run, [...run.group.former.values()], 1) : []
  const fresh: Person[] = []
  for (let n = run.roll(most + 1); n > 0; n--) fresh.push(await newPerson(`person ${run.named++}`))
  return [...back.map(({ person }) => person), ...fresh]
}

/** One honest commit with any mixture of changes. */
async function honestStep(run: Run): Promise<void> {
  const { group, roll } = run
  const by = names(run)[roll(group.members.size)]!
  const others = names(run).filter((name) => name !== by)
  const remove = roll(5) < 2 ? pick(run, others, 3) : []
  const add = roll(5) < 3 && group.members.size < LARGEST ? await newcomers(run, 4) : []
  const context = roll(4) === 0 ? utf8(`context ${roll(1000)}`) : undefined
  const before = [...group.former.values()]
  const message = await advance(group, { by, add, remove, ...(context === undefined ? {} : { context }) })
  for (const { state } of before) expect((await engine.inspect(state, message)).kind).toBe('other-epoch')
}

/** Two commits for one epoch: everyone takes the first and finds the second out of date. */
async function race(run: Run): Promise<void> {
  const { group, roll } = run
  const [winner, loser] = [names(run)[roll(group.members.size)]!, names(run)[roll(group.members.size)]!]
  const nothing = { add: [], remove: [] }
  const first = await engine.commit(stateOf(group, winner), nothing, utf8('first'))
  const second = await engine.commit(stateOf(group, loser), nothing, utf8('second'))
  for (const [name, { person, state }] of group.members) {
    const outcome =
      name === winner ? { kind: 'next' as const, state: first.next } : await engine.apply(state, first.message)
    if (outcome.kind !== 'next') throw new Error(`${name} cannot follow the winner`)
    expect((await engine.inspect(outcome.state, second.message)).kind).toBe('other-epoch')
    group.members.set(name, { person, state: outcome.state })
  }
  await expectAgreement(group)
}

/** A commit that some cannot follow: those who can agree, and bring the others back. */
async function halfGoodStep(run: Run): Promise<void> {
  const { group, roll } = run
  const [mallory, victim] = [names(run)[roll(group.members.size)]!, names(run)[roll(group.members.size)]!]
  if (mallory === victim) return
  const harm = { kind: 'path', victim: stateOf(group, victim) } as const
  const { message, next } = await halfGoodCommit(stateOf(group, mallory), { add: [], remove: [] }, utf8('oops'), harm)
  const stuck: string[] = []
  for (const [name, { person, state }] of group.members) {
    expect((await engine.inspect(state, message)).kind).toBe('commit')
    const outcome = name === mallory ? { kind: 'next' as const, state: next } : await engine.apply(state, message)
    if (outcome.kind === 'next') group.members.set(name, { person, state: outcome.state })
    else stuck.push(name)
  }
  expect(stuck).toContain(victim)
  const people = stuck.map((name) => member(group, name).person)
  const leaves = stuck.map((name) => engine.own(stateOf(group, name)).leaf)
  for (const name of stuck) group.members.delete(name)
  const helper = names(run)[roll(group.members.size)]!
  const add = people.map(({ keyPackage }) => keyPackage.keyPackage)
  const rescue = await engine.commit(stateOf(group, helper), { add, remove: leaves }, utf8('welcome back'))
  for (const [name, { person, state }] of group.members) {
    const outcome =
      name === helper ? { kind: 'next' as const, state: rescue.next } : await engine.apply(state, rescue.message)
    if (outcome.kind !== 'next') throw new Error(`${name} cannot follow the rescue`)
    group.members.set(name, { person, state: outcome.state })
  }
  for (const person of people)
    group.members.set(person.name, { person, state: await engine.join(rescue.welcome!, person.keyPackage) })
  await expectAgreement(group)
}

describe('a group under random churn', () => {
  it.each(Array.from({ length: SEEDS }, (_, seed) => seed))(
    'never diverges (seed %i)',
    { timeout: 600_000 },
    async (seed) => {
      const run: Run = { group: await newGroup('Alice'), roll: dice(seed), named: 0 }
      for (let step = 0; step < STEPS; step++) {
        const what = run.roll(12)
        if (what === 0) reload(run.group)
        else if (what === 1) await race(run)
        else if (what === 2) await halfGoodStep(run)
        else await honestStep(run)
      }
      expect(run.group.members.size).toBeGreaterThan(0)
    },
  )
})
