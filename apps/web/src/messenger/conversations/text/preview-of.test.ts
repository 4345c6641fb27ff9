import { describe, expect, it } from 'vitest'
import { previewOf } from './preview-of.ts'
import { roomTaken } from './text-room.ts'

describe('a text as one line', () => {
  it('has neither marks nor line breaks', () => {
    expect(previewOf('*Hello*\n\n> all of  you')).toBe('Hello all of you')
  })

  it('is cut between characters, never inside one', () => {
    const line = previewOf('क्षि'.repeat(200))
    expect(line.endsWith('क्षि…')).toBe(true)
    expect(line.length).toBeLessThanOrEqual(201)
  })
})

describe('the room of one message', () => {
  it('holds 14,846 bytes of the text’s JSON form, quotes included, as the engine counts', () => {
    expect(roomTaken('a'.repeat(14_846))).toBeLessThanOrEqual(1)
    expect(roomTaken('a'.repeat(14_847))).toBeGreaterThan(1)
    expect(roomTaken('क'.repeat(4948))).toBeLessThanOrEqual(1)
    expect(roomTaken('क'.repeat(4949))).toBeGreaterThan(1)
    expect(roomTaken('\u0001'.repeat(2474))).toBeLessThanOrEqual(1)
    expect(roomTaken('\u0001'.repeat(2475))).toBeGreaterThan(1)
  })
})
