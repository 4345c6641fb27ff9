import { describe, expect, it } from 'vitest'
import type { AttachmentRow, MessageRow } from '../../../contract/topics.ts'
import { english } from '../../language/english.ts'
import { wordsIn } from '../../language/words.ts'
import { rowAt, waitingRow } from '../timeline/_rows.ts'
import { quoteOf, quotedWords } from './quoted-words.ts'

const words = wordsIn('en', 'en-IN', english)

/** What stands in the place of a row that is quoted. */
function said(more: Partial<MessageRow>): string | undefined {
  const quote = quoteOf(rowAt(1, more))
  return quote === undefined ? undefined : quotedWords(quote, words)
}

function attached(kind: AttachmentRow['kind'], name = ''): Partial<MessageRow> {
  return { text: '', attachment: { kind, name, type: 'application/octet-stream', bytes: 1, isHere: true } }
}

describe('a quoted message', () => {
  it('is its text in one line, without marks', () => {
    expect(said({ text: '*Good* morning\nto all' })).toBe('Good morning to all')
  })

  it('names what is attached: a document as it is called, a photo and a voice note by their kind', () => {
    expect(said(attached('photo', 'IMG_2041.jpg'))).toBe('Photo')
    expect(said(attached('voice'))).toBe('Voice note')
    expect(said(attached('file', 'plan.pdf'))).toBe('File plan.pdf')
    expect(said(attached('file'))).toBe('File')
    expect(said({ text: '', card: { kind: 'place', latitude: 1, longitude: 2 } })).toBe('Place')
  })

  it('has a caption behind its name', () => {
    expect(said({ ...attached('file', 'plan.pdf'), text: 'For _today_' })).toBe('File plan.pdf: For today')
  })

  it('says of what was deleted only that it was', () => {
    expect(said({ ...attached('file', 'plan.pdf'), deletedBy: rowAt(1).person })).toBe(words.t('acts.deleted-short'))
  })

  it('is nothing before it is on the record', () => {
    expect(quoteOf(waitingRow('key'))).toBeUndefined()
  })
})
