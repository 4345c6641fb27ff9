import { Engine, listMessages, listWaitingActs, pinMessage, react, readMessage, synchronize } from '@chancery/client'
import type { StoredMessage } from '@chancery/client'
import type { MessageId } from '@chancery/protocol'
import { MortalStore, ProcessGone, openOffice } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { decodeRecord } from '../src/engine/record.ts'
import type { StoredEvidence } from '../src/conversation/stored-message.ts'
import { openGroup, say } from './_group.ts'

/** More commits than any run makes; a run that outlives this is a mistake of the test. */
const MOST_COMMITS = 40

async function lastOf({ engine }: Colleague): Promise<StoredMessage> {
  return (await listMessages(engine)).at(-1) as StoredMessage
}

describe('a program that does something to a message', () => {
  it.each([false, true])(
    'may die at any commit (which reaches the disk: %s), and what was kept is done once',
    async (reachesDisk) => {
      await using office = await openOffice()
      const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice')
      const alice = members.Alice
      let deaths = 0
      let outcome: unknown
      for (let commits = 1; ; commits++) {
        expect(commits).toBeLessThan(MOST_COMMITS)
        await say(carol, conversation, `${commits}`)
        await synchronize(alice.engine)
        const { id } = await lastOf(alice)
        const mortal = new MortalStore(alice.store)
        mortal.dieAt(commits, reachesDisk)
        const engine = await Engine.open({ ...alice.ports, store: mortal })
        const hasDied = await live(engine, id).then(
          () => false,
          (error: unknown) => {
            if (!(error instanceof ProcessGone)) throw error
            return true
          },
        )
        deaths += hasDied ? 1 : 0
        const next = await Engine.open(alice.ports)
        await synchronize(next)
        expect(await listWaitingActs(next)).toEqual([])
        await synchronize(carol.engine)
        const own = await readMessage(next, id)
        const theirs = await readMessage(carol.engine, id)
        expect(own?.reactions).toEqual(theirs?.reactions)
        expect(own?.isPinned).toEqual(theirs?.isPinned)
        // The second is never done without the first.
        expect([own?.isPinned ?? false, own?.reactions?.length ?? 0]).not.toEqual([true, 0])
        outcome = [own?.isPinned, own?.reactions?.length]
        if (!hasDied) break
      }
      expect(outcome).toEqual([true, 1])
      expect(deaths).toBeGreaterThan(3)
    },
    120_000,
  )
})

async function live(engine: Engine, message: MessageId): Promise<void> {
  await react(engine, message, '👍')
  await pinMessage(engine, message, true)
  await synchronize(engine)
}

describe('an act whose cells are posted again', () => {
  it('is not done again', async () => {
    await using office = await openOffice()
    const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice')
    const alice = members.Alice
    await say(carol, conversation, 'good news')
    await synchronize(alice.engine)
    const { id } = await lastOf(alice)
    await react(alice.engine, id, '👍')
    await synchronize(alice.engine)
    const shown = new Set((await listMessages(alice.engine)).map((message) => message.id as string))
    const [, act] = (await alice.store.entries('evidence')).find(([key]) => !shown.has(key)) as [string, Uint8Array]
    const cells = decodeRecord<StoredEvidence>(act).cells.map(({ cell }) => cell)
    await react(alice.engine, id)
    await synchronize(alice.engine)
    await alice.engine.api.postCells(cells)
    await say(alice, conversation, 'later')
    await synchronize(carol.engine)
    for (const { engine } of [alice, carol]) expect((await readMessage(engine, id))?.reactions).toBeUndefined()
  })
})
