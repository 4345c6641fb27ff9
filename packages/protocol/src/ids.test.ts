import { base64url, fromHex, hex, utf8 } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  conversationIdFromBytes,
  deviceIdFromBytes,
  deviceIdOf,
  idBytes,
  isId,
  messageIdOf,
  personIdOf,
} from './ids.ts'

const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 })

describe('an id', () => {
  it('is 22 characters for 16 bytes, and back', () => {
    fc.assert(
      fc.property(sixteen, (bytes) => {
        for (const id of [deviceIdFromBytes(bytes), conversationIdFromBytes(bytes)]) {
          expect(isId(id)).toBe(true)
          expect(id).toHaveLength(22)
          expect(idBytes(id)).toEqual(bytes)
        }
      }),
    )
  })

  it('has one spelling', () => {
    const id = base64url(new Uint8Array(16))
    expect(isId(id)).toBe(true)
    expect(isId(`${id.slice(0, -1)}B`)).toBe(false)
    for (const other of ['', id.slice(1), `${id}A`, id.replace('A', '+'), ` ${id.slice(1)}`, `${id.slice(1)}\n`])
      expect(isId(other)).toBe(false)
  })

  it('of a device, of a person, and of a message never coincide for the same key', () => {
    const key = fromHex('11'.repeat(32)) as Uint8Array
    const ids = [deviceIdOf(key), personIdOf(key), messageIdOf(key)]
    expect(new Set(ids).size).toBe(3)
  })

  it('of a message is the first half of its SHA-256', () => {
    expect(hex(idBytes(messageIdOf(utf8('abc'))))).toBe('ba7816bf8f01cfea414140de5dae2223')
  })
})
