import { BACKUP_BYTES } from '@chancery/protocol'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPointer, sealPointer } from './backup-entry.ts'
import { backupKeysOf, makeRecoveryCode } from './recovery-code.ts'

const keys = backupKeysOf(makeRecoveryCode())
const manifest = { key: 'A'.repeat(43), hash: 'B'.repeat(42) + 'A', isIndex: true, size: 1234 }

describe('what a recovery code leads to', () => {
  it('opens with its code, and is always of one size, also when the backup was given up', async () => {
    const whole = await sealPointer(keys, 7, { manifest, made: 100 })
    expect(whole).toHaveLength(BACKUP_BYTES)
    expect(await openPointer(keys, whole)).toEqual({ manifest, made: 100, sequence: 7 })
    const given = await sealPointer(keys, 8, { made: 200 })
    expect(given).toHaveLength(BACKUP_BYTES)
    expect(await openPointer(keys, given)).toEqual({ made: 200, sequence: 8 })
  })

  it('does not open with another code, nor when any byte of it was changed', async () => {
    const whole = await sealPointer(keys, 7, { manifest, made: 100 })
    expect(await openPointer(backupKeysOf(makeRecoveryCode()), whole)).toBeUndefined()
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: BACKUP_BYTES - 1 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = whole.map((byte, index) => (index === at ? byte ^ flip : byte))
        expect(await openPointer(keys, changed)).toBeUndefined()
      }),
      { numRuns: 50 },
    )
    expect(await openPointer(keys, whole.subarray(1))).toBeUndefined()
  })
})
