import { hex, randomBytes, utf8 } from '@chancery/base'
import { encodeGroupContext } from 'ts-mls/groupContext.js'
import { initializeEpoch, mlsExporter } from 'ts-mls/keySchedule.js'
import { describe, expect, it } from 'vitest'
import { unseal } from '../../src/mls/group-state.ts'
import { bestSuite } from '../../src/mls/suite/suite.ts'
import { engine, follow, newPerson, office } from './_office.ts'

const NOTHING = { add: [], remove: [] }

describe('the epoch secret', () => {
  it('is the same for everyone, and another in every epoch', async () => {
    const { states } = await office('Alice', 'Bob', 'Carol')
    const secrets = await Promise.all(states.map(async (state) => hex((await engine.takeEpochSecret(state)).secret)))
    expect(new Set(secrets).size).toBe(1)
    const { next } = await engine.commit(states[0]!, NOTHING, utf8('update'))
    expect(hex((await engine.takeEpochSecret(next)).secret)).not.toBe(secrets[0])
  })

  it('is the MLS exporter of RFC 9420', async () => {
    const { states } = await office('Alice', 'Bob')
    const { exporterSecret, context } = unseal(states[0]!)
    const expected = await mlsExporter(exporterSecret!, 'chancery/v1 day', context.groupId, 32, await bestSuite())
    expect(hex((await engine.takeEpochSecret(states[1]!)).secret)).toBe(hex(expected))
  })

  it('can be taken once; nothing from which it came is in the state that remains', async () => {
    const { states } = await office('Alice', 'Bob')
    const alice = states[0]!
    const { secret, state } = await engine.takeEpochSecret(alice)
    await expect(engine.takeEpochSecret(state)).rejects.toMatchObject({ code: 'mls/epoch-secret-taken' })
    const stored = hex(engine.encode(state))
    expect(hex(engine.encode(alice))).toContain(hex(unseal(alice).exporterSecret!))
    expect(stored).not.toContain(hex(unseal(alice).exporterSecret!))
    expect(stored).not.toContain(hex(secret))
    await expect(engine.takeEpochSecret(engine.decode(engine.encode(state)))).rejects.toMatchObject({
      code: 'mls/epoch-secret-taken',
    })
  })

  it('does not stop the group: a state whose secret was taken makes and follows commits', async () => {
    const { states } = await office('Alice', 'Bob')
    const [alice, bob] = await Promise.all(states.map(async (state) => (await engine.takeEpochSecret(state)).state))
    const { message, next } = await engine.commit(alice!, NOTHING, utf8('update'))
    const bobNext = await follow(bob!, message)
    expect(hex((await engine.takeEpochSecret(bobNext)).secret)).toBe(hex((await engine.takeEpochSecret(next)).secret))
  })

  it('of a group of one is unknown to the last other member, who knows all but the fresh path secret', async () => {
    const { states } = await office('Alice', 'Bob')
    const [alice, bob] = states
    const { next } = await engine.commit(alice!, { add: [], remove: [1] }, utf8('alone'))
    const suite = await bestSuite()
    const zeros = new Uint8Array(32)
    const guess = await initializeEpoch(unseal(bob!).initSecret, zeros, unseal(next).context, zeros, suite.kdf)
    expect(hex(guess.keySchedule.exporterSecret)).not.toBe(hex(unseal(next).exporterSecret!))
  })
})

describe('the authenticator of an epoch', () => {
  it('is the same for all members, and another in the next epoch', async () => {
    const { states } = await office('Alice', 'Bob')
    const [alice, bob] = states
    const first = engine.authenticator(alice!)!
    expect(first).toHaveLength(32)
    expect(hex(engine.authenticator(bob!)!)).toBe(hex(first))
    const { message, next } = await engine.commit(alice!, NOTHING, utf8('update'))
    const second = engine.authenticator(next)!
    expect(hex(second)).not.toBe(hex(first))
    expect(hex(engine.authenticator(await follow(bob!, message))!)).toBe(hex(second))
  })

  it('is another for two commits that would end the same epoch', async () => {
    const { states } = await office('Alice', 'Bob')
    const [ones, others] = await Promise.all([0, 1].map(() => engine.commit(states[0]!, NOTHING, utf8('update'))))
    expect(hex(engine.authenticator(ones!.next)!)).not.toBe(hex(engine.authenticator(others!.next)!))
  })

  it('stays when the secret of the epoch was taken, and is nothing that this could be told from', async () => {
    const { states } = await office('Alice')
    const { secret, state } = await engine.takeEpochSecret(states[0]!)
    expect(hex(engine.authenticator(state)!)).toBe(hex(engine.authenticator(states[0]!)!))
    expect(hex(engine.authenticator(state)!)).not.toBe(hex(secret))
  })
})

describe('an encoded state', () => {
  it('holds the keys of living nodes only', async () => {
    const { states } = await office('Alice', 'Bob', 'Carol', 'Dave')
    const [alice, bob] = states
    const update = await engine.commit(alice!, NOTHING, utf8('update'))
    const bob2 = await follow(bob!, update.message)
    expect(Object.keys(unseal(bob2).privateKeys)).toEqual(['1', '2', '3'])
    const removal = await engine.commit(update.next, { add: [], remove: [2, 3] }, utf8('shrink'))
    const bob3 = await follow(bob2, removal.message)
    expect(Object.keys(unseal(bob3).privateKeys)).toEqual(['1', '2'])
    for (const key of Object.values(unseal(bob2).privateKeys).slice(0, 1))
      expect(hex(engine.encode(bob3))).not.toContain(hex(key))
  })

  it('is refused when it is cut, lengthened, or of another version', async () => {
    const { states } = await office('Alice', 'Bob')
    const bytes = engine.encode(states[0]!)
    const damaged = [
      new Uint8Array(),
      ...Array.from({ length: 40 }, (_, part) => bytes.slice(0, Math.floor((part * bytes.length) / 40))),
      Uint8Array.of(...bytes, 0),
      Uint8Array.of(0, ...bytes.slice(1)),
      Uint8Array.of(3, ...bytes.slice(1)),
    ]
    for (const one of damaged) expect(() => engine.decode(one)).toThrow(expect.objectContaining({ code: 'mls/state' }))
  })

  it('of version 1 is read, without an authenticator until the next epoch', async () => {
    const { states } = await office('Alice', 'Bob')
    const [alice, bob] = states
    const { context } = unseal(alice!)
    // Version, length and bytes of the context, three secrets, the exporter's flag and secret: there the authenticator begins.
    const at = 1 + 4 + encodeGroupContext(context).length + 3 * 32 + 33
    const bytes = engine.encode(alice!)
    const old = Uint8Array.of(1, ...bytes.slice(1, at), ...bytes.slice(at + 33))
    const read = engine.decode(old)
    expect(engine.authenticator(read)).toBeUndefined()
    expect(unseal(read)).toEqual({ ...unseal(engine.decode(bytes)), authenticator: undefined })
    expect(engine.decode(engine.encode(read))).toEqual(read)
    const { message, next } = await engine.commit(read, NOTHING, utf8('update'))
    expect(hex(engine.authenticator(next)!)).toBe(hex(engine.authenticator(await follow(bob!, message))!))
  })

  it('does not change when the caller wipes the bytes it was read from', async () => {
    const { states } = await office('Alice', 'Bob')
    const bytes = engine.encode(states[0]!)
    const before = hex(bytes)
    const loaded = engine.decode(bytes)
    bytes.fill(0)
    expect(hex(engine.encode(loaded))).toBe(before)
  })
})

describe('a state', () => {
  it('does not change when the caller reuses the buffers of what it was made from, or writes into what it read', async () => {
    const [alice, bob] = [await newPerson('Alice'), await newPerson('Bob')]
    const group = randomBytes(16)
    const context = utf8('context')
    const created = await engine.create(group, context, alice.keyPackage)
    const added = await engine.commit(created, { add: [bob.keyPackage.keyPackage], remove: [], context }, utf8('hi'))
    const joined = await engine.join(added.welcome!, bob.keyPackage)
    const update = await engine.commit(joined, NOTHING, utf8('update'))
    const followed = await follow(added.next, update.message)
    const states = [created, added.next, joined, followed]
    const before = states.map((state) => hex(engine.encode(state)))
    const buffers = [group, context, added.message, added.welcome!, update.message, engine.group(joined)]
    const own = [alice, bob].flatMap(({ keyPackage }) => [keyPackage.keyPackage, keyPackage.secret])
    for (const buffer of [...buffers, engine.context(followed), ...own]) buffer.fill(0)
    expect(states.map((state) => hex(engine.encode(state)))).toEqual(before)
  })
})

describe('a Welcome', () => {
  it('is refused by whom it does not add, when cut, and when changed', async () => {
    const { states } = await office('Alice')
    const bob = await newPerson('Bob')
    const mallory = await newPerson('Mallory')
    const add = [bob.keyPackage.keyPackage]
    const { welcome } = await engine.commit(states[0]!, { add, remove: [] }, utf8('hello'))
    const changed = welcome!.slice()
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    const code = { code: 'mls/welcome' }
    await expect(engine.join(welcome!, mallory.keyPackage)).rejects.toMatchObject(code)
    await expect(engine.join(changed, bob.keyPackage)).rejects.toMatchObject(code)
    for (let part = 0; part < 20; part++) {
      const cut = welcome!.slice(0, Math.floor((part * welcome!.length) / 20))
      await expect(engine.join(cut, bob.keyPackage)).rejects.toMatchObject(code)
    }
    expect(engine.members(await engine.join(welcome!, bob.keyPackage))).toHaveLength(2)
  })
})
