import { Engine, listMessages, listWaiting, synchronize, writeLetter } from '@chancery/client'
import type { NewLetter } from '@chancery/client'
import { MortalStore, ProcessGone, openOffice } from '@chancery/testkit'
import type { Colleague } from '@chancery/testkit'
import { describe, expect, it } from 'vitest'
import { openGroup } from './_group.ts'
import { startProgram, still } from './_program.ts'
import { textsOf } from './_texts.ts'

/** More commits than any run makes; a run that outlives this is a mistake of the test. */
const MOST_COMMITS = 60

/** Writes letters and sends them in one life of Alice's program. Throws when it dies. */
type Life = (alice: Colleague, store: MortalStore, letters: readonly NewLetter[]) => Promise<void>

async function writeAll(engine: Engine, letters: readonly NewLetter[]): Promise<void> {
  for (const letter of letters) await writeLetter(engine, letter)
}

const lives: Record<string, Life> = {
  'sends at once': async (alice, store, letters) => {
    const engine = await Engine.open({ ...alice.ports, store })
    await writeAll(engine, letters)
    await synchronize(engine)
  },
  follows: async (alice, store, letters) => {
    const program = await startProgram(alice, { store, clock: still })
    try {
      await writeAll(program.engine, letters)
      program.following.nudge()
      const tags = letters.map(({ tag }) => tag)
      await program.until(async () => {
        const arrived = (await listMessages(program.engine)).flatMap(({ tag }) => tag ?? [])
        return tags.every((tag) => arrived.includes(tag))
      })
    } finally {
      program.following.stop()
      await program.following.ended.catch(() => undefined)
    }
  },
}

describe.each(Object.entries(lives))('a program that %s', (_, live) => {
  it.each([false, true])(
    'may die at any commit (which reaches the disk: %s), and no letter is lost, sent twice, or sent out of order',
    async (reachesDisk) => {
      await using office = await openOffice()
      const { carol, members, conversation } = await openGroup(office, 'Loans', 'Alice')
      const alice = members.Alice
      let deaths = 0
      for (let commits = 1; ; commits++) {
        expect(commits).toBeLessThan(MOST_COMMITS)
        const stranger = await office.enrol(`Bob ${commits}`)
        await synchronize(alice.engine)
        const group = { kind: 'conversation', conversation } as const
        const letters: NewLetter[] = [
          { to: group, tag: `${commits} a`, text: `${commits} a` },
          { to: { kind: 'person', person: stranger.engine.account.person }, tag: `${commits} b`, text: `${commits} b` },
          { to: group, tag: `${commits} c`, text: `${commits} c` },
        ]
        const mortal = new MortalStore(alice.store)
        mortal.dieAt(commits, reachesDisk)
        const hasDied = await live(alice, mortal, letters).then(
          () => false,
          (error: unknown) => {
            if (!(error instanceof ProcessGone)) throw error
            return true
          },
        )
        deaths += hasDied ? 1 : 0
        // The next life: the page, which got no answer, asks again for everything.
        await live(alice, new MortalStore(alice.store), letters)
        const after = await Engine.open(alice.ports)
        expect(await listWaiting(after)).toEqual([])
        const own = (await listMessages(after)).filter(({ tag }) => tag?.startsWith(`${commits} `))
        expect(own.map(({ text, tag }) => [text, tag])).toEqual(
          expect.arrayContaining(letters.map(({ text, tag }) => [text, tag])),
        )
        expect(own).toHaveLength(letters.length)
        expect((await textsOf(carol)).slice(-2)).toEqual([`${commits} a`, `${commits} c`])
        expect(await textsOf(stranger)).toEqual([`${commits} b`])
        if (!hasDied) break
      }
      expect((await textsOf(carol)).length).toBe(2 * (deaths + 1))
      expect(deaths).toBeGreaterThan(6)
    },
    120_000,
  )
})
