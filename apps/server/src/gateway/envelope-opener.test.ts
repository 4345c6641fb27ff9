import { encapsulateRequest, generateGatewayKey, openGatewayKey } from '@chancery/ohttp'
import type { GatewayKey } from '@chancery/ohttp'
import { cellEnvelopes, decodeAnswerBatch, encodeEnvelopeAnswer, encodeEnvelopeRequest } from '@chancery/protocol'
import { describe, expect, it } from 'vitest'
import { EnvelopeOpener } from './envelope-opener.ts'

describe('the opener of envelopes', () => {
  it('opens several batches at the same time and mixes up none of their answers', async () => {
    const stored = await generateGatewayKey(1)
    const { config } = (await openGatewayKey(stored)) as GatewayKey
    const opener = new EnvelopeOpener(stored, () => undefined)
    const batches = await Promise.all(
      [40, 3, 1].map((count) =>
        Promise.all(
          Array.from({ length: count }, (_, date) =>
            encapsulateRequest(config, encodeEnvelopeRequest({ date, cells: [] })),
          ),
        ),
      ),
    )
    const opened = await Promise.all(
      batches.map((sent) =>
        opener.open(
          cellEnvelopes,
          sent.map(({ bytes }) => bytes),
        ),
      ),
    )
    expect(opened.map((batch) => batch.opened.map((one) => one?.request?.date))).toEqual(
      batches.map((sent) => sent.map((_, index) => index)),
    )
    for (const [index, batch] of [...opened.entries()].toReversed()) {
      const sent = batches[index] ?? []
      const answers = sent.map((_, date) => encodeEnvelopeAnswer({ date }))
      const sealed = decodeAnswerBatch(cellEnvelopes, await batch.seal(answers)) ?? []
      expect(await Promise.all(sealed.map(async (one, at) => sent[at]?.open(one)))).toEqual(answers)
      // A batch is sealed once: nothing of it is kept.
      await expect(batch.seal(answers)).rejects.toThrow('sealed once')
    }
    await opener.close()
  })

  it('refuses what comes after it was closed, which is nobody’s defect', async () => {
    const fatal: Error[] = []
    const opener = new EnvelopeOpener(new Uint8Array(3), (error) => fatal.push(error))
    await expect(opener.open(cellEnvelopes, [])).rejects.toThrow('The gateway’s key is none')
    expect(fatal).toEqual([])
    await opener.close()
    await expect(opener.open(cellEnvelopes, [])).rejects.toThrow('The gateway is closed')
    expect(fatal).toEqual([])
  })
})
