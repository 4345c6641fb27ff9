import { concatBytes, equalBytes } from '@chancery/base'
import { decodeBinaryRequest, encodeBinaryRequest, encodeBinaryResponse } from '@chancery/ohttp/binary'
import type { BinaryRequest } from '@chancery/ohttp/binary'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cellEnvelopes,
  decodeAnswerBatch,
  decodeEnvelopeBatch,
  encodeAnswerBatch,
  encodeEnvelopeBatch,
  isNotOpened,
  notOpened,
  vaultEnvelopes,
} from './envelope-batch.ts'
import { ENVELOPE_ANSWER_BYTES } from './envelope-message.ts'
import {
  CELLS_PER_ENVELOPE,
  ENVELOPE_REQUEST_BYTES,
  decodeEnvelopeAnswer,
  decodeEnvelopeRequest,
  encodeEnvelopeAnswer,
  encodeEnvelopeRequest,
} from './envelope.ts'

const { envelopeBytes: ENVELOPE_BYTES, answerBytes: SEALED_ANSWER_BYTES } = cellEnvelopes

const exactly = (length: number) => fc.uint8Array({ minLength: length, maxLength: length, size: 'max' })
/** To the end of the year 9999, where HTTP’s dates end. */
const date = fc.nat(253_402_300_799)
const cells = fc.array(exactly(1024), { maxLength: CELLS_PER_ENVELOPE })
const request = fc.record({ date, cells })
const refusal = fc.record(
  {
    code: fc.constantFrom('api/bad-request', 'api/wrong-time', 'api/new-in-2031'),
    message: fc.string({ unit: 'binary', maxLength: 40 }),
    status: fc.integer({ min: 400, max: 599 }),
    retryAfterSeconds: fc.nat(86_400),
  },
  { requiredKeys: ['code', 'message', 'status'] },
)
const answer = fc.record({ date, refusal }, { requiredKeys: ['date'] })

describe('the request in an envelope', () => {
  it('round-trips and is always as long, with a cell or as a dummy', () => {
    fc.assert(
      fc.property(request, (one) => {
        const bytes = encodeEnvelopeRequest(one)
        expect(bytes).toHaveLength(ENVELOPE_REQUEST_BYTES)
        expect(decodeEnvelopeRequest(bytes)).toEqual(one)
      }),
    )
  })

  it('is 1,098 bytes, and the envelope 1,153', () => {
    expect([ENVELOPE_REQUEST_BYTES, ENVELOPE_BYTES]).toEqual([1098, 1153])
  })

  it('has one form: with any one byte changed it is refused, or says something else', () => {
    fc.assert(
      fc.property(request, fc.nat(ENVELOPE_REQUEST_BYTES - 1), fc.integer({ min: 1, max: 255 }), (one, at, by) => {
        const changed = encodeEnvelopeRequest(one)
        changed[at] = (changed[at] as number) ^ by
        const read = decodeEnvelopeRequest(changed)
        expect(read === undefined || equalBytes(encodeEnvelopeRequest(read), changed)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('never throws, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), exactly(ENVELOPE_REQUEST_BYTES), (short, long) => {
        expect(decodeEnvelopeRequest(short)).toBeUndefined()
        expect(decodeEnvelopeRequest(long)).toBeUndefined()
      }),
    )
  })

  const plain = decodeBinaryRequest(encodeEnvelopeRequest({ date: 0, cells: [] })) as BinaryRequest
  const dated = (text: string) => [['date', text]] as const
  const content = (first: number, last: number) => {
    const bytes = new Uint8Array(plain.content.length)
    bytes[0] = first
    bytes[bytes.length - 1] = last
    return bytes
  }
  it.each([
    ['for another path', { path: '/api/board/cellz' }],
    ['for another host', { authority: 'bored' }],
    ['with another method', { method: 'PUTT' }],
    ['without a date', { headers: [['dote', 'Thu, 01 Jan 1970 00:00:00 GMT']] as const }],
    ['with a date of another form', { headers: dated('Thu, 01-Jan-1970 00:00:00 GMT') }],
    ['with a date that never was', { headers: dated('Thu, 32 Jan 1970 00:00:00 GMT') }],
    ['with a date on the wrong weekday', { headers: dated('Fri, 01 Jan 1970 00:00:00 GMT') }],
    ['with two cells', { content: content(2, 0) }],
    ['that says dummy and is not empty', { content: content(0, 1) }],
  ])('%s is refused', (_, change: Partial<BinaryRequest>) => {
    const bytes = encodeBinaryRequest({ ...plain, ...change })
    // As long as a good one, so that its length is not what it is refused for.
    expect(bytes).toHaveLength(ENVELOPE_REQUEST_BYTES)
    expect(decodeEnvelopeRequest(bytes)).toBeUndefined()
  })

  it('is not made of more cells than it holds, nor of pieces of one', () => {
    const cell = new Uint8Array(1024)
    expect(() => encodeEnvelopeRequest({ date: 0, cells: [cell, cell] })).toThrow(/send the rest/)
    expect(() => encodeEnvelopeRequest({ date: 0, cells: [cell.subarray(1)] })).toThrow(/up to 1/)
  })
})

describe('the answer to an envelope', () => {
  it('round-trips and is always as long, taken or refused', () => {
    fc.assert(
      fc.property(answer, (one) => {
        const bytes = encodeEnvelopeAnswer(one)
        expect(bytes).toHaveLength(ENVELOPE_ANSWER_BYTES)
        expect(decodeEnvelopeAnswer(bytes)).toEqual(one)
      }),
    )
  })

  it('has room for any refusal: what is too long is cut, never the code', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 200, maxLength: 600 }), (message) => {
        const refused = { code: 'api/already-founded', message, status: 409, retryAfterSeconds: 86_400 }
        const read = decodeEnvelopeAnswer(encodeEnvelopeAnswer({ date: 0, refusal: refused }))
        expect(read?.refusal?.code).toBe('api/already-founded')
        expect(message.startsWith(read?.refusal?.message as string)).toBe(true)
      }),
    )
  })

  it('never throws, whatever the bytes are', () => {
    fc.assert(
      fc.property(answer, fc.nat(), fc.nat(255), exactly(ENVELOPE_ANSWER_BYTES), (one, at, byte, junk) => {
        const changed = encodeEnvelopeAnswer(one).slice()
        changed[at % changed.length] = byte
        decodeEnvelopeAnswer(changed)
        decodeEnvelopeAnswer(junk)
        expect(decodeEnvelopeAnswer(changed.subarray(1))).toBeUndefined()
      }),
      { numRuns: 1000 },
    )
  })

  const headers = [['date', 'Thu, 01 Jan 1970 00:00:00 GMT']] as const
  const content = new TextEncoder().encode('{"code":"a","message":"b"}')
  it.each([
    ['without a date', { status: 204, headers: [], content: new Uint8Array() }],
    ['taken, and with content', { status: 204, headers, content }],
    ['refused without saying why', { status: 400, headers, content: new Uint8Array() }],
    ['refused in another form', { status: 400, headers, content: content.slice(0, 14) }],
  ])('%s is none', (_, response) => {
    expect(decodeEnvelopeAnswer(encodeBinaryResponse(response, ENVELOPE_ANSWER_BYTES))).toBeUndefined()
  })
})

describe('a batch', () => {
  it('of envelopes or answers round-trips, in order', () => {
    const batch = (length: number) => fc.array(exactly(length), { maxLength: 3 })
    for (const form of [cellEnvelopes, vaultEnvelopes])
      fc.assert(
        fc.property(batch(form.envelopeBytes), batch(form.answerBytes), (envelopes, answers) => {
          expect(decodeEnvelopeBatch(form, encodeEnvelopeBatch(form, envelopes))).toEqual(envelopes)
          expect(decodeAnswerBatch(form, encodeAnswerBatch(form, answers))).toEqual(answers)
        }),
        { numRuns: form === cellEnvelopes ? 100 : 5 },
      )
  })

  it('is refused when cut, with anything behind it, or with another count, before anything is allocated', () => {
    const whole = encodeEnvelopeBatch(cellEnvelopes, [new Uint8Array(ENVELOPE_BYTES), new Uint8Array(ENVELOPE_BYTES)])
    expect(decodeEnvelopeBatch(cellEnvelopes, whole.subarray(1))).toBeUndefined()
    expect(decodeEnvelopeBatch(cellEnvelopes, whole.subarray(0, 3))).toBeUndefined()
    expect(decodeEnvelopeBatch(cellEnvelopes, concatBytes(whole, Uint8Array.of(0)))).toBeUndefined()
    for (const count of [1, 3, 0xff]) {
      whole[3] = count
      expect(decodeEnvelopeBatch(cellEnvelopes, whole)).toBeUndefined()
    }
    expect(decodeEnvelopeBatch(cellEnvelopes, new Uint8Array(4).fill(0xff))).toBeUndefined()
  })

  it('is not made of more than a round, nor of parts of another length', () => {
    const one = new Uint8Array(ENVELOPE_BYTES)
    expect(
      encodeEnvelopeBatch(
        cellEnvelopes,
        Array.from({ length: 4096 }, () => one),
      ),
    ).toHaveLength(4 + 4096 * ENVELOPE_BYTES)
    expect(() =>
      encodeEnvelopeBatch(
        cellEnvelopes,
        Array.from({ length: 4097 }, () => one),
      ),
    ).toThrow(/up to 4096/)
    expect(() => encodeAnswerBatch(cellEnvelopes, [one])).toThrow(/parts of 544 bytes/)
  })

  it('says what could not be opened by zeros, which no sealed answer is', () => {
    expect(isNotOpened(notOpened(cellEnvelopes))).toBe(true)
    expect(isNotOpened(new Uint8Array(SEALED_ANSWER_BYTES).fill(0, 1).fill(1, 0, 1))).toBe(false)
  })
})
