import { expect, it } from 'vitest'
import { mayTake } from './may-take.ts'

const approved = [
  { manifest: 'first', version: '1', index: 3, time: 0 },
  { manifest: 'second', version: '2', index: 9, time: 0 },
]

it('an app comes as it is while the register names none', () => {
  expect(mayTake([], undefined, 'any')).toBe(true)
  expect(mayTake([], 'present', 'any')).toBe(true)
})

it('an app that no administrator approved does not come', () => {
  expect(mayTake(approved, 'first', 'other')).toBe(false)
  expect(mayTake(approved, 'unknown', 'other')).toBe(false)
  expect(mayTake(approved, undefined, 'other')).toBe(false)
})

it('an approved app comes, but never one that was approved before the present one', () => {
  expect(mayTake(approved, 'first', 'second')).toBe(true)
  expect(mayTake(approved, 'unknown', 'first')).toBe(true)
  expect(mayTake(approved, 'second', 'first')).toBe(false)
  const again = [{ manifest: 'first', version: '1', index: 12, time: 0 }, ...approved.slice(1)]
  expect(mayTake(again, 'second', 'first')).toBe(true)
})
