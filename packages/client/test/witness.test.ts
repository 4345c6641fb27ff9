import { listMessages, listWaiting, policyOf, sendText, setPolicy, synchronize, writeLetter } from '@chancery/client'
import type { EngineEvent } from '@chancery/client'
import { describe, expect, it } from 'vitest'
import { openRelayedOffice, pinPolicy } from './_relayed-office.ts'
import { startProgram } from './_program.ts'
import { textsOf } from './_texts.ts'

const warned = (events: readonly EngineEvent[], code: string): number =>
  events.filter((event) => event.kind === 'warning' && event.code === code).length

describe('where the policy names a witness', () => {
  it('a board without its cosignature is refused, in words; nothing is sent and nothing lost, until the policy changes', async () => {
    await using office = await openRelayedOffice()
    const { carol } = office
    const alice = await office.enrol('Alice')
    const to = { kind: 'person', person: carol.engine.account.person } as const
    await pinPolicy(carol.engine, { mode: 'standard' })
    await sendText(alice.engine, to, 'Witnessed')
    await office.bypassRelay()
    await expect(synchronize(alice.engine)).rejects.toMatchObject({
      code: 'client/not-witnessed',
      message: expect.stringMatching(/without the signature of the witness/),
    })
    const program = await startProgram(alice)
    await writeLetter(program.engine, { to, tag: 'one', text: 'Kept' })
    program.following.nudge()
    await program.until(() => warned(program.events, 'client/not-witnessed') === 1)
    expect((await listWaiting(program.engine)).map(({ text, state }) => [text, state])).toEqual([['Kept', 'waiting']])
    await expect(setPolicy(carol.engine, { ...policyOf(carol.engine), mode: 'standard' })).rejects.toMatchObject({
      code: 'client/not-witnessed',
    })
    await setPolicy(carol.engine, { mode: 'standard' })
    await program.until(async () => (await listMessages(program.engine)).some(({ text }) => text === 'Kept'))
    await program.stop()
    expect(await textsOf(carol)).toEqual(['Witnessed', 'Kept'])
    expect(warned(program.events, 'client/not-witnessed')).toBe(1)
  })

  it('a newcomer refuses it, too', async () => {
    await using office = await openRelayedOffice()
    await pinPolicy(office.carol.engine, { mode: 'standard' })
    const invite = await office.invite()
    await office.bypassRelay()
    await expect(office.enrol('Bob', invite)).rejects.toMatchObject({ code: 'client/not-witnessed' })
  })
})

describe('where the policy names a gateway', () => {
  it('nothing is sent to another, in words, and nothing is lost', async () => {
    await using office = await openRelayedOffice()
    const { carol } = office
    const alice = await office.enrol('Alice')
    const to = { kind: 'person', person: carol.engine.account.person } as const
    await pinPolicy(carol.engine, { mode: 'protected', roundMs: 1000 })
    await synchronize(alice.engine)
    await office.changeGateway()
    await expect(sendText(alice.engine, to, 'Kept')).rejects.toMatchObject({
      code: 'client/other-gateway',
      message: expect.stringMatching(/another key than your organization’s policy names/),
    })
    // Whoever administers compares the new keys and names them.
    await pinPolicy(carol.engine, { mode: 'standard' })
    await synchronize(alice.engine)
    expect(await textsOf(carol)).toEqual(['Kept'])
  })

  it('nothing is sent past the relay, in words, and nothing is lost', async () => {
    await using office = await openRelayedOffice()
    const { carol } = office
    const alice = await office.enrol('Alice')
    const to = { kind: 'person', person: carol.engine.account.person } as const
    const { witness: _none, ...gateway } = await office.keys()
    await setPolicy(carol.engine, { mode: 'standard', ...gateway })
    await synchronize(alice.engine)
    await office.bypassRelay()
    await expect(sendText(alice.engine, to, 'Kept')).rejects.toMatchObject({ code: 'client/no-relay' })
    await setPolicy(carol.engine, { mode: 'standard' })
    await synchronize(alice.engine)
    expect(await textsOf(carol)).toEqual(['Kept'])
  })
})

describe('a policy', () => {
  it('is refused where its keys are not those of the relay, or it is not set by an administrator', async () => {
    await using office = await openRelayedOffice()
    const { carol } = office
    const alice = await office.enrol('Alice')
    const { gateway, witness } = await office.keys()
    const set = (terms: object, who = carol) => setPolicy(who.engine, { mode: 'protected', ...terms })
    await expect(set({ gateway, witness }, alice)).rejects.toMatchObject({ code: 'client/not-administrator' })
    await expect(set({})).rejects.toMatchObject({ code: 'client/no-relay' })
    await expect(set({ gateway })).rejects.toMatchObject({ code: 'client/no-relay' })
    await expect(set({ witness, gateway: 'AAAA' })).rejects.toMatchObject({ code: 'client/other-gateway' })
    await expect(set({ gateway, witness: 'audit+00000000+AA' })).rejects.toMatchObject({ code: 'client/other-witness' })
    await expect(set({ gateway, witness, roundMs: 1 })).rejects.toMatchObject({ code: 'client/not-allowed' })
    await expect(set({ gateway, witness, batchMs: 1 })).rejects.toMatchObject({ code: 'client/not-allowed' })
    await expect(set({ gateway, witness, people: { AAAAAAAAAAAAAAAAAAAAAA: 'saver' } })).rejects.toMatchObject({
      code: 'client/no-such-recipient',
    })
    expect(policyOf(carol.engine)).toBeUndefined()
  })
})
