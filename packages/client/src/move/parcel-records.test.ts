import { concatBytes } from '@chancery/base'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeRecords, encodeRecords } from './parcel-records.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const records = fc.array(fc.record({ table: text, key: text, value: fc.uint8Array({ maxLength: 300 }) }))

describe('the records of a parcel', () => {
  it('come out as they went in, in the same order', () => {
    fc.assert(
      fc.property(records, (several) => {
        expect(decodeRecords(encodeRecords(several))).toEqual(several)
      }),
    )
  })

  it('are none when they were cut inside a record, or something stands behind them', () => {
    const whole = encodeRecords([{ table: 'state', key: 'account', value: Uint8Array.of(1, 2, 3) }])
    // The version alone is a parcel of nothing.
    const cuts = Array.from(whole.keys()).filter((length) => length !== 1)
    for (const length of cuts) expect(decodeRecords(whole.subarray(0, length))).toBeUndefined()
    expect(decodeRecords(concatBytes(whole, Uint8Array.of(0)))).toBeUndefined()
    expect(decodeRecords(concatBytes(Uint8Array.of(2), whole.subarray(1)))).toBeUndefined()
  })

  it('are records or nothing, never an error, for junk', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => {
        const decoded = decodeRecords(junk)
        expect(decoded === undefined ? junk : encodeRecords(decoded)).toEqual(junk)
      }),
    )
  })
})
