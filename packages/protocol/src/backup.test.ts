import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BACKUP_BYTES, SEALED_BACKUP_BYTES, backupMessage, decodeBackup, encodeBackup } from './backup.ts'

const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const entries = fc.record({
  signature: bytesOf(64),
  sequence: fc.maxSafeNat(),
  sealed: bytesOf(SEALED_BACKUP_BYTES),
})

describe('what lies at the place of a backup', () => {
  it('comes out as it went in, and is always of one size', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const bytes = encodeBackup(entry)
        expect(bytes).toHaveLength(BACKUP_BYTES)
        expect(decodeBackup(bytes)).toEqual(entry)
        expect(bytes.subarray(64)).toEqual(backupMessage(entry))
      }),
    )
  })

  it('is none when it has another length, and never an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2 * BACKUP_BYTES }), (junk) => {
        const decoded = decodeBackup(junk)
        expect(decoded === undefined || encodeBackup(decoded).length === BACKUP_BYTES).toBe(true)
      }),
    )
    expect(decodeBackup(new Uint8Array(BACKUP_BYTES).fill(255))).toBeUndefined()
  })
})
