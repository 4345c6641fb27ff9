import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coordinateWords, parseCoordinates } from './coordinate-words.ts'

describe('coordinates', () => {
  it('are read as they were written', () => {
    const degrees = (most: number) => fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((value) => value / 1e6)
    fc.assert(
      fc.property(degrees(90), degrees(180), (latitude, longitude) => {
        const read = parseCoordinates(coordinateWords(latitude, longitude))
        expect(read?.latitude).toBeCloseTo(latitude, 6)
        expect(read?.longitude).toBeCloseTo(longitude, 6)
      }),
    )
  })

  it.each(['18.5, 73.8', '18.5 73.8', ' 18.5°, 73.8° ', '+18.5;73.8'])('are read from %j', (text) => {
    expect(parseCoordinates(text)).toEqual({ latitude: 18.5, longitude: 73.8 })
  })

  it.each(['', 'Pune', '18.5', '91, 0', '0, 181', '1e3, 2', '१८.५, ७३.८'])('are not read from %j', (text) => {
    expect(parseCoordinates(text)).toBeUndefined()
  })
})
