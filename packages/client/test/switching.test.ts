import { delay } from '@chancery/base'
import { createGroup, listMessages, ownMode, synchronize, writeLetter } from '@chancery/client'
import type { Mode } from '@chancery/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FastClock } from './_fast-clock.ts'
import { openRelayedOffice, pinPolicy } from './_relayed-office.ts'
import { startProgram } from './_program.ts'
import type { Program } from './_program.ts'

type Step =
  | { readonly kind: 'policy'; readonly mode: Mode; readonly alice: Mode }
  | { readonly kind: 'text'; readonly who: number; readonly length: number }
  | { readonly kind: 'wait'; readonly ms: number }

const mode = fc.constantFrom<Mode>('standard', 'saver', 'protected')
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('policy' as const), mode, alice: mode }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('text' as const),
      who: fc.nat({ max: 2 }),
      length: fc.constantFrom(1, 1, 2500),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 100, max: 8000 }) }) },
)

const textsOf = async ({ engine }: Program): Promise<string[]> =>
  (await listMessages(engine)).flatMap(({ text }) => text?.split(' ')[0] ?? [])

describe('changing over between Standard, Saver, and Protected while people are connected', () => {
  it('loses nothing, repeats nothing, and keeps everybody’s order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 14 }), async (steps) => {
        const clock = new FastClock(20)
        await using office = await openRelayedOffice({ clock })
        const { carol } = office
        const [alice, bob] = [await office.enrol('Alice'), await office.enrol('Bob')]
        await synchronize(carol.engine)
        const people = [alice, bob].map(({ engine }) => engine.account.person)
        const conversation = await createGroup(carol.engine, 'Loans', people)
        await Promise.all([alice, bob].map(({ engine }) => synchronize(engine)))
        const programs = await Promise.all([carol, alice, bob].map((who) => startProgram(who, { clock })))
        const written: string[][] = [[], [], []]
        const setModes = (of: Mode, alices: Mode): Promise<void> =>
          pinPolicy(carol.engine, {
            mode: of,
            roundMs: 1000,
            batchMs: 10_000,
            people: { [alice.engine.account.person]: alices },
          })
        for (const [index, next] of steps.entries()) {
          if (next.kind === 'wait') await delay(clock, next.ms)
          else if (next.kind === 'policy') await setModes(next.mode, next.alice)
          else {
            const program = programs[next.who] as Program
            const name = `${next.who}.${index}`
            written[next.who]?.push(name)
            const text = `${name} ${'x'.repeat(next.length)}`
            await writeLetter(program.engine, { to: { kind: 'conversation', conversation }, tag: name, text })
            program.following.nudge()
          }
        }
        await setModes('standard', 'standard')
        const all = written.flat().sort()
        await Promise.all(
          programs.map((program) =>
            program.until(
              async () => (await textsOf(program)).length >= all.length && ownMode(program.engine) === 'standard',
            ),
          ),
        )
        // What was sent twice would show by now: one more round of everything.
        await delay(clock, 2000)
        for (const program of programs) {
          const seen = await textsOf(program)
          expect([...seen].sort()).toEqual(all)
          for (const [who, own] of written.entries())
            expect(seen.filter((name) => name.startsWith(`${who}.`))).toEqual(own)
        }
        await Promise.all(programs.map(({ stop }) => stop()))
      }),
      { numRuns: 3, endOnFailure: true },
    )
  })
})
