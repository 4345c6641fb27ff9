import {
  createGroup,
  listMessages,
  ownMode,
  policyOf,
  sendText,
  setPolicy,
  synchronize,
  witnessedBy,
  writeLetter,
} from '@chancery/client'
import { openOffice } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { FastClock } from './_fast-clock.ts'
import { openRelayedOffice, pinPolicy } from './_relayed-office.ts'
import { startProgram } from './_program.ts'
import { textsOf } from './_texts.ts'

describe('behind a relay', () => {
  it('people talk in envelopes, without a policy', async () => {
    await using office = await openRelayedOffice()
    const { carol } = office
    const alice = await office.enrol('Alice')
    await synchronize(carol.engine)
    const conversation = await createGroup(carol.engine, 'Loans', [alice.engine.account.person])
    await sendText(carol.engine, { kind: 'conversation', conversation }, 'नमस्ते '.repeat(300))
    expect(await textsOf(alice)).toHaveLength(1)
    expect(await witnessedBy(alice.engine)).toBeUndefined()
  })

  it('a policy that names the witness makes the heads witnessed', async () => {
    await using office = await openRelayedOffice()
    const { carol } = office
    const alice = await office.enrol('Alice')
    await pinPolicy(carol.engine, { mode: 'standard' })
    await synchronize(alice.engine)
    await sendText(alice.engine, { kind: 'person', person: carol.engine.account.person }, 'Hello')
    expect(await textsOf(carol)).toEqual(['Hello'])
    expect(policyOf(alice.engine)?.witness).toContain('+')
    expect(await witnessedBy(alice.engine)).toBe(policyOf(alice.engine)?.witness?.split('+')[0])
  })

  it.each(['standard', 'protected'] as const)(
    'in %s, restarts of relay and board lose and repeat nothing',
    async (mode) => {
      const clock = new FastClock(10)
      await using office = await openRelayedOffice({ clock })
      const { carol } = office
      const alice = await office.enrol('Alice')
      await synchronize(carol.engine)
      await pinPolicy(carol.engine, { mode, roundMs: 1000 })
      const program = await startProgram(alice, { clock })
      await program.until(() => program.engine.network === 'online')
      const texts: string[] = []
      const write = async (): Promise<void> => {
        const text = `Text ${texts.length}`
        texts.push(text)
        const to = { kind: 'person', person: carol.engine.account.person } as const
        await writeLetter(program.engine, { to, tag: text, text })
        program.following.nudge()
      }
      const pairs = [
        [office.stopServer, office.startServer],
        [office.stopRelay, office.startRelay],
      ] as const
      for (const [stop, start] of pairs) {
        await write()
        await stop()
        await write()
        await start()
        await write()
      }
      await program.until(
        async () => (await listMessages(program.engine)).filter(({ kind }) => kind === 'text').length === texts.length,
      )
      await program.stop()
      expect(await textsOf(carol)).toEqual(texts)
    },
  )

  it('Protected sends in slots, and what is sent arrives', async () => {
    const clock = new FastClock(5)
    await using office = await openRelayedOffice({ clock })
    const { carol } = office
    const alice = await office.enrol('Alice')
    await synchronize(carol.engine)
    await pinPolicy(carol.engine, { mode: 'protected', roundMs: 1000 })
    const program = await startProgram(alice, { clock })
    await program.until(() => program.engine.network === 'online')
    expect(ownMode(program.engine)).toBe('protected')
    await writeLetter(program.engine, {
      to: { kind: 'person', person: carol.engine.account.person },
      tag: 'one',
      text: 'From a slot',
    })
    program.following.nudge()
    await program.until(async () => (await listMessages(program.engine)).some(({ text }) => text === 'From a slot'))
    await program.stop()
    expect(await textsOf(carol)).toEqual(['From a slot'])
  })
})

describe('without a relay', () => {
  it('Protected is refused, in words', async () => {
    await using office = await openOffice()
    await expect(setPolicy(office.carol.engine, { mode: 'protected' })).rejects.toMatchObject({
      code: 'client/no-relay',
    })
    expect(policyOf(office.carol.engine)).toBeUndefined()
  })
})
