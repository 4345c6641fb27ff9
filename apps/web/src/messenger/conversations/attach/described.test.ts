import { describe, expect, it } from 'vitest'
import type { NewAttachment } from '../../../contract/attachment-calls.ts'
import { described } from './described.ts'

const photo: NewAttachment = { kind: 'photo', name: 'a.webp', blob: new Blob() }
const file: NewAttachment = { kind: 'file', name: 'a.jpg', blob: new Blob() }
const description = ' A field\tat a river '

describe('the description of a picture', () => {
  it('goes with a photo, and with a picture that goes as a file, as one line', () => {
    expect(described({ made: photo, description })?.description).toBe('A field at a river')
    const picture = { ...file, preview: new Uint8Array(1) }
    expect(described({ made: picture, description })?.description).toBe('A field at a river')
  })

  it('that is half a letter at its end can be signed', () => {
    expect(described({ made: photo, description: 'A field \ud83c' })?.description).toBe('A field \ufffd')
  })

  it('does not go where there is none, or no picture', () => {
    expect(described({ made: photo, description: ' ' })).toBe(photo)
    expect(described({ made: file, description })).toBe(file)
    expect(described({ description })).toBeUndefined()
  })
})
