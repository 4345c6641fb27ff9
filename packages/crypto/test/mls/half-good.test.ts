import { hex, utf8 } from '@chancery/base'
import { describe, expect, it } from 'vitest'
import { halfGoodCommit } from '@chancery/testkit'
import { engine, office } from './_office.ts'

const NOTHING = { add: [], remove: [] }
const statement = utf8('trust me')

describe('a half-good commit', () => {
  it('is a commit for everyone, and stops exactly the member whose path secret is garbage', async () => {
    const { states } = await office('Mallory', 'Alice', 'Bob', 'Carol')
    const [mallory, alice, bob, carol] = states
    const { message, next } = await halfGoodCommit(mallory!, NOTHING, statement, { kind: 'path', victim: bob! })
    const inspections = await Promise.all(states.map((state) => engine.inspect(state, message)))
    for (const inspection of inspections) expect(inspection).toEqual(inspections[0])
    expect(inspections[0]).toMatchObject({ kind: 'commit', epoch: 1, sender: { leaf: 0 } })
    expect(await engine.apply(bob!, message)).toEqual({ kind: 'cannot-follow', reason: 'path-secret' })
    for (const state of [alice, carol]) {
      const outcome = await engine.apply(state!, message)
      if (outcome.kind !== 'next') throw new Error('Alice and Carol follow')
      expect(hex((await engine.takeEpochSecret(outcome.state)).secret)).toBe(
        hex((await engine.takeEpochSecret(next)).secret),
      )
    }
  })

  it('is a commit for everyone, and stops everyone when its confirmation tag is wrong', async () => {
    const { states } = await office('Mallory', 'Alice', 'Bob')
    const { message } = await halfGoodCommit(states[0]!, NOTHING, statement, { kind: 'confirmation-tag' })
    for (const state of states.slice(1)) {
      expect(await engine.inspect(state, message)).toMatchObject({ kind: 'commit' })
      expect(await engine.apply(state, message)).toEqual({ kind: 'cannot-follow', reason: 'confirmation-tag' })
    }
  })

  it('stops at once those to whom it would give keys that do not fit the tree', async () => {
    const { states } = await office('Mallory', 'Alice', 'Bob', 'Carol')
    const { message } = await halfGoodCommit(states[0]!, NOTHING, statement, { kind: 'path-keys' })
    for (const state of states) expect(await engine.inspect(state, message)).toMatchObject({ kind: 'commit' })
    expect(await engine.apply(states[1]!, message)).toEqual({ kind: 'cannot-follow', reason: 'path-keys' })
    expect(await engine.apply(states[2]!, message)).toMatchObject({ kind: 'next' })
    expect(await engine.apply(states[3]!, message)).toMatchObject({ kind: 'next' })
  })

  it('does not stop those whom it removes from learning that they are removed', async () => {
    const { states } = await office('Mallory', 'Alice', 'Bob')
    const removal = { add: [], remove: [2] }
    const { message } = await halfGoodCommit(states[0]!, removal, statement, { kind: 'confirmation-tag' })
    expect(await engine.apply(states[2]!, message)).toEqual({ kind: 'removed' })
  })

  it('lets a victim return when someone removes and adds it again', async () => {
    const { people, states } = await office('Mallory', 'Alice', 'Bob', 'Carol')
    const [mallory, alice, bob] = states
    const { message } = await halfGoodCommit(mallory!, NOTHING, statement, { kind: 'path', victim: bob! })
    const outcome = await engine.apply(alice!, message)
    if (outcome.kind !== 'next') throw new Error('Alice follows')
    const add = [people[2]!.keyPackage.keyPackage]
    const again = await engine.commit(outcome.state, { add, remove: [2] }, utf8('again'))
    const returned = await engine.join(again.welcome!, people[2]!.keyPackage)
    expect(hex((await engine.takeEpochSecret(returned)).secret)).toBe(
      hex((await engine.takeEpochSecret(again.next)).secret),
    )
  })
})
