import { fromUtf8 } from '@chancery/base'
import { describe, expect, it } from 'vitest'
import { labels, payloadTypes } from './labels.ts'

describe('labels', () => {
  it('are all different, all of this version, and none begins another', () => {
    const texts = Object.values(labels).map((label) => fromUtf8(label) as string)
    expect(new Set(texts).size).toBe(texts.length)
    for (const text of texts) {
      expect(text).toMatch(/^chancery\/v1 [a-z ]+$/)
      expect(texts.filter((other) => other !== text && other.startsWith(text))).toEqual([])
    }
  })

  it('of signatures are all different', () => {
    expect(new Set(Object.values(payloadTypes)).size).toBe(Object.values(payloadTypes).length)
  })
})
