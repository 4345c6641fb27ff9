import { describe, expect, it } from 'vitest'
import { atMost, lessSure, statement } from './sureness.ts'

describe('how sure a statement is', () => {
  it('needs both that it comes out again and that there is enough', () => {
    expect(statement(0.95, 100).sureness).toBe('sure')
    expect(statement(0.95, 20).sureness).toBe('likely')
    expect(statement(0.75, 100).sureness).toBe('likely')
    expect(statement(0.95, 7).sureness).toBe('guess')
    expect(statement(0.55, 100).sureness).toBe('guess')
    expect(statement(0.4, 1000).sureness).toBe('too-little')
    expect(statement(1, 2).sureness).toBe('too-little')
    expect(statement(NaN, 100)).toEqual({ sureness: 'too-little', stability: 0, count: 100 })
  })

  it('is lowered by what it depends on, and never raised', () => {
    expect(atMost('likely', statement(1, 100)).sureness).toBe('likely')
    expect(atMost('sure', statement(0.55, 100)).sureness).toBe('guess')
    expect(lessSure('sure')).toBe('likely')
    expect(lessSure('too-little')).toBe('too-little')
  })
})
