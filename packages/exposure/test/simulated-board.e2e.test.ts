// The simulation of the research behind this project: e-mail a hundred times as fast, so that 986 people write as much in
// eight days as people chat. Where everybody downloads the same, only who sends when is left.
import { expect, it } from 'vitest'
import { attack, messageSends } from '../src/index.ts'
import type { Guess, Truth, View } from '../src/index.ts'
import { shuffleView } from '../src/judge/shuffle-view.ts'
import { comparePartitions } from '../src/measure/partition.ts'
import { seededRandom } from '../src/random.ts'
import { describeWithData } from './_data.ts'
import { emailEu } from './_email-eu.ts'

const SPEED = 100

/** The best agreement with the departments among the answers whose way matches. */
function bestAmi({ departments }: Guess, truth: Truth, by: RegExp): number {
  const values = departments
    .filter((answer) => by.test(answer.by))
    .map((answer) => comparePartitions(answer.value, truth.departments as Int32Array).ami)
  return Math.max(...values)
}

describeWithData('email-eu-core on a board', 'email-eu-core/email-Eu-core-temporal.txt.gz', () => {
  const { view, truth } = emailEu(SPEED)
  const sends: View = {
    people: view.people,
    span: view.span,
    sends: messageSends(view.messages as NonNullable<View['messages']>),
  }
  const guess = attack(sends)

  it('is drawn from exact metadata', () => {
    // 0.64 there, by message counts at a resolution of 4.
    expect(Math.abs(bestAmi(attack(view), truth, /^counts, Louvain at 4$/) - 0.64)).toBeLessThan(0.03)
  })

  it('keeps about 0.05 against co-occurrence of sends', () => {
    const ami = bestAmi(guess, truth, /^sends within (?:10|60) s/)
    expect(ami).toBeGreaterThan(0.02)
    expect(ami).toBeLessThan(0.08)
  })

  it('gives away twice as much to a model of who answers whom', () => {
    const ami = bestAmi(guess, truth, /^excitation/)
    expect(ami).toBeGreaterThan(0.08)
    expect(ami).toBeLessThan(0.15)
  })

  it('gives away next to nothing once identities are shuffled within the day', () => {
    const control = attack(shuffleView(sends, seededRandom(1), 24 * 60 * 60_000))
    expect(Math.abs(bestAmi(control, truth, /./))).toBeLessThan(0.04)
  })
})
