import { describe, expect, it } from 'vitest'
import { isIn, officesOf, placeOf } from './offices.ts'

const people = [
  { office: 'Loans, Head office' },
  { office: 'Head office · Treasury' },
  { office: 'Head office' },
  { office: 'Loans, Pune' },
  { office: 'लखनऊ शाखा, प्रबंधक' },
  { office: 'लखनऊ शाखा, ऋण' },
  { office: 'Archive' },
  {},
]

describe('the offices of a directory', () => {
  const offices = officesOf(people)

  it('are what several people name, in whatever order they wrote it', () => {
    expect([...offices]).toEqual([
      ['Loans', 2],
      ['Head office', 3],
      ['लखनऊ शाखा', 2],
    ])
  })

  it('list everybody where most others are, and nobody where they are alone', () => {
    expect(people.map((row) => placeOf(row, offices))).toEqual([
      'Head office',
      'Head office',
      'Head office',
      'Loans',
      'लखनऊ शाखा',
      'लखनऊ शाखा',
      undefined,
      undefined,
    ])
  })

  it('find whoever names them, as the first part or another', () => {
    expect(people.filter((row) => isIn(row, 'Loans'))).toHaveLength(2)
    expect(isIn({}, 'Loans')).toBe(false)
  })
})
