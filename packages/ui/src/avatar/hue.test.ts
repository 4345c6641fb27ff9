import { expect, test } from 'vitest'
import { hueOf, hues } from './hue.ts'

test('a seed has the same colour on every device and in every version', () => {
  expect(['alice', 'bob', 'carol', 'प्रिया', ''].map(hueOf)).toEqual([7, 4, 2, 1, 5])
})

test('a thousand people are spread over all colours, none more than a third above its share', () => {
  const counts = Array.from({ length: hues }, () => 0)
  for (let person = 0; person < 1000; person += 1) {
    const hue = hueOf(`person-${person}`)
    counts[hue] = (counts[hue] ?? 0) + 1
  }
  expect(Math.max(...counts)).toBeLessThan((1000 / hues) * 1.34)
  expect(Math.min(...counts)).toBeGreaterThan((1000 / hues) * 0.66)
})
