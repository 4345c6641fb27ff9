import { hex } from '@chancery/base'
import { describe, expect, it } from 'vitest'
import { MIN_PIN_CHARACTERS, keyFromPin, requirePin } from './pin-key.ts'
import { defaultPinCost } from './stretch.ts'

const cheap = { memoryKib: 64, passes: 1, lanes: 1 }
const salt = new Uint8Array(16).fill(1)

describe('a PIN', () => {
  it('has at least eight characters, counted as people count them', () => {
    expect(MIN_PIN_CHARACTERS).toBe(8)
    for (const pin of ['', '1234567', '😀😀😀😀']) expect(() => requirePin(pin)).toThrow(/at least 8 characters/)
    for (const pin of ['12345678', '😀'.repeat(8), 'नमस्तेभाई']) expect(() => requirePin(pin)).not.toThrow()
  })

  it('stands for the same key however the keyboard composes its letters', async () => {
    const composed = await keyFromPin('caf\u00e9 1234', salt, cheap)
    expect(await keyFromPin('cafe\u0301 1234', salt, cheap)).toEqual(composed)
    expect(await keyFromPin('café1234', salt, cheap)).not.toEqual(composed)
  })

  it('stands for another key with another salt or cost', async () => {
    const keys = await Promise.all([
      keyFromPin('12345678', salt, cheap),
      keyFromPin('12345678', new Uint8Array(16), cheap),
      keyFromPin('12345678', salt, { ...cheap, passes: 2 }),
      keyFromPin('12345679', salt, cheap),
    ])
    expect(new Set(keys.map(hex)).size).toBe(4)
    expect(keys.every((key) => key.length === 32)).toBe(true)
  })

  it('costs 64 MiB and three passes by default', () => {
    expect(defaultPinCost).toEqual({ memoryKib: 65_536, passes: 3, lanes: 1 })
  })
})
