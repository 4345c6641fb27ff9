import { hex, randomBytes, utf8 } from '@chancery/base'
import { describe, expect, it } from 'vitest'
import { engine, follow, newPerson, NOT_AFTER, office } from './_office.ts'

const NOTHING = { add: [], remove: [] }

describe('a KeyPackage', () => {
  it('says whose it is and how long it lives', async () => {
    const bob = await newPerson('Bob')
    const read = await engine.readKeyPackage(bob.keyPackage.keyPackage)
    expect(read).toEqual({ device: bob.identity.device, signatureKey: bob.identity.signatureKey, notAfter: NOT_AFTER })
  })
})

describe('a group', () => {
  it('lets members join, follow, and be removed', async () => {
    const { people, states } = await office('Alice', 'Bob', 'Carol')
    const [alice, bob, carol] = states
    expect(hex((await engine.takeEpochSecret(alice!)).secret)).toBe(hex((await engine.takeEpochSecret(carol!)).secret))
    const update = await engine.commit(bob!, NOTHING, utf8('update'))
    const seen = await engine.inspect(alice!, update.message)
    expect(seen).toMatchObject({ kind: 'commit', epoch: 1, sender: { leaf: 1, device: people[1]!.identity.device } })
    const alice2 = await follow(alice!, update.message)
    const carol2 = await follow(carol!, update.message)
    const remove = await engine.commit(alice2, { add: [], remove: [1], context: randomBytes(9) }, utf8('remove'))
    expect(await engine.apply(update.next, remove.message)).toEqual({ kind: 'removed' })
    const carol3 = await follow(carol2, remove.message)
    expect(engine.context(carol3)).toEqual(engine.context(remove.next))
    expect(engine.members(carol3)).toHaveLength(2)
  })
})
