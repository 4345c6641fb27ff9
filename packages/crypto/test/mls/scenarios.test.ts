import { utf8 } from '@chancery/base'
import { describe, expect, it } from 'vitest'
import { advance, expectAgreement, type Group, member, newGroup, reload, stateOf } from './_group.ts'
import { engine, follow, newPerson } from './_office.ts'

const NOTHING = { add: [], remove: [] }

async function groupOf(...names: string[]): Promise<Group> {
  const group = await newGroup(names[0]!)
  await advance(group, { by: names[0]!, add: await Promise.all(names.slice(1).map(newPerson)) })
  return group
}

describe('a group', () => {
  it('begins with one member, in epoch 0, with its context', async () => {
    const group = await newGroup('Alice')
    const alice = stateOf(group, 'Alice')
    expect(engine.epoch(alice)).toBe(0)
    expect(engine.context(alice)).toEqual(utf8('context 0'))
    expect(engine.group(alice)).toEqual(new Uint8Array(16).fill(7))
    expect(engine.members(alice)).toEqual([
      {
        leaf: 0,
        device: member(group, 'Alice').person.identity.device,
        signatureKey: member(group, 'Alice').person.identity.signatureKey,
      },
    ])
  })

  it('lets its only member commit', async () => {
    const group = await newGroup('Alice')
    await advance(group, { by: 'Alice' })
    expect(engine.epoch(stateOf(group, 'Alice'))).toBe(1)
  })

  it('adds, updates, and removes, with everyone saving and loading at every step', async () => {
    const group = await newGroup('Alice')
    reload(group)
    await advance(group, { by: 'Alice', add: [await newPerson('Bob')] })
    reload(group)
    await advance(group, { by: 'Bob', add: [await newPerson('Carol'), await newPerson('Dave')] })
    reload(group)
    await advance(group, { by: 'Dave' })
    reload(group)
    await advance(group, { by: 'Carol', remove: ['Alice', 'Dave'] })
    reload(group)
    await advance(group, { by: 'Bob' })
    expect([...group.members.keys()]).toEqual(['Bob', 'Carol'])
  })

  it('changes its context alone, with an addition, with a removal, and with both in one commit', async () => {
    const group = await groupOf('Alice', 'Bob', 'Carol')
    await advance(group, { by: 'Alice', context: utf8('context 1') })
    expect(engine.context(stateOf(group, 'Bob'))).toEqual(utf8('context 1'))
    await advance(group, { by: 'Bob', context: utf8('context 2'), add: [await newPerson('Dave')] })
    await advance(group, { by: 'Dave', context: utf8('context 3'), remove: ['Alice'] })
    await advance(group, { by: 'Carol', context: utf8('context 4'), remove: ['Bob'], add: [await newPerson('Erin')] })
    expect(engine.context(stateOf(group, 'Erin'))).toEqual(utf8('context 4'))
    await advance(group, { by: 'Erin', context: new Uint8Array() })
    expect(engine.context(stateOf(group, 'Carol'))).toEqual(new Uint8Array())
  })

  it('tells a removed member so when someone else gets its leaf in the same commit', async () => {
    const group = await groupOf('Alice', 'Bob', 'Carol')
    const leaf = engine.own(stateOf(group, 'Bob')).leaf
    await advance(group, { by: 'Alice', remove: ['Bob'], add: [await newPerson('Dave')] })
    expect(engine.own(stateOf(group, 'Dave')).leaf).toBe(leaf)
    expect(group.former.has('Bob')).toBe(true)
    await advance(group, { by: 'Dave' })
  })

  it('takes a member out and in again with the same last-resort KeyPackage, in one commit and in two', async () => {
    const group = await groupOf('Alice', 'Bob', 'Carol')
    const bob = member(group, 'Bob').person
    const swap = await engine.commit(
      stateOf(group, 'Alice'),
      { add: [bob.keyPackage.keyPackage], remove: [engine.own(stateOf(group, 'Bob')).leaf] },
      utf8('swap'),
    )
    expect(await engine.apply(stateOf(group, 'Bob'), swap.message)).toEqual({ kind: 'removed' })
    group.members.set('Alice', { ...member(group, 'Alice'), state: swap.next })
    group.members.set('Carol', {
      ...member(group, 'Carol'),
      state: await follow(stateOf(group, 'Carol'), swap.message),
    })
    group.members.set('Bob', { person: bob, state: await engine.join(swap.welcome!, bob.keyPackage) })
    await expectAgreement(group)
    await advance(group, { by: 'Carol', remove: ['Bob'] })
    await advance(group, { by: 'Carol', add: [bob] })
    await advance(group, { by: 'Bob' })
  })

  it('goes on in the right half of the tree when the left half is empty', async () => {
    const group = await groupOf('Alice', 'Bob', 'Carol', 'Dave')
    await advance(group, { by: 'Carol', remove: ['Alice', 'Bob'] })
    await advance(group, { by: 'Dave' })
    await advance(group, { by: 'Carol', add: [await newPerson('Erin')] })
    await advance(group, { by: 'Erin' })
    expect([...group.members.keys()]).toEqual(['Carol', 'Dave', 'Erin'])
  })

  it('lets people into leaves below nodes that others renewed while the leaves were blank', async () => {
    const group = await groupOf('Alice', 'Bob', 'Carol', 'Dave', 'Erin', 'Frank', 'Grace', 'Heidi', 'Ivan')
    await advance(group, { by: 'Ivan', remove: ['Bob', 'Frank'] })
    await advance(group, { by: 'Alice' })
    // Now one node lists both newcomers as unmerged and a node below it only one of them.
    await advance(group, { by: 'Ivan', add: [await newPerson('Judy'), await newPerson('Mike')] })
    await advance(group, { by: 'Mike' })
    expect(group.members.size).toBe(9)
  })

  it('takes the first of two concurrent commits everywhere; its own author’s rival is dropped', async () => {
    const group = await groupOf('Alice', 'Bob', 'Carol')
    const first = await engine.commit(stateOf(group, 'Bob'), { ...NOTHING, context: utf8('Bob was here') }, utf8('1'))
    const second = await engine.commit(stateOf(group, 'Alice'), NOTHING, utf8('2'))
    for (const name of group.members.keys()) {
      const state = stateOf(group, name)
      expect(await engine.inspect(state, first.message)).toMatchObject({ kind: 'commit', sender: { leaf: 1 } })
      const next = name === 'Bob' ? first.next : await follow(state, first.message)
      expect(await engine.inspect(next, second.message)).toEqual({ kind: 'other-epoch', epoch: 1 })
      group.members.set(name, { ...member(group, name), state: next })
    }
    await expectAgreement(group)
    await advance(group, { by: 'Alice' })
  })

  it('does not follow its own commit, whose author adopts the prepared state instead', async () => {
    const group = await groupOf('Alice', 'Bob')
    const { message } = await engine.commit(stateOf(group, 'Alice'), NOTHING, utf8('mine'))
    expect(await engine.inspect(stateOf(group, 'Alice'), message)).toMatchObject({ kind: 'commit' })
    expect(await engine.apply(stateOf(group, 'Alice'), message)).toEqual({
      kind: 'cannot-follow',
      reason: 'own-commit',
    })
  })

  it('shuts a removed member out of the epochs that follow', async () => {
    const group = await groupOf('Alice', 'Bob', 'Carol')
    await advance(group, { by: 'Alice', remove: ['Bob'] })
    const later = await advance(group, { by: 'Carol' })
    const bob = group.former.get('Bob')!.state
    expect(await engine.inspect(bob, later)).toEqual({ kind: 'other-epoch', epoch: 2 })
  })
})

describe('a commit that nobody would accept', () => {
  it('is not made', async () => {
    const group = await groupOf('Alice', 'Bob')
    const alice = stateOf(group, 'Alice')
    const bob = member(group, 'Bob').person.keyPackage.keyPackage
    const mallory = (await newPerson('Mallory')).keyPackage.keyPackage
    const cases = [
      { add: [], remove: [0] },
      { add: [], remove: [7] },
      { add: [], remove: [1, 1] },
      { add: [bob], remove: [] },
      { add: [mallory, mallory], remove: [] },
      { add: [mallory.slice(1)], remove: [] },
    ]
    for (const proposals of cases)
      await expect(engine.commit(alice, proposals, utf8('no'))).rejects.toMatchObject({ code: 'mls/proposals' })
  })
})
