import { describe, expect, it } from 'vitest'
import type { PersonId } from '@chancery/protocol'
import type { Mention } from '../../../contract/topics.ts'
import { EVERYBODY, manySpokenTo, mayMeanEverybody } from './everybody.ts'

const people = (count: number): PersonId[] => Array.from({ length: count }, (_, at) => `person-${at}` as PersonId)
const all: readonly Mention[] = [{ at: 0, length: 9, person: EVERYBODY }]

describe('a mention of all', () => {
  it.each(['', 'e', 'every', 'ALL', 'स', 'सभी', 'sab'])('is meant by %j in a group', (typed) => {
    expect(mayMeanEverybody(typed, people(3))).toBe(true)
  })

  it('is not meant by a name, nor between two', () => {
    expect(mayMeanEverybody('priya', people(3))).toBe(false)
    expect(mayMeanEverybody('all', people(2))).toBe(false)
  })

  it('is asked about where more than twenty others hear it, with their number', () => {
    expect(manySpokenTo(all, people(21))).toBeUndefined()
    expect(manySpokenTo(all, people(22))).toBe(21)
    expect(manySpokenTo([{ at: 0, length: 3, person: people(1)[0] as PersonId }], people(200))).toBeUndefined()
    expect(manySpokenTo([], people(200))).toBeUndefined()
  })
})
