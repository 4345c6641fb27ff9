import { base64url, fromUtf8, utf8 } from '@chancery/base'
import { describe, expect, it } from 'vitest'
import { appHash, decodeAppManifest, encodeAppManifest } from './app-manifest.ts'
import type { AppManifest } from './app-manifest.ts'

const sha256 = base64url(new Uint8Array(32))
const file = (path: string) => ({ path, sha256, size: 1 })
const manifest: AppManifest = {
  kind: 'app',
  version: '1.4.0',
  files: [file('assets/a-12345678.js'), file('index.html')],
}
const bytes = encodeAppManifest(manifest)

describe('the list of the app’s files', () => {
  it('round-trips, in one form, whose hash is the app’s', () => {
    expect(decodeAppManifest(bytes)).toEqual(manifest)
    expect(fromUtf8(bytes)).toMatch(/^\{"files":\[\{"path":"assets\/a-12345678\.js","sha256":"A{43}","size":1\},/)
    expect(appHash(bytes)).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  it('is refused when cut anywhere, with anything behind it, and in another form', () => {
    for (let length = 0; length < bytes.length; length++)
      expect(decodeAppManifest(bytes.subarray(0, length))).toBeUndefined()
    expect(decodeAppManifest(utf8(`${fromUtf8(bytes)}\n`))).toBeUndefined()
    expect(decodeAppManifest(utf8(JSON.stringify(manifest)))).toBeUndefined()
  })

  it.each([
    '../secret',
    'assets/../../secret',
    '/etc/passwd',
    'assets//a.js',
    'assets/',
    '.stamp',
    'a\\b',
    'a%2fb',
    'a?b',
    ':a',
    '*',
    '',
  ])('names no path such as “%s”', (path) => {
    expect(() => encodeAppManifest({ ...manifest, files: [file(path)] })).toThrow(
      expect.objectContaining({ code: 'protocol/app-manifest' }),
    )
  })

  it('names each file once, in order', () => {
    for (const paths of [
      ['b', 'a'],
      ['a', 'a'],
    ])
      expect(() => encodeAppManifest({ ...manifest, files: paths.map(file) })).toThrow(/order of their paths/)
  })
})
