import { describe, expect, it } from 'vitest'
import { endingOf, fileKind, isShown } from './file-kind.ts'

describe('the sort of a file', () => {
  it.each([
    ['application/pdf', 'a', 'pdf'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'a.bin', 'sheet'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'a', 'document'],
    ['image/svg+xml', 'a.svg', 'picture'],
    ['application/octet-stream', 'REPORT.PDF', 'pdf'],
    ['', 'archive.tar', 'archive'],
    ['text/html', 'page.html', 'other'],
    ['', 'नाम', 'other'],
  ])('is known by %s and %s', (type, name, kind) => {
    expect(fileKind(type, name)).toBe(kind)
  })

  it('is not known by an ending that is none', () => {
    expect(endingOf('a.b c')).toBe('')
    expect(endingOf('pdf')).toBe('')
  })
})

describe('what the page itself shows', () => {
  it('is pictures, films, and sounds', () => {
    for (const type of ['image/png', 'IMAGE/JPEG', 'video/mp4', 'audio/webm;codecs=opus'])
      expect(isShown(type)).toBe(true)
  })

  it('is never what could be a page or a script', () => {
    for (const type of ['text/html', 'image/svg+xml', 'application/pdf', 'application/xhtml+xml', 'text/xml', ''])
      expect(isShown(type)).toBe(false)
  })
})
