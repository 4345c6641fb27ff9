import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barsOf, MOMENTS, waveformOf } from './waveform.ts'

describe('the waveform of a voice note', () => {
  it('has 64 values, the loudest part 255', () => {
    const samples = Float32Array.from({ length: 6400 }, (_, at) => Math.sin(at) * (at < 3200 ? 0.1 : 0.2))
    const waveform = waveformOf(samples)
    expect(waveform).toHaveLength(MOMENTS)
    expect(Math.max(...waveform)).toBe(255)
    const [soft = 0, loud = 0] = [waveform[10], waveform[50]]
    expect(soft / loud).toBeCloseTo(0.5, 1)
  })

  it('is flat for silence, for hiss, and for nothing', () => {
    expect(waveformOf(new Float32Array(1000)).every((value) => value === 0)).toBe(true)
    expect(waveformOf(new Float32Array()).every((value) => value === 0)).toBe(true)
    expect(Math.max(...waveformOf(new Float32Array(1000).fill(0.0005)))).toBeLessThan(20)
  })

  it('stays within its bounds, whatever the samples are', () => {
    fc.assert(
      fc.property(fc.float32Array({ maxLength: 300 }), (samples) => {
        expect(waveformOf(samples)).toHaveLength(MOMENTS)
      }),
    )
  })

  it('is drawn in as many bars as there is room for, whatever came with the message', () => {
    fc.assert(
      fc.property(
        fc.option(fc.uint8Array({ maxLength: 64 }), { nil: undefined }),
        fc.integer({ min: 1, max: 80 }),
        (wave, count) => {
          const bars = barsOf(wave, count)
          expect(bars).toHaveLength(count)
          for (const bar of bars) expect(bar >= 0 && bar <= 1).toBe(true)
        },
      ),
    )
  })
})
