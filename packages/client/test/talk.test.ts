import { findPerson, sendText, synchronize } from '@chancery/client'
import { openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { textsOf } from './_texts.ts'

describe('two colleagues', () => {
  it('talk to each other directly, in Hindi too', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    const bob = await office.enrol('Bob')
    await synchronize(alice.engine)
    const sent = await sendText(alice.engine, { kind: 'person', person: findPerson(alice.engine, 'Bob') }, 'नमस्ते Bob')
    expect(sent.position).toBeGreaterThan(0)
    expect(await textsOf(bob)).toEqual(['नमस्ते Bob'])
    await sendText(bob.engine, { kind: 'person', person: findPerson(bob.engine, 'Alice') }, 'Hello Alice')
    expect(await textsOf(alice)).toEqual(['नमस्ते Bob', 'Hello Alice'])
    expect(await textsOf(office.carol)).toEqual([])
  })

  it('end up in one conversation when both begin one at once', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    const bob = await office.enrol('Bob')
    await Promise.all([synchronize(alice.engine), synchronize(bob.engine)])
    const toBob = { kind: 'person', person: findPerson(alice.engine, 'Bob') } as const
    const toAlice = { kind: 'person', person: findPerson(bob.engine, 'Alice') } as const
    await Promise.all([sendText(alice.engine, toBob, 'one'), sendText(bob.engine, toAlice, 'two')])
    await synchronize(alice.engine)
    await synchronize(bob.engine)
    const third = await sendText(alice.engine, toBob, 'three')
    await synchronize(bob.engine)
    const fourth = await sendText(bob.engine, toAlice, 'four')
    expect(fourth.conversation).toBe(third.conversation)
    expect((await textsOf(bob)).sort()).toEqual((await textsOf(alice)).sort())
  })

  it('send a text of many cells', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    await synchronize(office.carol.engine)
    const long = 'शाखा प्रबंधक '.repeat(300)
    await sendText(office.carol.engine, { kind: 'person', person: findPerson(office.carol.engine, 'Alice') }, long)
    expect(await textsOf(alice)).toEqual([long])
  })

  it('refuse a text that is too long before anything is written down', async () => {
    await using office = await openOffice()
    const { engine } = office.carol
    const toSelf = { kind: 'person', person: engine.account.person } as const
    await expect(sendText(engine, toSelf, 'x'.repeat(16_000))).rejects.toThrow(/too long/)
    expect(engine.outbox).toEqual([])
  })

  it('lose nothing when the server restarts', async () => {
    await using office = await openOffice()
    const alice = await office.enrol('Alice')
    await synchronize(office.carol.engine)
    const to = { kind: 'person', person: findPerson(office.carol.engine, 'Alice') } as const
    await sendText(office.carol.engine, to, 'before')
    await office.restart()
    await sendText(office.carol.engine, to, 'after')
    expect(await textsOf(alice)).toEqual(['before', 'after'])
  })
})
