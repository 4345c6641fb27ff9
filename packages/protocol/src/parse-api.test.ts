import { utf8 } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apiErrors, appendRequestSchema, headsResponseSchema, paths } from './api.ts'
import { parseApi } from './parse-api.ts'

const heads = { time: 1, board: 'a', register: 'b' }
const json = (value: unknown): Uint8Array => utf8(JSON.stringify(value))

describe('an answer of the server', () => {
  it('is given when it has exactly the members that it should have', () => {
    expect(parseApi(headsResponseSchema, json(heads))).toEqual(heads)
  })

  it.each([
    ['a member too many', { ...heads, more: 1 }],
    ['a member too few', { time: 1, board: 'a' }],
    ['a number below zero', { ...heads, time: -1 }],
    ['a number that is not whole', { ...heads, time: 1.5 }],
    ['text that is too long', { ...heads, board: 'x'.repeat(2001) }],
    ['null', null],
  ])('is refused with %s', (_, value) => {
    expect(() => parseApi(headsResponseSchema, json(value))).toThrow(/not in the expected form/)
  })

  it('raises only our error for junk', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (junk) => {
        expect(() => parseApi(headsResponseSchema, junk)).toThrow(expect.objectContaining({ code: 'protocol/api' }))
      }),
    )
  })
})

describe('a request to append', () => {
  const key = 'A'.repeat(43)
  const entry = { kind: 'revocation', access: key, commitment: key }

  it('carries no time: that is the server’s word', () => {
    expect(parseApi(appendRequestSchema, json({ entry, opening: '' }))).toEqual({ entry, opening: '' })
    expect(() => parseApi(appendRequestSchema, json({ entry: { ...entry, time: 1 }, opening: '' }))).toThrow(
      /expected form/,
    )
  })

  it('never carries a directory entry: the server alone makes those', () => {
    expect(() => parseApi(appendRequestSchema, json({ entry: { kind: 'directory', hash: key }, opening: '' }))).toThrow(
      /expected form/,
    )
  })
})

describe('the API', () => {
  it('has no two equal paths, and only codes of its own', () => {
    const all = Object.values(paths)
    expect(new Set(all).size).toBe(all.length)
    for (const [code, status] of Object.entries(apiErrors)) {
      expect(code).toMatch(/^api\//)
      expect(status).toBeGreaterThanOrEqual(400)
    }
  })
})
