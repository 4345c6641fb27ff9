import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { previewUrl } from './preview-url.ts'

const webp = new TextEncoder().encode('RIFF\0\0\0\0WEBPVP8 ')

describe('a preview that came with a message', () => {
  it('is drawn if it begins as a WebP or a JPEG', () => {
    expect(previewUrl(webp)).toBe('data:image/webp;base64,UklGRgAAAABXRUJQVlA4IA==')
    expect(previewUrl(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('data:image/jpeg;base64,/9j/4A==')
  })

  it('is not drawn if it is anything else, such as a drawing with a script in it', () => {
    expect(previewUrl(undefined)).toBeUndefined()
    expect(previewUrl(new Uint8Array())).toBeUndefined()
    expect(previewUrl(new TextEncoder().encode('<svg onload="alert(1)"/>'))).toBeUndefined()
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void previewUrl(bytes)))
  })
})
