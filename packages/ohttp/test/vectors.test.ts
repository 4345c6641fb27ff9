import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkVectors } from './_check-vectors.ts'
import type { Vectors } from './_check-vectors.ts'

const vectors = JSON.parse(readFileSync(new URL('../../../vectors/ohttp.json', import.meta.url), 'utf8')) as Vectors
const checks = await checkVectors(vectors)

describe('vectors/ohttp.json', () => {
  it.each(checks)('$name', ({ expected, actual }) => {
    expect(actual).toBe(expected)
  })

  it('is all there', () => {
    expect(checks).toHaveLength(17)
  })
})
